import { expect, test } from "vitest";
import { approvalRuleSchema } from "../domain/approval-rule.ts";
import type { Author } from "../domain/author.ts";
import { whyNot } from "./may-vote.ts";

const rule = (more: object = {}) =>
  approvalRuleSchema.parse({ id: "churn", groups: ["*"], approvers: ["@ml-approvers", "U0DEE"], ...more });
const people = { U0ANA: ["ana", "ana@example.com"] };
const person = (name: string): Author => ({ name, kind: "person" });
const approver = (user: string, name = user) => ({ user, name, groups: ["ml-approvers"] });
const ask = (voter: ReturnType<typeof approver>, author: Author | undefined, more: object = {}) =>
  whyNot(rule(more), voter, { what: "the model package churn/12", author, made: "registered this version" }, people);

test("whom the rule lists, by group or by id, may vote; nobody else may", () => {
  expect(ask(approver("U0BO"), person("ana"))).toBeUndefined();
  expect(ask({ ...approver("U0DEE"), groups: [] }, person("ana"))).toBeUndefined();
  expect(ask({ ...approver("U0ELI"), groups: ["ml-engineers"] }, person("ana"))).toMatchObject({ is: "not-listed" });
});

test("the author may not, and is told that another person has to", () => {
  expect(ask(approver("U0ANA"), person("ANA@example.com"))).toEqual({
    is: "author",
    because: "You registered this version, so another person has to decide on it.",
  });
  expect(ask(approver("U0BO", "Bo"), person("bo"))).toMatchObject({
    because: expect.stringMatching(/^You registered/),
  });
});

test("the author may where the rule does not ask for four eyes", () => {
  expect(ask(approver("U0ANA"), person("ana"), { excludeAuthor: false })).toBeUndefined();
});

test("a person whom nobody in Slack is known as could be anybody: refused, with what to do", () => {
  expect(ask(approver("U0BO"), person("zoe"))).toMatchObject({
    is: "author",
    because: expect.stringMatching(/zoe registered this version.*`people` in chatops\.config\.ts/),
  });
  expect(ask(approver("U0BO"), undefined)).toMatchObject({
    is: "author",
    because: expect.stringContaining("AWS does not say"),
  });
});

test("a service is nobody, and excludes nobody", () => {
  expect(ask(approver("U0ANA"), { name: "ana", kind: "service" })).toBeUndefined();
});
