/** Composition objects: docs.slack.dev/reference/block-kit/composition-objects. */
import { limits } from "../limits.ts";
import {
  anyOf,
  byType,
  exactlyOne,
  type FieldsRule,
  flag,
  isFields,
  isList,
  list,
  matching,
  object,
  oneOf,
  type Rule,
  text,
} from "./rule.ts";

/** `emoji` belongs to plain_text alone and `verbatim` to mrkdwn alone; Slack refuses the other way round. */
export const plainText = (max: number = limits.text): Rule =>
  object({ required: { type: oneOf("plain_text"), text: text({ max }) }, optional: { emoji: flag } });

export const mrkdwn = (max: number = limits.text): Rule =>
  object({ required: { type: oneOf("mrkdwn"), text: text({ max }) }, optional: { verbatim: flag } });

export const anyText = (max: number = limits.text): Rule => byType({ plain_text: plainText(max), mrkdwn: mrkdwn(max) });

export const url = matching(/^https?:\/\/\S+$/i, "a valid URL", limits.url);
export const httpsUrl = matching(/^https:\/\/\S+$/i, "a valid https URL", limits.url);

export const style = oneOf("primary", "danger");

export const confirm = object({
  required: { text: anyText(limits.confirm.text) },
  optional: {
    title: plainText(limits.confirm.title),
    confirm: plainText(limits.confirm.confirm),
    deny: plainText(limits.confirm.deny),
    style,
  },
});

interface OptionRules {
  /** Radio buttons and checkboxes take mrkdwn, menus do not. */
  readonly label?: Rule;
  /** Only overflow menus take a url. */
  readonly withUrl?: boolean;
}

export const option = ({ label = plainText(limits.option.text), withUrl = false }: OptionRules = {}): Rule =>
  object({
    required: { text: label, value: text({ max: limits.option.value }) },
    optional: { description: label, ...(withUrl ? { url } : {}) },
  });

export const optionGroup = object({
  required: {
    label: plainText(limits.optionGroup.label),
    options: list(option(), { min: 1, max: limits.optionGroup.options }),
  },
});

export const conversationFilter = object(
  {
    optional: {
      include: list(oneOf("im", "mpim", "private", "public"), { min: 1 }),
      exclude_external_shared_channels: flag,
      exclude_bot_users: flag,
    },
  },
  anyOf("include", "exclude_external_shared_channels", "exclude_bot_users"),
);

export const dispatchActionConfig = object({
  optional: { trigger_actions_on: list(oneOf("on_enter_pressed", "on_character_entered"), { min: 1, max: 2 }) },
});

export const slackFile = object({ optional: { id: text(), url } }, exactlyOne("id", "url"));

/** What both the image block and the image element say about their picture. */
export const picture = {
  required: { alt_text: text({ max: limits.image.altText }) },
  optional: { image_url: url, slack_file: slackFile },
} as const;
export const onePicture = exactlyOne("image_url", "slack_file");

/** The options that are chosen at first must be among the options. */
export const initialAmongOptions: FieldsRule = (fields, at, { report }) => {
  const options = [
    ...optionsOf(fields["options"]),
    ...(isList(fields["option_groups"]) ? fields["option_groups"] : []).flatMap((group) =>
      isFields(group) ? optionsOf(group["options"]) : [],
    ),
  ];
  const values = new Set(options.map(chosen));
  const initial = [fields["initial_option"], ...optionsOf(fields["initial_options"])];
  for (const each of initial) {
    if (each !== undefined && !values.has(chosen(each))) report(at, "initial option must be among the options");
  }
};

const optionsOf = (value: unknown): readonly unknown[] => (isList(value) ? value : []);
const chosen = (option: unknown): unknown => (isFields(option) ? option["value"] : undefined);
