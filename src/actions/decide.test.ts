import { describe, expect, test } from "vitest";
import type { ActionIntent } from "../domain/intent.ts";
import type { ModelPackageParts } from "../events/kinds/model-package.ts";
import { kinds } from "../events/registry.ts";
import { type Answers, own, Refusal, withStandIn } from "../sagemaker/testing/stand-in.ts";
import type { Target } from "./action.ts";
import { actions, offers } from "./registry.ts";

const arn = "arn:aws:sagemaker:eu-west-1:123456789012:model-package/churn/3";
const at = Date.UTC(2026, 10, 23, 14, 3);

type Facts = NonNullable<ModelPackageParts["package"]>;

function version(facts: Partial<Facts> = {}): Target {
  const parts = {
    package: {
      status: "Completed",
      approval: "PendingManualApproval",
      group: "churn",
      version: 3,
      images: [],
      contentTypes: [],
      ...facts,
    },
  };
  const summary = kinds["model-package"].summary(parts);
  return { kind: "model-package", arn, name: "churn/3", account: own.account, region: own.region, parts, summary };
}

const decide = (
  verb: "approve" | "reject",
  target: Target,
  more: { seen?: string; reason?: string } = {},
  answers: Answers = { UpdateModelPackage: {} },
) =>
  withStandIn(answers, async ({ clients, calls }) => {
    const intent: ActionIntent = { do: verb, target: { arn }, ...more };
    const outcome = await actions[verb].perform({
      target,
      intent,
      who: "Ana (U024BE7LH)",
      at,
      seed: "work-1",
      clients,
    });
    return { outcome, calls };
  });

describe("a decision is written to the model registry", () => {
  test("approved, with who, when and why, and a token that repeats share", async () => {
    const { outcome, calls } = await decide("approve", version(), { reason: "AUC is up\nby 2 %" });
    expect(outcome).toEqual({
      is: "done",
      says: "Approved model package churn/3. Automation that deploys on approval starts now.",
    });
    expect(calls).toEqual([
      {
        operation: "UpdateModelPackage",
        input: {
          ModelPackageArn: arn,
          ModelApprovalStatus: "Approved",
          ApprovalDescription: "Approved by Ana (U024BE7LH) at 2026-11-23T14:03:00Z from Slack: AUC is up by 2 %",
          ClientToken: expect.stringMatching(/^[0-9a-f]{36}$/),
        },
      },
    ]);
    const again = await decide("approve", version(), { reason: "AUC is up\nby 2 %" });
    expect(again.calls).toEqual(calls);
  });

  test("rejected, and warned when an approved version falls", async () => {
    expect((await decide("reject", version(), { reason: "bias" })).outcome).toEqual({
      is: "done",
      says: "Rejected model package churn/3.",
    });
    expect((await decide("reject", version({ approval: "Approved" }), { reason: "bias" })).outcome).toMatchObject({
      is: "done",
      says: expect.stringContaining("redeploy the newest other version"),
    });
  });

  test("a rejected version may be approved after all, by who knows that it was rejected", async () => {
    const rejected = version({ approval: "Rejected" });
    expect((await decide("approve", rejected)).outcome.is).toBe("done");
    expect((await decide("approve", rejected, { seen: "Rejected" })).outcome.is).toBe("done");
  });
});

describe("what the state answers without a call", () => {
  const told = async (verb: "approve" | "reject", target: Target, more: { seen?: string; reason?: string } = {}) => {
    const { outcome, calls } = await decide(verb, target, more);
    expect(calls).toEqual([]);
    return outcome;
  };

  test("it had been decided like this before", async () => {
    const approved = version({ approval: "Approved", approvalDescription: "Approved by Ben" });
    expect(await told("approve", approved)).toEqual({
      is: "already",
      says: "The model package churn/3 had already been approved (Approved by Ben).",
    });
    expect(await told("reject", version({ approval: "Rejected" }), { reason: "x" })).toEqual({
      is: "already",
      says: "The model package churn/3 had already been rejected.",
    });
  });

  test("a click on an old button does not overturn what was decided meanwhile", async () => {
    expect(await told("approve", version({ approval: "Rejected" }), { seen: "PendingManualApproval" })).toEqual({
      is: "refused",
      because:
        "Meanwhile the model package churn/3 has been rejected. To change that, use `/sagemaker approve model-package churn/3`.",
    });
  });

  test("a package that is not ready, or failed", async () => {
    expect(await told("approve", version({ status: "InProgress" }))).toEqual({
      is: "refused",
      because: "The model package churn/3 is in status InProgress; it can be decided on once it is Completed.",
    });
    expect(await told("approve", version({ status: "Failed", reason: "image scan" }))).toEqual({
      is: "refused",
      because: "The model package churn/3 failed: image scan; a failed package cannot be decided on.",
    });
  });

  test("a rejection without a reason", async () => {
    expect(await told("reject", version(), { reason: "  " })).toMatchObject({
      is: "refused",
      because: expect.stringContaining("say why"),
    });
  });

  test("what has no approval", async () => {
    expect(await told("approve", version({ approval: undefined, group: undefined }))).toMatchObject({
      is: "refused",
      because: expect.stringContaining("belongs to no model package group"),
    });
    expect(await told("approve", { ...version(), kind: "training-job" })).toEqual({
      is: "refused",
      because: "Only model packages are approved or rejected; the training job churn/3 is none.",
    });
    expect((await told("approve", { ...version(), parts: {} })).is).toBe("refused");
  });
});

test("a clash with another change may pass, a missing right does not", async () => {
  const conflict = await decide(
    "approve",
    version(),
    {},
    { UpdateModelPackage: new Refusal("ConflictException", "busy") },
  );
  expect(conflict.outcome).toMatchObject({ is: "failed", retryable: true });
  const denied = await decide(
    "approve",
    version(),
    {},
    { UpdateModelPackage: new Refusal("AccessDeniedException", "no") },
  );
  expect(denied.outcome).toMatchObject({ is: "failed", retryable: false });
});

test("both buttons are offered while a decision is due, and none after it", () => {
  const of = ({ kind, parts, summary }: Target) => offers(kind, parts, summary);
  expect(of(version())).toEqual([
    { verb: "approve", label: "Approve", style: "primary" },
    { verb: "reject", label: "Reject", style: "danger" },
  ]);
  for (const facts of [{ approval: "Approved" }, { approval: "Rejected" }, { status: "InProgress" }])
    expect(of(version(facts))).toEqual([]);
});

test("each right is limited to its own decision", () => {
  expect(actions.approve.iam).toEqual({
    "model-package": [
      {
        action: "sagemaker:UpdateModelPackage",
        resource: "model-package/*",
        stringEquals: { "sagemaker:ModelApprovalStatus": "Approved" },
      },
    ],
  });
});
