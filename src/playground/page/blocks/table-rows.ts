/** One cell as text, with its number when it is one. */
export interface Cell {
  readonly text: string;
  readonly number?: number;
}

/** The column that rows are sorted by, and which way. */
export interface Sort {
  readonly column: number;
  readonly direction: "ascending" | "descending";
}

/** Rows in the order that a click on a heading asks for: numbers by size, words by the alphabet; ties keep their place. */
export function sortRows<R>(
  rows: readonly R[],
  sort: Sort | undefined,
  cell: (row: R, column: number) => Cell,
): readonly R[] {
  if (sort === undefined) return rows;
  const sign = sort.direction === "ascending" ? 1 : -1;
  return [...rows].sort((a, b) => sign * compare(cell(a, sort.column), cell(b, sort.column)));
}

function compare(a: Cell, b: Cell): number {
  if (a.number !== undefined && b.number !== undefined) return a.number - b.number;
  return a.text.localeCompare(b.text, "en", { numeric: true, sensitivity: "base" });
}

/** A click on a heading: up, then down, then as it came. */
export function nextSort(sort: Sort | undefined, column: number): Sort | undefined {
  if (sort?.column !== column) return { column, direction: "ascending" };
  return sort.direction === "ascending" ? { column, direction: "descending" } : undefined;
}

/** One page of rows; a page that is not there any more becomes the last one. */
export function pageOf<R>(
  rows: readonly R[],
  page: number,
  size: number,
): { readonly rows: readonly R[]; readonly page: number; readonly pages: number } {
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const at = Math.min(Math.max(0, page), pages - 1);
  return { rows: rows.slice(at * size, (at + 1) * size), page: at, pages };
}
