/** The elements into which a person writes or uploads. */
import { limits } from "../limits.ts";
import { dispatchActionConfig, plainText } from "./objects.ts";
import { richText } from "./rich-text.ts";
import { type FieldsRule, flag, integer, list, matching, object, oneOf, type Rule, text } from "./rule.ts";

const actionId = text({ max: limits.actionId });
const written = {
  action_id: actionId,
  focus_on_load: flag,
  dispatch_action_config: dispatchActionConfig,
  placeholder: plainText(limits.select.placeholder),
};

const atMost =
  (low: string, high: string): FieldsRule =>
  (fields, at, { report }) => {
    // Number inputs carry their bounds as strings.
    const [least, most] = [Number(fields[low] ?? Number.NaN), Number(fields[high] ?? Number.NaN)];
    if (least > most) report(at, `${low} must be at most ${high}`);
  };

const decimal = matching(/^-?\d+(\.\d+)?$/, "a number in a string");
const lines = integer(1, limits.richTextInput.lines);
const length = limits.plainTextInput.length;

export const inputs = {
  plain_text_input: object(
    {
      required: { type: oneOf("plain_text_input") },
      optional: {
        ...written,
        initial_value: text({ min: 0, max: length }),
        multiline: flag,
        min_length: integer(0, length),
        max_length: integer(1, length),
      },
    },
    atMost("min_length", "max_length"),
  ),
  number_input: object(
    {
      required: { type: oneOf("number_input"), is_decimal_allowed: flag },
      optional: { ...written, initial_value: decimal, min_value: decimal, max_value: decimal },
    },
    atMost("min_value", "max_value"),
  ),
  email_text_input: object({
    required: { type: oneOf("email_text_input") },
    optional: { ...written, initial_value: text() },
  }),
  url_text_input: object({
    required: { type: oneOf("url_text_input") },
    optional: { ...written, initial_value: text() },
  }),
  rich_text_input: object(
    {
      required: { type: oneOf("rich_text_input") },
      optional: { ...written, initial_value: richText, min_lines: lines, max_lines: lines },
    },
    atMost("min_lines", "max_lines"),
  ),
  file_input: object({
    required: { type: oneOf("file_input") },
    optional: {
      action_id: actionId,
      filetypes: list(text(), { min: 1 }),
      max_files: integer(1, limits.fileInput.files),
    },
  }),
} as const satisfies Readonly<Record<string, Rule>>;
