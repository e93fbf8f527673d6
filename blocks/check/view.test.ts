import { describe, expect, test } from "vitest";
import { type Problem, viewProblems } from "../check.ts";
import { blocks, mrkdwn, plain } from "../testing/samples.ts";

const section = (text: string) => ({ type: "section", text: mrkdwn(text) });
const of = (type: string, more: object = {}) => ({ ...blocks[type], ...more });
const at = (pointer: string, message: string): Problem => ({ pointer, message });

describe("views", () => {
  const modal = { type: "modal", title: plain("Approve"), blocks: [section("a")] };
  test("a modal and a Home tab", () => {
    expect(viewProblems(modal)).toEqual([]);
    expect(viewProblems({ type: "home", blocks: [section("a")] })).toEqual([]);
  });
  test("a title has 24 characters at most and a Home tab has none", () => {
    expect(viewProblems({ ...modal, title: plain("a".repeat(25)) })).toEqual([
      at("/title/text", "must be less than 25 characters"),
    ]);
    expect(viewProblems({ type: "home", title: plain("a"), blocks: [section("a")] })).toEqual([
      at("", "invalid additional property: title"),
    ]);
  });
  test("inputs need a submit button, and one element takes the focus", () => {
    const input = of("input", { element: { type: "plain_text_input", focus_on_load: true } });
    expect(viewProblems({ ...modal, blocks: [input] })).toEqual([
      at("", "submit is required when there are input blocks"),
    ]);
    expect(viewProblems({ ...modal, submit: plain("Go"), blocks: [input, input] })).toEqual([
      at("/blocks/1", "only one element can have focus_on_load"),
    ]);
  });
  test("private_metadata, callback_id and the whole have a size", () => {
    expect(viewProblems({ ...modal, private_metadata: "a".repeat(3001), callback_id: "a".repeat(256) })).toHaveLength(
      2,
    );
    const big = Array.from({ length: 90 }, () => section("a".repeat(2990)));
    expect(viewProblems({ ...modal, blocks: big })).toEqual([at("", "view_too_large")]);
  });
  test("what is no view is told", () => {
    expect(viewProblems(undefined)).toEqual([at("", "must provide an object")]);
    expect(viewProblems({ type: "workflow_step" })).toEqual([at("", "unsupported type: workflow_step")]);
  });
});
