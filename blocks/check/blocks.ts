/** All 21 block types of docs.slack.dev/reference/block-kit/blocks, and the surfaces that take them. */
import { limits } from "../limits.ts";
import { cardTypes } from "./cards.ts";
import { dataVisualization } from "./charts.ts";
import { accessory, actionElement, image, inputElement } from "./elements.ts";
import { anyText, httpsUrl, mrkdwn, onePicture, picture, plainText } from "./objects.ts";
import { richText } from "./rich-text.ts";
import {
  anyOf,
  byType,
  duplicates,
  type FieldsRule,
  flag,
  integer,
  isFields,
  isList,
  list,
  object,
  on,
  oneOf,
  type Rule,
  type Surface,
  text,
} from "./rule.ts";
import { dataTable, table } from "./tables.ts";

const blockId = text({ max: limits.blockId });
const everywhere: readonly Surface[] = ["message", "modal", "home"];

/** An action_id must be unique within its block. */
const uniqueActionIds: FieldsRule = ({ elements }, at, { report }) => {
  const ids = (isList(elements) ? elements : []).map(
    (each, index) => [`${at}/elements/${index}/action_id`, isFields(each) ? each["action_id"] : undefined] as const,
  );
  for (const [pointer, id] of duplicates(ids)) report(pointer, `\`action_id\` \`${id}\` already exists in this block`);
};

const fileInputIsNotDispatched: FieldsRule = ({ element, dispatch_action }, at, { report }) => {
  if (dispatch_action === true && isFields(element) && element["type"] === "file_input")
    report(`${at}/dispatch_action`, "file_input cannot dispatch an action");
};

/** The blocks that may also stand inside a container. */
const nestable: Readonly<Record<string, Rule>> = {
  section: object(
    {
      required: { type: oneOf("section") },
      optional: {
        block_id: blockId,
        text: anyText(limits.section.text),
        fields: list(anyText(limits.section.field), { min: 1, max: limits.section.fields }),
        accessory,
        expand: flag,
      },
    },
    anyOf("text", "fields"),
  ),
  header: object({
    required: { type: oneOf("header"), text: plainText(limits.header.text) },
    optional: { block_id: blockId, level: integer(1, limits.header.level) },
  }),
  context: object({
    required: {
      type: oneOf("context"),
      elements: list(byType({ image, plain_text: plainText(), mrkdwn: mrkdwn() }), {
        min: 1,
        max: limits.context.elements,
      }),
    },
    optional: { block_id: blockId },
  }),
  actions: object(
    {
      required: { type: oneOf("actions"), elements: list(actionElement, { min: 1, max: limits.actions.elements }) },
      optional: { block_id: blockId },
    },
    uniqueActionIds,
  ),
  divider: object({ required: { type: oneOf("divider") }, optional: { block_id: blockId } }),
  image: object(
    {
      required: { type: oneOf("image"), ...picture.required },
      optional: { ...picture.optional, block_id: blockId, title: plainText(limits.image.title) },
    },
    onePicture,
  ),
  input: object(
    {
      required: { type: oneOf("input"), label: plainText(limits.input.label), element: inputElement },
      optional: { block_id: blockId, hint: plainText(limits.input.hint), optional: flag, dispatch_action: flag },
    },
    fileInputIsNotDispatched,
  ),
  rich_text: richText,
  table: on(["message"], table),
  video: object({
    required: {
      type: oneOf("video"),
      alt_text: text({ max: limits.video.altText }),
      title: plainText(limits.video.title),
      thumbnail_url: httpsUrl,
      video_url: httpsUrl,
    },
    optional: {
      block_id: blockId,
      title_url: httpsUrl,
      author_name: text({ max: limits.video.authorName }),
      provider_name: text({ max: limits.video.providerName }),
      provider_icon_url: httpsUrl,
      description: plainText(limits.video.description),
    },
  }),
  file: (_value, at, { report }) => report(at, "file blocks are read-only: Slack shows them, apps do not send them"),
};

const markdown = object({
  required: { type: oneOf("markdown"), text: text({ max: limits.markdown.text }) },
  optional: { block_id: blockId },
});

const alert = object({
  required: { type: oneOf("alert"), text: anyText(limits.alert.text) },
  optional: { block_id: blockId, level: oneOf("default", "info", "warning", "error", "success") },
});

const { task_card, plan, card, carousel, context_actions, container } = cardTypes(byType(nestable), uniqueActionIds);

const everyBlock: Readonly<Record<string, Rule>> = {
  ...Object.fromEntries(Object.entries(nestable).map(([type, rule]) => [type, on(everywhere, rule)])),
  markdown: on(["message"], markdown),
  data_table: on(["message"], dataTable),
  // The page says messages; newer copies of it add the Home tab.
  data_visualization: on(["message", "home"], dataVisualization),
  alert: on(["modal"], alert),
  card: on(["message", "home"], card),
  carousel: on(["message", "home"], carousel),
  container: on(["message", "home"], container),
  context_actions: on(["message"], context_actions),
  task_card: on(["message"], task_card),
  plan: on(["message"], plan),
};

/** The names of all block types that Slack has. */
export const blockTypes: readonly string[] = Object.keys(everyBlock);

/** One block on the surface of the sink. */
export const block: Rule = byType(everyBlock);
