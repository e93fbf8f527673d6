import { describe, expect, test } from "vitest";
import { approvalRuleSchema } from "../domain/approval-rule.ts";
import type { ModelPackageParts } from "../events/kinds/model-package.ts";
import { kinds } from "../events/registry.ts";
import { type Answers, own, Refusal, withStandIn } from "../sagemaker/testing/stand-in.ts";
import type { Target } from "./action.ts";
import { revoke } from "./revoke.ts";

const arn = "arn:aws:sagemaker:eu-west-1:123456789012:model-package/churn/3";
const at = Date.UTC(2026, 10, 23, 14, 3);

const version = (facts: Partial<NonNullable<ModelPackageParts["package"]>> = {}): Target => {
  const parts: ModelPackageParts = {
    package: {
      ...{ status: "Completed", approval: "Approved", group: "churn", version: 3, images: [], contentTypes: [] },
      ...facts,
    },
  };
  const summary = kinds["model-package"].summary(parts);
  return { kind: "model-package", arn, name: "churn/3", account: own.account, region: own.region, parts, summary };
};
const wish = (reason?: string) => ({ do: "revoke", target: { arn }, reason }) as const;
const perform = (target: Target, answers: Answers = { UpdateModelPackage: {} }, reason = "drifts\nsince Monday") =>
  withStandIn(answers, async ({ clients, calls }) => {
    const request = { target, intent: wish(reason), who: "bo (U0BO)", user: "U0BO", at, seed: "work-1", clients };
    return { outcome: await revoke.perform(request), remembered: revoke.remember?.(request), calls };
  });
const description = "Revoked by bo (U0BO) at 2026-11-23T14:03:00Z from Slack: drifts since Monday";

describe("revoking an approval", () => {
  test("rejects the version with who, when and why, in one line, and with a token that repeats share", async () => {
    const { outcome, remembered, calls } = await perform(version({ round: "0123456789abcdef" }));
    expect(outcome).toEqual({
      is: "done",
      says: "The approval of the model package churn/3 is revoked: it is Rejected now.",
    });
    expect(calls).toEqual([
      {
        operation: "UpdateModelPackage",
        input: {
          ModelPackageArn: arn,
          ModelApprovalStatus: "Rejected",
          ApprovalDescription: description,
          CustomerMetadataProperties: {
            "chatops-decision": "revoke",
            "chatops-round": "0123456789abcdef",
            "chatops-decided-by": "U0BO",
          },
          ClientToken: expect.stringMatching(/^[0-9a-f]{36}$/),
        },
      },
    ]);
    expect((await perform(version({ round: "0123456789abcdef" }))).calls).toEqual(calls);
    // SageMaker's event may be faster than its answer, and must not look like somebody else's decision.
    expect(remembered).toMatchObject([{ part: "revoked/work-1", value: { by: "U0BO", description } }]);
  });

  test("a repeat of the same work finds what it has written and writes nothing", async () => {
    const { outcome, calls } = await perform(version({ approval: "Rejected", approvalDescription: description }));
    expect(outcome.is).toBe("done");
    expect(calls).toEqual([]);
  });

  test("a reason with a secret in it is written, and known again, without the secret", async () => {
    const { calls, remembered } = await perform(version(), undefined, "leaks password=hunter22");
    const written = description.replace("drifts since Monday", "leaks password=…");
    expect(calls).toMatchObject([{ input: { ApprovalDescription: written } }]);
    expect(remembered).toMatchObject([{ value: { description: written } }]);
  });

  test.each([
    [{ approval: "Rejected", approvalDescription: "by chi" }, "already", "rejected (by chi)"],
    [{ approval: "PendingManualApproval" }, "refused", "is PendingManualApproval"],
    [{ status: "Deleting" }, "refused", "is Deleting"],
    [{ approval: undefined }, "refused", "without an approval status"],
  ] as const)("where none stands (%j) there is nothing to revoke", async (facts, is, words) => {
    const { outcome, remembered, calls } = await perform(version(facts));
    expect(outcome.is).toBe(is);
    expect(JSON.stringify(outcome)).toContain(words);
    expect([remembered, calls]).toEqual([[], []]);
  });

  test("needs a reason", async () => {
    const { outcome, calls } = await perform(version(), {}, "  ");
    expect(outcome).toMatchObject({ is: "refused", because: expect.stringContaining("say why") });
    expect(calls).toEqual([]);
  });

  test("what SageMaker does not take is told in its words", async () => {
    const refusal = new Refusal("ValidationException", "Status transition is not valid.");
    expect((await perform(version(), { UpdateModelPackage: refusal })).outcome).toMatchObject({
      because: expect.stringContaining("Status transition is not valid."),
    });
  });

  test("asks whoever typed it, with what may follow", () => {
    expect(revoke.asks?.(version(), wish("x"))?.text).toContain("the latest other approved version is redeployed");
    expect(revoke.asks?.(version({ approval: "Rejected" }), wish("x"))).toBeUndefined();
  });
});

describe("whoever the approval rule lists may", () => {
  const rule = approvalRuleSchema.parse({ id: "churn", groups: ["churn"], approvers: ["@approvers", "U0CHI"] });
  const mayNot = (user: string, groups: readonly string[], rules = [rule]) =>
    revoke.mayNot?.(version(), { user, groups }, rules);

  test("the author of a version too, and nobody else", () => {
    expect(mayNot("U0ANA", ["approvers"])).toBeUndefined();
    expect(mayNot("U0CHI", [])).toBeUndefined();
    expect(mayNot("U0DEE", ["engineers"])).toEqual({
      because:
        'The approval rule "churn" does not list you, so you cannot revoke the approval of the model package churn/3.',
      mayBe: { groups: ["approvers"], users: ["U0CHI"], others: false },
    });
  });

  test("nobody where no rule is for its group", () => {
    expect(mayNot("U0CHI", [], [])?.because).toContain('groups: ["churn"]');
  });
});
