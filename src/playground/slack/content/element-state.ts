import type { ViewValues } from "../../protocol.ts";
import { isObject, type JsonObject, objectsIn, stringIn } from "../json.ts";
import type { Block } from "../workspace/model.ts";
import { elementsOf, findElement, type PlacedElement } from "./blocks.ts";

/** How an element holds what a person chose: in which field, from where at first, and as what kind of value. */
interface Holder {
  readonly field: string;
  readonly initial: string;
  readonly holds: "text" | "option" | "options" | "texts";
}

const holder = (field: string, initial: string, holds: Holder["holds"] = "text"): Holder => ({ field, initial, holds });
const text = holder("value", "initial_value");
const option = holder("selected_option", "initial_option", "option");
const options = holder("selected_options", "initial_options", "options");

// The fields are those of view.state.values: https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload
const HOLDERS: Readonly<Record<string, Holder>> = {
  plain_text_input: text,
  email_text_input: text,
  url_text_input: text,
  number_input: text,
  rich_text_input: holder("rich_text_value", "initial_value"),
  static_select: option,
  external_select: option,
  radio_buttons: option,
  multi_static_select: options,
  multi_external_select: options,
  checkboxes: options,
  users_select: holder("selected_user", "initial_user"),
  multi_users_select: holder("selected_users", "initial_users", "texts"),
  conversations_select: holder("selected_conversation", "initial_conversation"),
  multi_conversations_select: holder("selected_conversations", "initial_conversations", "texts"),
  channels_select: holder("selected_channel", "initial_channel"),
  multi_channels_select: holder("selected_channels", "initial_channels", "texts"),
  datepicker: holder("selected_date", "initial_date"),
  timepicker: holder("selected_time", "initial_time"),
  datetimepicker: holder("selected_date_time", "initial_date_time"),
  file_input: holder("files", "initial_files", "texts"),
};

/** What `state.values` says about these blocks: what was chosen, else what the blocks began with. */
export function stateValues(blocks: readonly Block[], chosen: ViewValues): ViewValues {
  const values: Record<string, Record<string, unknown>> = {};
  for (const place of elementsOf(blocks)) {
    const state = chosen[place.blockId]?.[place.actionId] ?? initialState(place);
    if (state !== undefined) values[place.blockId] = { ...values[place.blockId], [place.actionId]: state };
  }
  return values;
}

/**
 * What an element's state becomes when a person types or picks `given`: a text stands for itself or for the option with that
 * value, an object is taken as Slack's own form. Undefined when the element offers no such choice.
 */
export function chosenState(place: PlacedElement, given: unknown): JsonObject | undefined {
  if (isObject(given)) return { type: place.type, ...given };
  if (typeof given !== "string") return undefined;
  // An overflow menu is never part of state.values, but its action names the option in the same way.
  const rule = place.type === "overflow" ? option : HOLDERS[place.type];
  if (rule === undefined) return undefined;
  if (rule.holds === "text") return { type: place.type, [rule.field]: given };
  if (rule.holds === "texts") return { type: place.type, [rule.field]: [given] };
  const picked = optionsOf(place.element).find((candidate) => candidate["value"] === given);
  if (picked === undefined) return undefined;
  return { type: place.type, [rule.field]: rule.holds === "option" ? picked : [picked] };
}

/** The values with the given choices laid over them, or the first choice that the blocks do not offer. */
export function withChoices(
  blocks: readonly Block[],
  before: ViewValues,
  given: ViewValues,
): { readonly values: ViewValues } | { readonly unknown: string } {
  const values: Record<string, Record<string, unknown>> = {};
  for (const [blockId, actions] of Object.entries(given)) {
    for (const [actionId, choice] of Object.entries(actions)) {
      const place = findElement(blocks, blockId, actionId);
      const state = place === undefined ? undefined : chosenState(place, choice);
      if (state === undefined) return { unknown: `${blockId}/${actionId}` };
      values[blockId] = { ...values[blockId], [actionId]: state };
    }
  }
  return { values: stateValues(blocks, merged(before, values)) };
}

/** What Slack's own client says about a form before it sends it: block_id -> complaint. */
export function formErrors(blocks: readonly Block[], values: ViewValues): Readonly<Record<string, string>> {
  const errors: Record<string, string> = {};
  for (const place of elementsOf(blocks)) {
    const complaint = place.input === undefined ? undefined : complain(place, values[place.blockId]?.[place.actionId]);
    if (complaint !== undefined) errors[place.blockId] = complaint;
  }
  return errors;
}

function complain(place: PlacedElement, state: unknown): string | undefined {
  const field = HOLDERS[place.type]?.field;
  if (field === undefined) return undefined;
  const value = isObject(state) ? state[field] : undefined;
  const isEmpty = value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
  if (isEmpty) return place.input?.["optional"] === true ? undefined : "Please complete this required field.";
  if (typeof value !== "string") return undefined;
  const { min_length: min, max_length: max } = place.element;
  if (typeof min === "number" && value.length < min) return `Must be at least ${min} characters.`;
  if (typeof max === "number" && value.length > max) return `Must be at most ${max} characters.`;
  return undefined;
}

function initialState(place: PlacedElement): JsonObject | undefined {
  const rule = HOLDERS[place.type];
  if (rule === undefined) return undefined;
  const nothing = rule.holds === "options" || rule.holds === "texts" ? [] : null;
  return { type: place.type, [rule.field]: place.element[rule.initial] ?? nothing };
}

function optionsOf(element: JsonObject): readonly JsonObject[] {
  return [
    ...objectsIn(element, "options"),
    ...objectsIn(element, "option_groups").flatMap((group) => objectsIn(group, "options")),
  ];
}

function merged(before: ViewValues, after: ViewValues): ViewValues {
  const blockIds = new Set([...Object.keys(before), ...Object.keys(after)]);
  return Object.fromEntries([...blockIds].map((blockId) => [blockId, { ...before[blockId], ...after[blockId] }]));
}

/** The words that a person reads on an element: a button's text, or a menu's choice or placeholder. */
export function elementLabel(element: JsonObject): string | undefined {
  const rule = HOLDERS[stringIn(element, "type") ?? ""];
  const initial = rule === undefined ? undefined : element[rule.initial];
  const shown = isObject(initial) ? initial["text"] : undefined;
  for (const candidate of [shown, element["text"], initial, element["placeholder"], element["alt_text"]]) {
    if (typeof candidate === "string") return candidate;
    if (isObject(candidate) && typeof candidate["text"] === "string") return candidate["text"];
  }
  return undefined;
}
