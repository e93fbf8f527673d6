import { isObject, type JsonObject, stringIn } from "../json.ts";
import { unescapeEntities } from "./markup.ts";

/** Names the ids in mentions: a user's, a channel's or a user group's. */
export type NameOf = (id: string) => string | undefined;

const CODE = /(```[\s\S]*?```|`[^`\n]+`)/;
const LINK = /<(?<target>[^<>|]+)(?:\|(?<label>[^<>]*))?>/g;
// Slack formats only where the mark stands at a word's edge, so that names_like_this stay whole.
const STYLED = /(?<![\w*_~])([*_~])(?=\S)([^\n]*?\S)\1(?![\w*_~])/g;

/** The words that a person reads in mrkdwn: labels instead of links, names instead of ids, no formatting marks. */
export function readMrkdwn(text: string, nameOf: NameOf): string {
  return text
    .split(CODE)
    .map((piece) => {
      if (CODE.test(piece)) return unescapeEntities(piece.replace(/^`+|`+$/g, ""));
      return unescapeEntities(unlinked(unstyled(piece), nameOf));
    })
    .join("");
}

/** The words of a text object, of a plain string, or of rich text. */
export function readText(value: unknown, nameOf: NameOf): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  if (!isObject(value)) return "";
  const text = value["text"];
  switch (value["type"]) {
    case "mrkdwn":
      return typeof text === "string" ? readMrkdwn(text, nameOf) : "";
    case "raw_number":
      return readText(text ?? value["value"], nameOf);
    case "rich_text":
      return readRichText(value, nameOf);
    default:
      return readText(text, nameOf);
  }
}

function readRichText(part: JsonObject, nameOf: NameOf): string {
  const elements = Array.isArray(part["elements"]) ? part["elements"].filter(isObject) : [];
  switch (part["type"]) {
    case "rich_text":
      return elements.map((element) => readRichText(element, nameOf)).join("\n");
    case "rich_text_list":
      return elements.map((element) => `• ${readRichText(element, nameOf)}`).join("\n");
    case "rich_text_section":
    case "rich_text_quote":
    case "rich_text_preformatted":
      return elements.map((element) => readRichText(element, nameOf)).join("");
    default:
      return readLeaf(part, nameOf);
  }
}

function readLeaf(leaf: JsonObject, nameOf: NameOf): string {
  const id = ["user_id", "channel_id", "usergroup_id"].flatMap((field) => stringIn(leaf, field) ?? [])[0];
  switch (leaf["type"]) {
    case "user":
    case "usergroup":
      return `@${nameOf(id ?? "") ?? id}`;
    case "channel":
      return `#${nameOf(id ?? "") ?? id}`;
    case "emoji":
      return `:${stringIn(leaf, "name") ?? ""}:`;
    case "broadcast":
      return `@${stringIn(leaf, "range") ?? ""}`;
    case "date":
      return stringIn(leaf, "fallback") ?? "";
    default:
      return stringIn(leaf, "text") ?? stringIn(leaf, "url") ?? "";
  }
}

function unstyled(text: string): string {
  const once = text.replace(STYLED, "$2");
  return once === text ? text : unstyled(once);
}

function unlinked(text: string, nameOf: NameOf): string {
  return text.replace(LINK, (_match, target: string, label: string | undefined) => readLink(target, label, nameOf));
}

function readLink(target: string, label: string | undefined, nameOf: NameOf): string {
  const id = target.replace(/^[@#]|^!subteam\^/, "");
  if (target.startsWith("@")) return `@${nameOf(id) ?? label ?? id}`;
  if (target.startsWith("#")) return `#${nameOf(id) ?? label ?? id}`;
  if (target.startsWith("!subteam^")) return `@${nameOf(id) ?? label?.replace(/^@/, "") ?? id}`;
  if (target.startsWith("!date^")) return label ?? target;
  if (target.startsWith("!")) return `@${target.slice(1)}`;
  return label ?? target;
}
