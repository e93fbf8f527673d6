import { describe, expect, it } from "vitest";
import { elementsOf } from "./blocks.ts";
import { chosenState, formErrors, stateValues, withChoices } from "./element-state.ts";

const option = (value: string) => ({ value, text: { type: "plain_text", text: value } });
const input = (action_id: string, element: object, more: object = {}) => ({
  type: "input",
  block_id: action_id,
  element: { action_id, ...element },
  ...more,
});

const blocks = [
  input("name", { type: "plain_text_input", initial_value: "a" }),
  input("level", { type: "radio_buttons", options: [option("all"), option("act")] }),
  input("kinds", {
    type: "checkboxes",
    initial_options: [option("job")],
    options: [option("job"), option("endpoint")],
  }),
  input("group", { type: "static_select", option_groups: [{ options: [option("x")] }] }, { optional: true }),
  input("day", { type: "datepicker" }, { optional: true }),
  input("who", { type: "multi_users_select" }, { optional: true }),
  { type: "actions", block_id: "b", elements: [{ type: "button", action_id: "go" }] },
];

describe("the state of a form", () => {
  it("begins as the blocks begin, and holds no buttons", () => {
    expect(stateValues(blocks, {})).toEqual({
      name: { name: { type: "plain_text_input", value: "a" } },
      level: { level: { type: "radio_buttons", selected_option: null } },
      kinds: { kinds: { type: "checkboxes", selected_options: [option("job")] } },
      group: { group: { type: "static_select", selected_option: null } },
      day: { day: { type: "datepicker", selected_date: null } },
      who: { who: { type: "multi_users_select", selected_users: [] } },
    });
  });

  it("takes what a person picks, from groups too", () => {
    const given = { group: { group: "x" }, kinds: { kinds: "endpoint" }, day: { day: "2026-11-23" } };
    expect(withChoices(blocks, {}, given)).toMatchObject({
      values: {
        group: { group: { selected_option: option("x") } },
        kinds: { kinds: { selected_options: [option("endpoint")] } },
        day: { day: { selected_date: "2026-11-23" } },
        name: { name: { value: "a" } },
      },
    });
  });

  it("keeps what was chosen before", () => {
    const before = { level: { level: { type: "radio_buttons", selected_option: option("act") } } };
    expect(withChoices(blocks, before, { name: { name: "b" } })).toMatchObject({ values: before });
  });

  it("complains about each required field that is empty", () => {
    expect(formErrors(blocks, stateValues(blocks, {}))).toEqual({ level: "Please complete this required field." });
    const nothing = { kinds: { kinds: { type: "checkboxes", selected_options: [] } } };
    expect(formErrors(blocks, stateValues(blocks, nothing))).toHaveProperty("kinds");
  });

  it("offers no choice on a button", () => {
    const button = elementsOf(blocks).find(({ type }) => type === "button");
    expect(button && chosenState(button, "x")).toBeUndefined();
  });
});
