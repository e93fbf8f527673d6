import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { PolicyProblem } from "../problem.ts";
import { modelPackage, policyTester, resource, UnknownGroups } from "./policy-tester.ts";

const folder = mkdtempSync(join(tmpdir(), "policy-"));
afterAll(() => rmSync(folder, { recursive: true }));

const fileWith = (text: string): string => {
  const file = join(folder, "policy.cedar");
  writeFileSync(file, text);
  return file;
};
const groups = { churn: ["U0AAAAAAA"], empty: [] };

test("an answer names every rule that decided, whoever, whatever and wherever it is about", () => {
  const may = policyTester(
    fileWith(`
      @id("team") permit (principal in ChatOps::Group::"churn", action, resource);
      @id("own") permit (principal, action, resource) when { resource.hasTag("team") && resource.getTag("team") == "x" };
      @id("frozen") forbid (principal, action, resource) when { resource has group && resource.group == "prod" }
        unless { context has channel && context.channel == "C1" };`),
    { groups },
  );
  expect([
    may("U0AAAAAAA", "stop", resource("endpoint", "ranker", { tags: { team: "x" } })),
    may("U0BBBBBBB", "stop", resource("endpoint", "ranker")),
    may("U0AAAAAAA", "approve", modelPackage("prod/3")),
    may("U0AAAAAAA", "approve", modelPackage("prod/3"), { channel: "C1" }),
    may("U0AAAAAAA", "help"),
  ]).toEqual(["yes, by own and team", "no, nothing permits it", "no, by frozen", "yes, by team", "yes, by team"]);
});

test("a group that the test does not know is a mistake in one of the two", () => {
  const file = fileWith('permit (principal in ChatOps::Group::"chrun", action, resource);');
  expect(() => policyTester(file, { groups })).toThrow(UnknownGroups);
  expect(() => policyTester(file, { groups })).toThrow("user groups that this test does not know: chrun.");
});

test("a file with a mistake is told as the build tells it", () => {
  const file = fileWith("permit (principal, action, resource)");
  expect(() => policyTester(file, { groups })).toThrow(PolicyProblem);
});
