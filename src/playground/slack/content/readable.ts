import { isObject, type JsonObject, objectsIn } from "../json.ts";
import type { Block, Cast } from "../workspace/model.ts";
import { elementFields } from "./blocks.ts";
import { elementLabel } from "./element-state.ts";
import { type NameOf, readMrkdwn, readText } from "./readable-text.ts";

/**
 * The plain text that a person reads on a message, one line per block: names instead of ids, link labels instead of URLs, buttons
 * as `[Approve]`. A message without blocks reads as its text.
 */
export function readable(
  message: { readonly text: string; readonly blocks: readonly JsonObject[] },
  cast?: Cast,
): string {
  const nameOf = cast === undefined ? () => undefined : namesIn(cast);
  if (message.blocks.length === 0) return readMrkdwn(message.text, nameOf);
  return readBlocks(message.blocks, nameOf).join("\n");
}

/** The plain text of an open modal or a Home: its title, its blocks and its buttons. */
export function readableView(
  view: { readonly title?: unknown; readonly submit?: unknown; readonly blocks: readonly Block[] },
  cast?: Cast,
): string {
  const nameOf = cast === undefined ? () => undefined : namesIn(cast);
  const submit = readText(view.submit, nameOf);
  return lines([readText(view.title, nameOf), ...readBlocks(view.blocks, nameOf), submit && `[${submit}]`]).join("\n");
}

function namesIn({ bot, people, channels, groups }: Cast): NameOf {
  const names = new Map([
    [bot.userId, bot.name],
    ...people.map(({ id, handle }): [string, string] => [id, handle]),
    ...channels.map(({ id, name }): [string, string] => [id, name]),
    ...groups.map(({ id, handle }): [string, string] => [id, handle]),
  ]);
  return (id) => names.get(id);
}

function readBlocks(blocks: readonly JsonObject[], nameOf: NameOf): readonly string[] {
  return lines(blocks.flatMap((block) => readBlock(block, nameOf)));
}

function readBlock(block: JsonObject, nameOf: NameOf): readonly string[] {
  const text = (field: string) => readText(block[field], nameOf);
  const texts = (...fields: readonly string[]) => fields.map(text);
  switch (block["type"]) {
    case "section":
      return [words([text("text"), ...buttons(block)]), ...objectsIn(block, "fields").map((f) => readText(f, nameOf))];
    case "context":
      return [words(objectsIn(block, "elements").map((e) => readText(e, nameOf) || readText(e["alt_text"], nameOf)))];
    case "actions":
    case "context_actions":
      return [words(buttons(block))];
    case "rich_text":
      return [readText(block, nameOf)];
    case "image":
    case "video":
      return [text("title") || text("alt_text")];
    case "input":
      return [words([text("label"), ...buttons(block)]), text("hint")];
    case "table":
    case "data_table":
      return [text("caption"), ...rows(block, nameOf)];
    case "data_visualization":
      return [text("title"), ...chart(block["chart"])];
    case "task_card":
      return [task(block, nameOf), ...texts("details", "output")];
    case "plan":
      return [
        text("title"),
        ...objectsIn(block, "tasks").flatMap((t) => readBlock({ type: "task_card", ...t }, nameOf)),
      ];
    case "card":
      return [...texts("title", "subtitle", "body", "subtext"), words(buttons(block))];
    case "carousel":
      return readBlocks(objectsIn(block, "elements"), nameOf);
    case "container":
      return [
        ...texts("title", "rich_text_title", "subtitle"),
        ...readBlocks(objectsIn(block, "child_blocks"), nameOf),
      ];
    default:
      // header, markdown, alert, divider, and whatever Slack adds next.
      return [text("text")];
  }
}

function buttons(block: JsonObject): readonly string[] {
  return elementFields({ ...block, type: String(block["type"]) }).map((element) => {
    const label = elementLabel(element);
    return label === undefined ? "" : `[${label}]`;
  });
}

function rows(block: JsonObject, nameOf: NameOf): readonly string[] {
  const all = Array.isArray(block["rows"]) ? block["rows"] : [];
  return all.map((row: unknown) => (Array.isArray(row) ? row.map((cell) => readText(cell, nameOf)).join(" | ") : ""));
}

function chart(value: unknown): readonly string[] {
  if (!isObject(value)) return [];
  const points = (from: JsonObject, field: string) =>
    objectsIn(from, field).map((point) => `${String(point["label"])} ${String(point["value"])}`);
  const series = objectsIn(value, "series").map((one) => `${String(one["name"])}: ${points(one, "data").join(", ")}`);
  return [...series, points(value, "segments").join(", ")];
}

function task(block: JsonObject, nameOf: NameOf): string {
  return words([readText(block["title"], nameOf), `(${String(block["status"]).replaceAll("_", " ")})`]);
}

function words(pieces: readonly string[]): string {
  return lines(pieces).join(" ");
}

function lines(pieces: readonly string[]): readonly string[] {
  return pieces.filter((piece) => piece !== "");
}
