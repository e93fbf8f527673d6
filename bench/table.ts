/** A table of results: each row has a name and one number for each column. */
export type Table = {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: Readonly<Record<string, readonly number[]>>;
};

/** The table as Markdown, with numbers to one decimal at most. */
export function toMarkdown({ title, columns, rows }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    `### ${title}`,
    "",
    line(["", ...columns]),
    line(["---", ...columns.map(() => "--:")]),
    ...Object.entries(rows).map(([name, values]) => line([name, ...values.map(short)])),
    "",
  ].join("\n");
}

/** The rows as objects with named numbers, for results.json. */
export function toRecords({ columns, rows }: Table): Readonly<Record<string, Readonly<Record<string, number>>>> {
  return Object.fromEntries(
    Object.entries(rows).map(([name, values]) => [
      name,
      Object.fromEntries(columns.map((column, i) => [column, Number(short(values[i] ?? 0))])),
    ]),
  );
}

function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}
