import { expect, test } from "vitest";
import { SlackProblem } from "../slack/port.ts";
import { why } from "./why.ts";

test.each([
  [
    "the innermost cause",
    new Error("outer", { cause: new SlackProblem("later", "chat.update", "ratelimited") }),
    "Slack refused chat.update: ratelimited",
  ],
  ["the first of several", new AggregateError([new Error("a", { cause: new Error("b") }), new Error("c")]), "b"],
  ["what is no error", "a word", "a word"],
  ["an error without words", new TypeError(), "TypeError"],
  ["no secret", new Error("xoxb-123456789012-abcdef"), "xox…"],
])("why something failed is %s", (_what, error, says) => expect(why(error)).toBe(says));

test("and never longer than a person reads", () => {
  expect(why(new Error("x".repeat(5_000))).length).toBeLessThan(310);
});
