import type { Message } from "../message.ts";

/** All texts in a value, in order; `task_id`s, `type`s and the like are not for people. */
function texts(value: unknown, key = ""): readonly string[] {
  if (typeof value === "string") return told.has(key) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((each) => texts(each, key));
  if (typeof value !== "object" || value === null) return [];
  if ("type" in value && value.type === "mrkdwn" && "text" in value) return [shown(String(value.text))];
  return Object.entries(value).flatMap(([name, each]) => texts(each, name));
}
const told = new Set(["text", "title", "caption", "name", "label", "alt_text", "fallback"]);

/** What mrkdwn shows: labels of links, fallbacks of dates, entities decoded; `*` and backticks stay to show the form. */
export const shown = (text: string): string =>
  text
    .replace(/<([^>|]*)\|([^>]*)>/g, "$2")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

/** What a person reads on the message, one line for each text. */
export const read = (message: Message): string => texts(message.blocks).join("\n");

/** The characters of all texts, as Slack would count them. */
export const weight = (message: Message): number => texts(message.blocks).reduce((sum, text) => sum + text.length, 0);

/** What no message may ever hold: leftovers of missing values and raw times. */
export const leftovers = /undefined|\[object|\bnull\b|NaN|\b1\d{12}\b/;

/** The texts in which Slack would act on markup; plain text and rich text show theirs as it is. */
export function marked(message: Message): string {
  const found: string[] = [message.text];
  JSON.stringify(message.blocks, (_key, value) => {
    if (value?.type === "mrkdwn") found.push(value.text);
    return value;
  });
  return found.join("\n");
}
