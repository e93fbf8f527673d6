import { describe, expect, test } from "vitest";
import { approvalRuleSchema } from "../domain/approval-rule.ts";
import type { Ballot, Settled } from "../domain/ballot.ts";
import type { VoteIntent } from "../domain/intent.ts";
import type { Matter } from "./decidable.ts";
import { isPast, lacking, refusalOf } from "./refusal.ts";

const at = Date.parse("2026-03-02T14:00:00Z");
const rule = approvalRuleSchema.parse({ id: "prod", groups: ["*"], approvers: ["@x"], expiresAfter: "1h" });
const matter: Matter = {
  ...{ what: "the model package churn/12", waits: true, author: undefined, made: "registered this version" },
  ...{ subject: { kind: "model-package", group: "churn" }, hasMetrics: false, evidence: undefined },
  anew: "set it back to PendingManualApproval",
};
const ballot: Ballot = { round: "r1", since: at, votes: [], reminded: 0, unfinished: [] };
const approve: VoteIntent = { do: "approve", target: { arn: "a" }, round: "r1" };
const reject: VoteIntent = { do: "reject", target: { arn: "a" }, round: "r1" };

const told = (more: Partial<Parameters<typeof refusalOf>[0]>) => {
  const outcome = refusalOf({ matter, ballot, rule, intent: approve, ...more });
  return outcome && ("says" in outcome ? `${outcome.is}: ${outcome.says}` : `${outcome.is}: ${outcome.because}`);
};

describe("a click that comes too late reads what became of the round", () => {
  const standing = { choice: "approve", description: "Approved by Ben" } as const;

  test("it had been decided like this before", () => {
    expect(told({ matter: { ...matter, waits: false, standing } })).toBe(
      "already: The model package churn/12 had already been approved (Approved by Ben).",
    );
  });

  test("a click on an old button does not overturn what was decided meanwhile", () => {
    expect(
      told({ matter: { ...matter, waits: false, standing: { choice: "approve", by: "ben" } }, intent: reject }),
    ).toMatch(
      /^refused: Meanwhile the model package churn\/12 has been approved by ben\. To have it decided anew, set it back to/,
    );
  });

  test("a rejection of what is approved names the command that takes an approval back", () => {
    const approved = { ...matter, waits: false, standing, back: "/sagemaker revoke churn/12" };
    expect(told({ matter: approved, intent: reject })).toBe(
      "refused: Meanwhile the model package churn/12 has been approved (Approved by Ben); to take that back, use /sagemaker revoke churn/12.",
    );
  });

  test.each([
    ["an earlier round", { intent: { ...approve, round: "r0" } }, "an earlier round, which is over"],
    [
      "a newer version",
      { ballot: { ...ballot, end: { is: "superseded", at, by: "churn/13" } } },
      "superseded by churn/13",
    ],
    ["time", { ballot: { ...ballot, end: { is: "expired", at } } }, "Click Ask again"],
    ["a version that is not ready", { matter: { ...matter, waits: false, notYet: "Not yet." } }, "refused: Not yet."],
  ] as const)("because of %s", (_what, more, says) => {
    expect(told(more)).toContain(says);
  });

  test("the vote that has just decided", () => {
    const settled: Settled = {
      ...{ by: "U", team: "T", at, choice: "approve", work: "w" },
      ...{ voters: [], required: 1, description: "", turn: 0 },
    };
    expect(told({ ballot: { ...ballot, settled } })).toContain("have just approved the model package churn/12");
    expect(told({ ballot: { ...ballot, settled: { ...settled, withdrawn: "no right" } } })).toBeUndefined();
  });
});

test("without a rule nobody may, and the answer says how to add one", () => {
  expect(told({ rule: undefined })).toContain(
    '`approvals` in chatops.config.ts: { id: "…", groups: ["churn"], approvers: ["@…"] }',
  );
  const gate = { ...matter, subject: { kind: "gate", pipeline: "p", step: "s" } } as const;
  expect(told({ rule: undefined, matter: gate })).toContain('gates: ["p/s"]');
});

test("a vote for the present round, or for whichever it is, is taken", () => {
  expect(told({})).toBeUndefined();
  expect(told({ intent: { ...approve, round: undefined } })).toBeUndefined();
});

test("a rejection needs a reason; an approval where the rule says so, and metrics likewise", () => {
  const lacks = (intent: VoteIntent, more: object = {}, about = matter) =>
    lacking({ matter: about, ballot, rule: { ...rule, ...more }, intent });
  expect(lacks(reject)).toMatchObject({ because: expect.stringContaining("say why") });
  expect(lacks({ ...reject, reason: "bias" })).toBeUndefined();
  expect(lacks(approve)).toBeUndefined();
  expect(lacks({ ...approve, reason: " " }, { requireReason: true })).toMatchObject({ is: "refused" });
  expect(lacks(approve, { requireMetrics: true })).toMatchObject({
    because: expect.stringContaining("requireMetrics"),
  });
  expect(lacks(approve, { requireMetrics: true }, { ...matter, hasMetrics: true })).toBeUndefined();
});

test("time runs by the rule in force", () => {
  expect(isPast(ballot, rule, at + 3_599_999)).toBe(false);
  expect(isPast(ballot, rule, at + 3_600_000)).toBe(true);
  expect(isPast(ballot, undefined, at + 3_600_000)).toBe(false);
});
