import type { InputBlock, InputBlockElement, KnownBlock } from "@slack/types";
import { describe, expect, test } from "vitest";
import { formErrors, inputsOf, startForm, viewValues } from "./form.ts";

const plain = (text: string) => ({ type: "plain_text" as const, text });
const option = (value: string) => ({ text: plain(value.toUpperCase()), value });

function input(block_id: string, element: InputBlockElement, more: Partial<InputBlock> = {}): InputBlock {
  return { type: "input", block_id, label: plain(block_id), element, ...more };
}

const blocks: readonly KnownBlock[] = [
  { type: "section", text: plain("Read this") },
  input("reason", { type: "plain_text_input", action_id: "text", multiline: true, min_length: 5, max_length: 10 }),
  input("class", { type: "static_select", action_id: "pick", options: [option("a"), option("b")] }),
  input("next", {
    type: "radio_buttons",
    action_id: "pick",
    options: [option("x"), option("y")],
    initial_option: option("y"),
  }),
  input("tell", { type: "checkboxes", action_id: "pick", options: [option("m"), option("n")] }, { optional: true }),
  input(
    "count",
    { type: "number_input", action_id: "n", is_decimal_allowed: false, min_value: "1", max_value: "9" },
    { optional: true },
  ),
];

describe("a form", () => {
  test("starts as the view says, and keeps what was typed when the view is updated", () => {
    expect(startForm(blocks)).toEqual({ reason: "", class: "", next: "y", tell: [], count: "" });
    expect(startForm(blocks, { reason: "typed" })["reason"]).toBe("typed");
  });

  test("becomes view.state.values, with null for what is empty", () => {
    const form = { ...startForm(blocks), reason: "because", class: "b", tell: ["n"] };
    expect(viewValues(blocks, form)).toEqual({
      reason: { text: { type: "plain_text_input", value: "because" } },
      class: { pick: { type: "static_select", selected_option: option("b") } },
      next: { pick: { type: "radio_buttons", selected_option: option("y") } },
      tell: { pick: { type: "checkboxes", selected_options: [option("n")] } },
      count: { n: { type: "number_input", value: null } },
    });
  });

  test("dates, people and channels go under their own names", () => {
    const others = [
      input("d", { type: "datepicker", action_id: "a", initial_date: "2026-03-03" }),
      input("t", { type: "timepicker", action_id: "a", initial_time: "14:00" }),
      input("u", { type: "users_select", action_id: "a", initial_user: "U1" }),
      input("c", { type: "channels_select", action_id: "a", initial_channel: "C1" }),
      input("v", { type: "conversations_select", action_id: "a" }),
      input("mu", { type: "multi_users_select", action_id: "a", initial_users: ["U1", "U2"] }),
      input("mc", { type: "multi_channels_select", action_id: "a", initial_channels: ["C1"] }),
      input("mv", { type: "multi_conversations_select", action_id: "a", initial_conversations: ["C1"] }),
      input("ms", {
        type: "multi_static_select",
        action_id: "a",
        option_groups: [{ label: plain("G"), options: [option("q")] }],
        initial_options: [option("q")],
      }),
      input("e", { type: "email_text_input", action_id: "a", initial_value: "a@b.example" }),
    ];
    expect(Object.values(viewValues(others, startForm(others))).map((value) => value["a"])).toEqual([
      { type: "datepicker", selected_date: "2026-03-03" },
      { type: "timepicker", selected_time: "14:00" },
      { type: "users_select", selected_user: "U1" },
      { type: "channels_select", selected_channel: "C1" },
      { type: "conversations_select", selected_conversation: null },
      { type: "multi_users_select", selected_users: ["U1", "U2"] },
      { type: "multi_channels_select", selected_channels: ["C1"] },
      { type: "multi_conversations_select", selected_conversations: ["C1"] },
      { type: "multi_static_select", selected_options: [option("q")] },
      { type: "email_text_input", value: "a@b.example" },
    ]);
  });

  test("an input without ids still has a name of its own", () => {
    expect(
      inputsOf([{ type: "divider" }, { type: "input", label: plain("x"), element: { type: "plain_text_input" } }]),
    ).toMatchObject([{ block_id: "block-1" }]);
  });
});

describe("what Slack refuses before the app hears of it", () => {
  const errors = (form: Record<string, string | readonly string[]>) =>
    formErrors(blocks, { ...startForm(blocks), reason: "enough", class: "a", ...form });

  test("required fields must be filled, optional ones need not", () => {
    expect(errors({ reason: "  ", class: "" })).toEqual({
      reason: "Please complete this required field.",
      class: "Please complete this required field.",
    });
    expect(errors({})).toEqual({});
  });

  test("text has its length", () => {
    expect(errors({ reason: "four" })).toEqual({ reason: "Please enter at least 5 characters." });
    expect(errors({ reason: "far too long a reason" })).toEqual({ reason: "Please enter at most 10 characters." });
  });

  test.each([
    ["x", "Please enter a whole number."],
    ["1.5", "Please enter a whole number."],
    ["0", "Please enter a number that is at least 1."],
    ["10", "Please enter a number that is at most 9."],
  ])("the number %s is refused", (count, problem) => {
    expect(errors({ count })).toEqual({ count: problem });
  });

  test("addresses must look like addresses", () => {
    const form = [
      input("mail", { type: "email_text_input", action_id: "a" }),
      input("url", { type: "url_text_input", action_id: "a" }),
    ];
    expect(formErrors(form, { mail: "nobody", url: "nowhere" })).toEqual({
      mail: "Please enter a valid email address.",
      url: "Please enter a valid URL.",
    });
    expect(formErrors(form, { mail: "a@b.example", url: "https://x.example" })).toEqual({});
  });
});
