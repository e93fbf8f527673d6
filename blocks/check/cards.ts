/** The newer blocks that hold other blocks or buttons: tasks, cards, containers, feedback. */
import { limits } from "../limits.ts";
import { actionId, button, image } from "./elements.ts";
import { anyText, confirm, plainText, url } from "./objects.ts";
import { richText } from "./rich-text.ts";
import { anyOf, byType, type FieldsRule, flag, list, object, oneOf, type Rule, text } from "./rule.ts";

const blockId = text({ max: limits.blockId });
const accessibilityLabel = text({ max: limits.button.accessibilityLabel });
const value = text({ max: limits.button.value });

const task_card = object({
  required: {
    type: oneOf("task_card"),
    task_id: text(),
    title: text({ max: limits.task.title }),
    status: oneOf("pending", "in_progress", "complete", "error"),
  },
  optional: {
    block_id: blockId,
    details: richText,
    output: richText,
    sources: list(object({ required: { type: oneOf("url"), url, text: text() } })),
  },
});

const plan = object({
  required: { type: oneOf("plan"), title: text() },
  optional: { block_id: blockId, tasks: list(byType({ task_card }), { max: limits.plan.tasks }) },
});

const card = object(
  {
    required: { type: oneOf("card") },
    optional: {
      block_id: blockId,
      hero_image: image,
      icon: image,
      title: anyText(limits.card.title),
      subtitle: anyText(limits.card.subtitle),
      body: anyText(limits.card.body),
      subtext: anyText(limits.card.subtext),
      actions: list(button, { max: limits.card.actions }),
    },
  },
  anyOf("hero_image", "title", "actions", "body"),
);

const carousel = object({
  required: { type: oneOf("carousel"), elements: list(byType({ card }), { min: 1, max: limits.carousel.cards }) },
  optional: { block_id: blockId },
});

const feedback = object({
  required: { text: plainText(limits.button.text), value },
  optional: { accessibility_label: accessibilityLabel },
});

const contextAction = byType({
  feedback_buttons: object({
    required: { type: oneOf("feedback_buttons"), positive_button: feedback, negative_button: feedback },
    optional: { action_id: actionId },
  }),
  icon_button: object({
    required: { type: oneOf("icon_button"), icon: oneOf("trash"), text: plainText(limits.button.text) },
    optional: {
      action_id: actionId,
      accessibility_label: accessibilityLabel,
      value,
      confirm,
      visible_to_user_ids: list(text(), { max: limits.iconButton.visibleTo }),
    },
  }),
});

const collapsedNeedsCollapsible: FieldsRule = ({ default_collapsed, is_collapsible }, at, { report }) => {
  if (default_collapsed === true && is_collapsible !== true)
    report(`${at}/default_collapsed`, "default_collapsed requires is_collapsible");
};

/** The rules that need to know what a container may hold. */
export function cardTypes(child: Rule, uniqueActionIds: FieldsRule) {
  return {
    task_card,
    plan,
    card,
    carousel,
    context_actions: object(
      {
        required: {
          type: oneOf("context_actions"),
          elements: list(contextAction, { min: 1, max: limits.contextActions.elements }),
        },
        optional: { block_id: blockId },
      },
      uniqueActionIds,
    ),
    container: object(
      {
        required: {
          type: oneOf("container"),
          child_blocks: list(child, { min: 1, max: limits.container.children }),
        },
        optional: {
          block_id: blockId,
          title: plainText(limits.container.title),
          rich_text_title: richText,
          subtitle: anyText(limits.container.subtitle),
          icon: image,
          width: oneOf("narrow", "standard", "wide", "full"),
          is_collapsible: flag,
          default_collapsed: flag,
          has_header_divider: flag,
        },
      },
      anyOf("title", "rich_text_title"),
      collapsedNeedsCollapsible,
    ),
  } as const;
}
