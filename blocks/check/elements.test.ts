import { describe, expect, test } from "vitest";
import { problems } from "../check.ts";
import { option, plain } from "../testing/samples.ts";

const found = (block: unknown) => problems({ blocks: [block] });

describe("menus, choices and inputs", () => {
  const action = (element: object) => found({ type: "actions", elements: [element] }).map((problem) => problem.message);
  const options = (count: number) => Array.from({ length: count }, (_, index) => option(`o${index}`));
  test("a menu has options or groups, one hundred at most", () => {
    expect(action({ type: "static_select" })).toEqual(["must define exactly one of: options, option_groups"]);
    expect(action({ type: "static_select", options: options(101) })).toEqual(["no more than 100 items allowed"]);
    expect(action({ type: "overflow", options: options(6) })).toEqual(["no more than 5 items allowed"]);
    expect(action({ type: "checkboxes", options: options(11) })).toEqual(["no more than 10 items allowed"]);
  });
  test("an option's value may have 150 characters, its text 75", () => {
    expect(action({ type: "overflow", options: [{ text: plain("a"), value: "v".repeat(150) }] })).toEqual([]);
    expect(
      action({ type: "overflow", options: [{ text: plain("a".repeat(76)), value: "v".repeat(151) }] }),
    ).toHaveLength(2);
  });
  test("only overflow options have a url", () => {
    expect(action({ type: "static_select", options: [{ ...option("a"), url: "https://x" }] })).toEqual([
      "invalid additional property: url",
    ]);
  });
  test("what is chosen at first is among the options", () => {
    expect(action({ type: "radio_buttons", options: options(2), initial_option: option("else") })).toEqual([
      "initial option must be among the options",
    ]);
  });
  test("bounds the wrong way round are refused", () => {
    const input = (element: object) =>
      found({ type: "input", label: plain("l"), element }).map((problem) => problem.message);
    expect(input({ type: "plain_text_input", min_length: 5, max_length: 4 })).toEqual([
      "min_length must be at most max_length",
    ]);
    expect(input({ type: "number_input", is_decimal_allowed: false, min_value: "9", max_value: "10" })).toEqual([]);
    expect(input({ type: "number_input", is_decimal_allowed: false, min_value: "10", max_value: "9" })).toHaveLength(1);
    expect(input({ type: "number_input", is_decimal_allowed: "no", min_value: 1 })).toHaveLength(2);
  });
  test("dates, times and moments have their form", () => {
    expect(action({ type: "datepicker", initial_date: "23.11.2026" })).toEqual(["must be a date as YYYY-MM-DD"]);
    expect(action({ type: "timepicker", initial_time: "24:00" })).toEqual(["must be a time as HH:mm"]);
    expect(action({ type: "datetimepicker", initial_date_time: 1772550000000 })).toHaveLength(1);
  });
});
