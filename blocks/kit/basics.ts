/** The plain blocks. Each respects Slack's limits by construction: prose is shortened visibly, values are kept whole. */
import type {
  ContainerBlock,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  MrkdwnElement,
  PlainTextElement,
  RichTextBlock,
  SectionBlock,
} from "@slack/types";
import { limits } from "../limits.ts";
import { bold, clip, lines, type Mrkdwn, mrkdwn, plain } from "../text.ts";
import { andMore, shorten } from "../words.ts";

/** A mrkdwn text object. */
export function mrkdwnText(text: Mrkdwn, max: number = limits.text): MrkdwnElement {
  return { type: "mrkdwn", text: String(clip(text, max)) || "–" };
}

/** A plain_text object; emoji codes in foreign text stay text. */
export function plainText(text: string, max: number): PlainTextElement {
  return { type: "plain_text", text: shorten(plain(text).trim(), max) || "–", emoji: false };
}

/** A large line of plain text. */
export const header = (text: string): HeaderBlock => ({ type: "header", text: plainText(text, limits.header.text) });

export const divider: DividerBlock = { type: "divider" };

/** A paragraph. */
export const section = (text: Mrkdwn): SectionBlock => ({
  type: "section",
  text: mrkdwnText(text, limits.section.text),
});

/** Named values in two columns; of more than ten, the last place says how many are left out. */
export function fields(pairs: readonly (readonly [label: string, value: Mrkdwn])[]): SectionBlock {
  const shown = pairs.length > limits.section.fields ? pairs.slice(0, limits.section.fields - 1) : pairs;
  const texts = shown.map(([label, value]) => mrkdwn`${bold(label)}\n${value}`);
  const rest = andMore(pairs.length - shown.length);
  return {
    type: "section",
    fields: [...texts, ...(rest ? [mrkdwn`${rest}`] : [])].map((text) => mrkdwnText(text, limits.section.field)),
  };
}

/** A quiet line of small text. */
export const context = (text: Mrkdwn): ContextBlock => ({ type: "context", elements: [mrkdwnText(text)] });

/** Text exactly as it came, in a fixed-width box; longer than `max` it is shortened visibly. */
export function preformatted(text: string, max: number = limits.text): RichTextBlock {
  return {
    type: "rich_text",
    elements: [
      {
        type: "rich_text_preformatted",
        elements: [{ type: "text", text: shorten(plain(text).replace(/^\n+|\s+$/g, ""), max) || "–" }],
      },
    ],
  };
}

/** One line of rich text for places that take nothing else, such as the details of a task. */
export const richText = (text: string, max: number): RichTextBlock => ({
  type: "rich_text",
  elements: [
    { type: "rich_text_section", elements: [{ type: "text", text: shorten(plain(text).trim(), max) || "–" }] },
  ],
});

/** A box that opens on a click. Slack's live validator takes sections in it but not rich_text. */
export const folded = (title: string, body: Mrkdwn): ContainerBlock => ({
  type: "container",
  title: plainText(title, limits.container.title),
  is_collapsible: true,
  default_collapsed: true,
  child_blocks: [section(body)],
});

/** As many whole items as fit, one a line, then how many more there are. No item is cut. */
export function fitLines(items: readonly Mrkdwn[], max: number, noun = ""): Mrkdwn {
  const shown: Mrkdwn[] = [];
  // Room for the line that tells what is left out.
  let room = max - 40;
  for (const item of items) {
    room -= String(item).length + 1;
    if (room < 0) break;
    shown.push(item);
  }
  return lines([...shown, andMore(items.length - shown.length, noun)]);
}
