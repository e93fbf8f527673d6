import { unescapeEntities } from "../content/markup.ts";
import type { JsonObject } from "../json.ts";

const USER = /<@(\w+)>/;

/** The rich_text block that Slack makes of what a person typed: users as elements, the rest as text. */
export function richText(text: string, blockId: string): JsonObject {
  const elements = text
    .split(USER)
    // split() puts each captured id at an odd place.
    .map((piece, index) =>
      index % 2 === 1 ? { type: "user", user_id: piece } : { type: "text", text: unescapeEntities(piece) },
    )
    .filter((element) => element.text !== "");
  return { type: "rich_text", block_id: blockId, elements: [{ type: "rich_text_section", elements }] };
}
