import type { DataTableBlock, RichTextBlock, TableBlock } from "@slack/types";
import { limits } from "../limits.ts";
import { bold, lines, type Mrkdwn } from "../text.ts";
import { andMore } from "../words.ts";
import { fence } from "./fence.ts";

type Cell = TableBlock["rows"][number][number];

/** A table in a fixed-width box with aligned columns; whole rows only, and how many more there are. */
export function tableAsMrkdwn(table: TableBlock | DataTableBlock): Mrkdwn {
  const rows = table.rows.map((row) => row.map((cell) => textOf(cell).replaceAll("\n", " ")));
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  const aligned = rows.map((row) =>
    row
      .map((cell, column) =>
        isRight(table, column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
  const title = table.type === "data_table" ? bold(table.caption) : undefined;
  // Room for the title and the line that tells what is left out.
  const shown = whileTheyFit(aligned, limits.section.text - String(title ?? "").length - 60);
  return lines([title, fence(shown.join("\n")), andMore(aligned.length - shown.length, "rows")]);
}

const isRight = (table: TableBlock | DataTableBlock, column: number): boolean =>
  table.type === "table" && table.column_settings?.[column]?.align === "right";

function whileTheyFit(rows: readonly string[], max: number): readonly string[] {
  let room = max;
  const end = rows.findIndex((row) => {
    room -= escapedLength(row) + 1;
    return room < 0;
  });
  return end < 0 ? rows : rows.slice(0, end);
}

/** An upper bound of the length after escaping. */
const escapedLength = (text: string): number => text.length + 4 * (text.match(/[&<>]/g)?.length ?? 0);

const textOf = (cell: Cell): string => (cell.type === "rich_text" ? richTextWords(cell) : cell.text);

const richTextWords = (block: RichTextBlock): string =>
  block.elements
    .flatMap((element) =>
      element.type === "rich_text_list" ? element.elements.flatMap((item) => item.elements) : element.elements,
    )
    .map((leaf) => {
      if (leaf.type === "date") return leaf.fallback ?? "";
      // In a fixed-width box Slack draws no names for ids.
      if (leaf.type === "user") return `@${leaf.user_id}`;
      if (leaf.type === "channel") return `#${leaf.channel_id}`;
      return ("text" in leaf ? leaf.text : undefined) ?? ("url" in leaf ? leaf.url : undefined) ?? "";
    })
    .join("");
