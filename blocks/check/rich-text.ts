/** The rich_text block, its four containers and their leaves: docs.slack.dev/reference/block-kit/blocks/rich-text-block. */
import { limits } from "../limits.ts";
import { byType, flag, integer, list, matching, object, oneOf, type Rule, text } from "./rule.ts";

const style = object({
  optional: {
    bold: flag,
    italic: flag,
    strike: flag,
    code: flag,
    underline: flag,
    highlight: flag,
    client_highlight: flag,
    unlink: flag,
  },
});

const leaf = (type: string, required: Readonly<Record<string, Rule>>, optional: Readonly<Record<string, Rule>> = {}) =>
  object({ required: { type: oneOf(type), ...required }, optional: { style, ...optional } });

const link = leaf("link", { url: text({ max: limits.url }) }, { text: text({ min: 0 }), unsafe: flag });
const textLeaf = leaf("text", { text: text() });

const leaves = byType({
  text: textLeaf,
  link,
  user: leaf("user", { user_id: text() }),
  usergroup: leaf("usergroup", { usergroup_id: text() }),
  team: leaf("team", { team_id: text() }),
  channel: leaf("channel", { channel_id: text() }),
  emoji: leaf("emoji", { name: text() }, { unicode: text(), url: text() }),
  broadcast: leaf("broadcast", { range: oneOf("here", "channel", "everyone") }),
  date: leaf("date", { timestamp: integer(0), format: text() }, { url: text({ max: limits.url }), fallback: text() }),
  color: leaf("color", { value: matching(/^#[0-9a-fA-F]{6}$/, "a hex colour") }),
});

const border = integer(0, 1);
const section = object({ required: { type: oneOf("rich_text_section"), elements: list(leaves) } });

/** Also the cell of a table, the details of a task and the title of a container. */
export const richText: Rule = object({
  required: {
    type: oneOf("rich_text"),
    elements: list(
      byType({
        rich_text_section: section,
        rich_text_list: object({
          required: {
            type: oneOf("rich_text_list"),
            style: oneOf("bullet", "ordered"),
            elements: list(byType({ rich_text_section: section }), { min: 1 }),
          },
          optional: { indent: integer(0, limits.richTextList.indent), offset: integer(0), border },
        }),
        rich_text_quote: object({
          required: { type: oneOf("rich_text_quote"), elements: list(leaves) },
          optional: { border },
        }),
        rich_text_preformatted: object({
          required: { type: oneOf("rich_text_preformatted"), elements: list(byType({ text: textLeaf, link })) },
          optional: { border },
        }),
      }),
      { min: 1 },
    ),
  },
  optional: { block_id: text({ max: limits.blockId }) },
});
