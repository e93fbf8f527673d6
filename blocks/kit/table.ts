import type { RawTextElement, RichTextBlock, RichTextElement, TableBlock } from "@slack/types";
import { limits } from "../limits.ts";
import { plain, utc } from "../text.ts";
import { shorten } from "../words.ts";

/** A cell: words, words that link, a moment (ms) in the reader's own time zone, or somebody or a channel by their Slack id. */
export type Cell =
  | string
  | { readonly text: string; readonly url: string | undefined }
  | { readonly at: number }
  | { readonly user: string }
  | { readonly channel: string };

const userId = /^[UW][A-Z0-9]+$/;
const channelId = /^[CGD][A-Z0-9]+$/;

/** No cell needs more to be read; whole names (63) and ARN-like ids fit. */
const cellMax = 300;

/**
 * A table with a header row and as many whole rows as fit (the block's `rows` tell how many). Undefined without rows. The columns
 * in `numbers`, counted from zero, are aligned right. It
 * is Slack's older table block, which more clients draw than data_table; numbers go as text.
 */
export function table(
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  numbers: readonly number[] = [],
): TableBlock | undefined {
  const heads = columns.slice(0, limits.table.columns).map(raw);
  const fitting = whatFits(rows, heads.length);
  if (fitting.length === 0 || heads.length === 0) return undefined;
  const settings = heads.map((_, column) => ({ align: numbers.includes(column) ? "right" : "left" }) as const);
  return {
    type: "table",
    rows: [heads, ...fitting],
    ...(numbers.length > 0 ? { column_settings: settings } : {}),
  };
}

type Row = (RawTextElement | RichTextBlock)[];

/** Whole rows while they fit: by number and by the characters of all cells together, with room for the header. */
function whatFits(rows: readonly (readonly Cell[])[], width: number): Row[] {
  let room = limits.table.characters - width * cellMax;
  const kept: Row[] = [];
  for (const row of rows.slice(0, limits.table.rows - 1)) {
    const cells = Array.from({ length: width }, (_, index) => row[index] ?? "");
    room -= cells.reduce((sum, cell) => sum + Math.min(cellMax, wordsOf(cell).length + 1), 0);
    if (room < 0) break;
    kept.push(cells.map(toCell));
  }
  return kept;
}

function wordsOf(cell: Cell): string {
  if (typeof cell === "string") return cell;
  if ("at" in cell) return utc(cell.at);
  if ("user" in cell) return `@${cell.user}`;
  return "channel" in cell ? `#${cell.channel}` : cell.text;
}
const raw = (text: string): RawTextElement => ({ type: "raw_text", text: shorten(plain(text).trim(), cellMax) || "–" });

function toCell(cell: Cell): RawTextElement | RichTextBlock {
  const { text } = raw(wordsOf(cell));
  if (typeof cell === "string") return { type: "raw_text", text };
  if ("at" in cell) return momentCell(cell.at, text);
  if ("user" in cell)
    return userId.test(cell.user) ? richCell({ type: "user", user_id: cell.user }) : { type: "raw_text", text };
  if ("channel" in cell)
    return channelId.test(cell.channel)
      ? richCell({ type: "channel", channel_id: cell.channel })
      : { type: "raw_text", text };
  const { url } = cell;
  if (!url || !/^https?:\/\//.test(url) || url.length > limits.url) return { type: "raw_text", text };
  return richCell({ type: "link", url, text });
}

const richCell = (element: RichTextElement): RichTextBlock => ({
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements: [element] }],
});

function momentCell(at: number, fallback: string): RawTextElement | RichTextBlock {
  const timestamp = Math.floor(at / 1000);
  if (!(timestamp > 0 && timestamp < limits.date.seconds)) return { type: "raw_text", text: fallback };
  return richCell({ type: "date", timestamp, format: "{date_short_pretty} {time}", fallback });
}
