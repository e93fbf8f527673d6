import { expect, test } from "vitest";
import { parseCommand } from "../parse.ts";

const parsed = (text: string) => parseCommand(text, { region: "eu-west-1" });
const churn = { kind: "model-package", name: "churn/12" };

test.each(["churn/12", "model churn/12", "churn v12", "model-package churn/12"])("revoke %s", (words) => {
  expect(parsed(`revoke ${words} reason:"drifts since Monday"`)).toEqual({
    is: "intent",
    intent: { do: "revoke", target: churn, reason: "drifts since Monday" },
  });
});

test.each([
  ["revoke churn/12", "Say why"],
  ["revoke churn/12 reason:a reason:b", "given twice"],
  [`revoke churn/12 reason:"${"x".repeat(701)}"`, "at most 700 characters"],
  ["revoke reason:a", "revoke"],
])("%s says what is missing, and what would work", (text, says) => {
  const answer = parsed(text);
  if (answer.is !== "usage") throw new Error(JSON.stringify(answer));
  expect(answer.says).toContain(says);
});
