/** Block elements: docs.slack.dev/reference/block-kit/block-elements. */
import { limits } from "../limits.ts";
import { inputs } from "./inputs.ts";
import {
  confirm,
  conversationFilter,
  initialAmongOptions,
  mrkdwn,
  onePicture,
  option,
  optionGroup,
  picture,
  plainText,
  style,
  url,
} from "./objects.ts";
import { byType, exactlyOne, flag, integer, list, matching, object, on, oneOf, type Rule, text } from "./rule.ts";

export const actionId = text({ max: limits.actionId });
const accessibilityLabel = text({ max: limits.button.accessibilityLabel });
const value = text({ max: limits.button.value });
const placeholder = plainText(limits.select.placeholder);

const type = (name: string) => ({ type: oneOf(name) });
const shared = { action_id: actionId, confirm, focus_on_load: flag };
const menu = { ...shared, placeholder };

export const image: Rule = object(
  { required: { ...type("image"), ...picture.required }, optional: picture.optional },
  onePicture,
);

export const button: Rule = object({
  required: { ...type("button"), text: plainText(limits.button.text) },
  optional: { action_id: actionId, url, value, style, confirm, accessibility_label: accessibilityLabel },
});

const workflowButton = object({
  required: {
    ...type("workflow_button"),
    text: plainText(limits.button.text),
    workflow: object({
      required: {
        trigger: object({
          required: { url },
          optional: {
            customizable_input_parameters: list(object({ required: { name: text(), value: text({ min: 0 }) } })),
          },
        }),
      },
    }),
  },
  optional: { action_id: actionId, style, confirm, accessibility_label: accessibilityLabel },
});

const staticMenu = (name: string, initial: Readonly<Record<string, Rule>>) =>
  object(
    {
      required: type(name),
      optional: {
        ...menu,
        ...initial,
        options: list(option(), { min: 1, max: limits.select.options }),
        option_groups: list(optionGroup, { min: 1, max: limits.select.groups }),
      },
    },
    exactlyOne("options", "option_groups"),
    initialAmongOptions,
  );

const otherMenu = (name: string, optional: Readonly<Record<string, Rule>>) =>
  object({ required: type(name), optional: { ...menu, ...optional } });

const several = { max_selected_items: integer(1) };
const conversation = { default_to_current_conversation: flag, filter: conversationFilter };

/** Menus; what a person picks first may be set for each. */
const menus: Readonly<Record<string, Rule>> = {
  static_select: staticMenu("static_select", { initial_option: option() }),
  multi_static_select: staticMenu("multi_static_select", { ...several, initial_options: list(option(), { min: 1 }) }),
  external_select: otherMenu("external_select", { initial_option: option(), min_query_length: integer(0) }),
  multi_external_select: otherMenu("multi_external_select", {
    ...several,
    initial_options: list(option(), { min: 1 }),
    min_query_length: integer(0),
  }),
  users_select: otherMenu("users_select", { initial_user: text() }),
  multi_users_select: otherMenu("multi_users_select", { ...several, initial_users: list(text()) }),
  conversations_select: otherMenu("conversations_select", {
    ...conversation,
    initial_conversation: text(),
    response_url_enabled: flag,
  }),
  multi_conversations_select: otherMenu("multi_conversations_select", {
    ...several,
    ...conversation,
    initial_conversations: list(text()),
  }),
  channels_select: otherMenu("channels_select", { initial_channel: text(), response_url_enabled: flag }),
  multi_channels_select: otherMenu("multi_channels_select", { ...several, initial_channels: list(text()) }),
};

const choice = option({
  label: byType({ plain_text: plainText(limits.option.text), mrkdwn: mrkdwn(limits.option.text) }),
});
const choices = list(choice, { min: 1, max: limits.choices.options });

const pickers: Readonly<Record<string, Rule>> = {
  checkboxes: object(
    {
      required: { ...type("checkboxes"), options: choices },
      optional: { ...shared, initial_options: list(choice, { min: 1 }) },
    },
    initialAmongOptions,
  ),
  radio_buttons: object(
    { required: { ...type("radio_buttons"), options: choices }, optional: { ...shared, initial_option: choice } },
    initialAmongOptions,
  ),
  datepicker: otherMenu("datepicker", { initial_date: matching(/^\d{4}-\d{2}-\d{2}$/, "a date as YYYY-MM-DD") }),
  timepicker: otherMenu("timepicker", {
    initial_time: matching(/^([01]\d|2[0-3]):[0-5]\d$/, "a time as HH:mm"),
    timezone: text(),
  }),
  datetimepicker: object({
    required: type("datetimepicker"),
    // Ten digits: seconds, not milliseconds.
    optional: { ...shared, initial_date_time: integer(1_000_000_000, 9_999_999_999) },
  }),
};

const overflow = object({
  required: {
    ...type("overflow"),
    options: list(option({ withUrl: true }), { min: 1, max: limits.overflow.options }),
  },
  optional: { action_id: actionId, confirm },
});

const clickable = { button, workflow_button: workflowButton, overflow, ...menus, ...pickers };

/** What an actions block may hold. */
export const actionElement: Rule = byType({ ...clickable, rich_text_input: inputs.rich_text_input });
/** What may stand beside the text of a section. */
export const accessory: Rule = byType({ ...clickable, image });
/** What an input block may hold; files only where a modal can take them. */
export const inputElement: Rule = byType({
  ...menus,
  ...pickers,
  ...inputs,
  file_input: on(["modal"], inputs.file_input),
});
