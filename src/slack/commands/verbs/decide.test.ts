import { describe, expect, test } from "vitest";
import { parseCommand } from "../parse.ts";

const parsed = (text: string) => parseCommand(text, { region: "eu-west-1" });
const churn = { kind: "model-package", name: "churn/12" };

describe("a vote by command", () => {
  test.each([
    ["approve model churn/12", { do: "approve", target: churn }],
    ["approve model churn v12", { do: "approve", target: churn }],
    ['approve model churn/12 reason:"AUC is up: 2 %"', { do: "approve", target: churn, reason: "AUC is up: 2 %" }],
    ["reject model churn/12 reason:“worse for some”", { do: "reject", target: churn, reason: "worse for some" }],
  ])("%s", (text, intent) => {
    expect(parsed(text)).toEqual({ is: "intent", intent });
  });

  test.each([
    ["reject model churn/12", "Say why"],
    ['approve model churn/12 reason:""', "no value"],
    ["approve model churn/12 reason:a reason:b", "given twice"],
    ["approve", "approve"],
  ])("%s says what is missing, and what would work", (text, says) => {
    const answer = parsed(text);
    if (answer.is !== "usage") throw new Error(JSON.stringify(answer));
    expect(answer.says).toContain(says);
    expect(parsed(answer.example.replace("/sagemaker ", "")).is).toBe("intent");
  });
});
