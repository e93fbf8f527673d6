import type { InputBlock, InputBlockElement, KnownBlock, Option } from "@slack/types";
import type { ViewValues } from "../../protocol.ts";

/** What a field holds while it is edited: text, the chosen value ("" for none), or several chosen values. */
export type FieldValue = string | readonly string[];
/** block_id -> what the field holds. */
export type FormState = Readonly<Record<string, FieldValue>>;
/** block_id -> what is wrong. */
export type FormErrors = Readonly<Record<string, string>>;

/** The input blocks of a view, each with the block_id that its value and its error go by. */
export function inputsOf(blocks: readonly KnownBlock[]): readonly (InputBlock & { readonly block_id: string })[] {
  return blocks.flatMap((block, index) =>
    block.type === "input" ? [{ ...block, block_id: block.block_id ?? `block-${index}` }] : [],
  );
}

/** A form as the view opens it; fields that were already edited keep what the person typed (views.update). */
export function startForm(blocks: readonly KnownBlock[], before: FormState = {}): FormState {
  return Object.fromEntries(
    inputsOf(blocks).map(({ block_id, element }) => [block_id, before[block_id] ?? initialValue(element)]),
  );
}

function initialValue(element: InputBlockElement): FieldValue {
  switch (element.type) {
    case "plain_text_input":
    case "number_input":
    case "email_text_input":
    case "url_text_input":
      return element.initial_value ?? "";
    case "static_select":
    case "radio_buttons":
      return element.initial_option?.value ?? "";
    case "checkboxes":
    case "multi_static_select":
      return (element.initial_options ?? []).flatMap(({ value }) => value ?? []);
    case "datepicker":
      return element.initial_date ?? "";
    case "timepicker":
      return element.initial_time ?? "";
    case "users_select":
      return element.initial_user ?? "";
    case "channels_select":
      return element.initial_channel ?? "";
    case "conversations_select":
      return element.initial_conversation ?? "";
    case "multi_users_select":
      return element.initial_users ?? [];
    case "multi_channels_select":
      return element.initial_channels ?? [];
    case "multi_conversations_select":
      return element.initial_conversations ?? [];
    default:
      return "";
  }
}

/** The options of a choice element, groups flattened. */
function optionsOf(element: InputBlockElement): readonly Option[] {
  switch (element.type) {
    case "radio_buttons":
    case "checkboxes":
      return element.options;
    case "static_select":
    case "multi_static_select":
      return element.options ?? (element.option_groups ?? []).flatMap(({ options }) => options);
    default:
      return [];
  }
}

/** What Slack itself refuses before the app hears of the submission. */
export function formErrors(blocks: readonly KnownBlock[], form: FormState): FormErrors {
  const errors: Record<string, string> = {};
  for (const { block_id, element, optional } of inputsOf(blocks)) {
    const value = form[block_id] ?? "";
    const empty = typeof value === "string" ? value.trim() === "" : value.length === 0;
    const problem = empty
      ? optional === true
        ? undefined
        : "Please complete this required field."
      : refusal(element, value);
    if (problem !== undefined) errors[block_id] = problem;
  }
  return errors;
}

function refusal(element: InputBlockElement, value: FieldValue): string | undefined {
  if (typeof value !== "string") return undefined;
  switch (element.type) {
    case "plain_text_input":
      if (element.min_length !== undefined && value.length < element.min_length)
        return `Please enter at least ${element.min_length} characters.`;
      return element.max_length !== undefined && value.length > element.max_length
        ? `Please enter at most ${element.max_length} characters.`
        : undefined;
    case "number_input": {
      const number = Number(value);
      if (Number.isNaN(number) || (!element.is_decimal_allowed && !Number.isInteger(number)))
        return element.is_decimal_allowed ? "Please enter a number." : "Please enter a whole number.";
      if (element.min_value !== undefined && number < Number(element.min_value))
        return `Please enter a number that is at least ${element.min_value}.`;
      return element.max_value !== undefined && number > Number(element.max_value)
        ? `Please enter a number that is at most ${element.max_value}.`
        : undefined;
    }
    case "email_text_input":
      return /^\S+@\S+\.\S+$/.test(value) ? undefined : "Please enter a valid email address.";
    case "url_text_input":
      return /^https?:\/\/\S+$/i.test(value) ? undefined : "Please enter a valid URL.";
    default:
      return undefined;
  }
}

/** The form in the shape of Slack's `view.state.values`; an empty field is null, as Slack sends it. */
export function viewValues(blocks: readonly KnownBlock[], form: FormState): ViewValues {
  return Object.fromEntries(
    inputsOf(blocks).map(({ block_id, element }, index) => [
      block_id,
      { [element.action_id ?? `action-${index}`]: elementValue(element, form[block_id] ?? "") },
    ]),
  );
}

function elementValue(element: InputBlockElement, value: FieldValue): Readonly<Record<string, unknown>> {
  const text = typeof value === "string" && value !== "" ? value : null;
  const chosen = optionsOf(element).filter((option) =>
    typeof value === "string" ? option.value === value : value.includes(option.value ?? ""),
  );
  const { type } = element;
  switch (type) {
    case "static_select":
    case "radio_buttons":
      return { type, selected_option: chosen[0] ?? null };
    case "checkboxes":
    case "multi_static_select":
      return { type, selected_options: chosen };
    case "datepicker":
      return { type, selected_date: text };
    case "timepicker":
      return { type, selected_time: text };
    case "users_select":
      return { type, selected_user: text };
    case "channels_select":
      return { type, selected_channel: text };
    case "conversations_select":
      return { type, selected_conversation: text };
    case "multi_users_select":
      return { type, selected_users: value };
    case "multi_channels_select":
      return { type, selected_channels: value };
    case "multi_conversations_select":
      return { type, selected_conversations: value };
    default:
      return { type, value: text };
  }
}
