import type { RichTextBlockElement, RichTextElement } from "@slack/types";
import {
  bold,
  code,
  emoji,
  join,
  lines,
  link,
  type Mrkdwn,
  mention,
  mrkdwn,
  prose,
  slackDate,
  userMention,
} from "../text.ts";
import { fence } from "./fence.ts";

/** One container of a rich_text block in mrkdwn. */
export function containerAsMrkdwn(element: RichTextBlockElement): Mrkdwn {
  switch (element.type) {
    case "rich_text_section":
      return inline(element.elements);
    case "rich_text_preformatted":
      return fence(
        element.elements.map((each) => (each.type === "text" ? each.text : (each.text ?? each.url))).join(""),
      );
    case "rich_text_quote":
      return mrkdwn`>${inline(element.elements)}`;
    case "rich_text_list":
      return lines(
        element.elements.map((item, index) =>
          element.style === "ordered"
            ? mrkdwn`${String(index + 1)}. ${inline(item.elements)}`
            : mrkdwn`• ${inline(item.elements)}`,
        ),
      );
  }
}

const inline = (elements: readonly RichTextElement[]): Mrkdwn => join(elements.map(leaf), "");

function leaf(element: RichTextElement): Mrkdwn {
  switch (element.type) {
    case "text":
      return element.style?.code ? code(element.text) : element.style?.bold ? bold(element.text) : prose(element.text);
    case "link":
      return link(element.url, element.text ?? element.url);
    case "user":
      return userMention(element.user_id);
    case "usergroup":
      return mention(`<!subteam^${element.usergroup_id}>`);
    case "broadcast":
      return prose(`@${element.range}`);
    case "date":
      return slackDate(element.timestamp * 1000, "{date_short_pretty} {time}", element.fallback);
    case "emoji":
      return emoji(element.name);
    case "channel":
      return prose(element.channel_id);
    case "team":
      return prose(element.team_id);
    case "color":
      return code(element.value);
  }
}
