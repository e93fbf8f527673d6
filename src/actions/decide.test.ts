import { describe, expect, test } from "vitest";
import type { Settled } from "../domain/ballot.ts";
import type { ModelPackageParts } from "../events/kinds/model-package.ts";
import { type Answers, own, Refusal, withStandIn } from "../sagemaker/testing/stand-in.ts";
import { modelPackageDecision } from "./decide.ts";

const arn = "arn:aws:sagemaker:eu-west-1:123456789012:model-package/churn/3";
const at = Date.UTC(2026, 10, 23, 14, 3);

type Facts = NonNullable<ModelPackageParts["package"]>;

const version = (facts: Partial<Facts> = {}): ModelPackageParts => ({
  package: {
    ...{ status: "Completed", approval: "PendingManualApproval", group: "churn", version: 3 },
    ...{ images: [], contentTypes: [] },
    ...facts,
  },
});
const matterOf = (facts: Partial<Facts> = {}) => modelPackageDecision.matter({ name: "churn/3", arn }, version(facts));

const settled = (choice: Settled["choice"]): Settled => ({
  ...{ by: "U0BO", team: "T", name: "bo", at, choice, work: "w", required: 2, turn: 0 },
  voters: [
    { by: "U0CHI", name: "chi", at },
    { by: "U0BO", name: "bö <x>", at },
  ],
  description: "Approved from Slack by two",
});

const write = (choice: Settled["choice"], answers: Answers = { UpdateModelPackage: {} }, facts: Partial<Facts> = {}) =>
  withStandIn(answers, async ({ clients, calls }) => {
    const target = { arn, name: "churn/3", account: own.account, region: own.region };
    const request = { target, settled: settled(choice), round: "0123456789abcdef", token: "a1-b2", clients };
    return { outcome: await modelPackageDecision.write({ ...request, parts: version(facts) }), calls };
  });

describe("a decision is written to the model registry", () => {
  test("with its description, who decided in properties that AWS takes, and a token that repeats share", async () => {
    const { outcome, calls } = await write("approve");
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
          ApprovalDescription: "Approved from Slack by two",
          CustomerMetadataProperties: {
            "chatops-decision": "approve",
            "chatops-round": "0123456789abcdef",
            "chatops-decided-by": "chi:U0CHI bö -x-:U0BO",
          },
          ClientToken: "a1-b2",
        },
      },
    ]);
    expect((await write("reject")).calls[0]).toMatchObject({ input: { ModelApprovalStatus: "Rejected" } });
  });

  test("without the properties where AWS has no room for them: the decision counts more than its notes", async () => {
    const keys = (count: number) => Array.from({ length: count }, (_, index) => `key-${index}`);
    const inputOf = async (properties: readonly string[]) =>
      JSON.stringify((await write("approve", undefined, { properties: [...properties] })).calls);
    expect(await inputOf(keys(47))).toContain("chatops-round");
    expect(await inputOf(keys(48))).not.toContain("chatops-round");
    expect(await inputOf([...keys(47), "chatops-round"])).toContain("chatops-decided-by");
  });

  test("a clash with another change may pass, a missing right does not", async () => {
    const conflict = await write("approve", { UpdateModelPackage: new Refusal("ConflictException", "busy") });
    expect(conflict.outcome).toMatchObject({ is: "failed", retryable: true });
    const denied = await write("approve", { UpdateModelPackage: new Refusal("AccessDeniedException", "no") });
    expect(denied.outcome).toMatchObject({ is: "failed", retryable: false });
  });
});

describe("what a version's facts say about a decision", () => {
  test("one that waits is chosen a rule for by its group, and has its place among the versions", () => {
    expect(matterOf()).toMatchObject({
      waits: true,
      subject: { kind: "model-package", group: "churn" },
      line: { of: arn.slice(0, -2), order: 3 },
    });
  });

  test.each(["Approved", "Rejected"])("one that is %s waits no more", (approval) => {
    expect(matterOf({ approval, approvalDescription: "by Ben" })).toMatchObject({
      waits: false,
      standing: { choice: approval === "Approved" ? "approve" : "reject", description: "by Ben" },
    });
  });

  test.each([
    [{ status: "InProgress" }, "it can be decided on once it is Completed"],
    [{ status: "Failed", reason: "image scan" }, "failed: image scan; a failed package cannot be decided on"],
    [{ approval: undefined, group: undefined }, "belongs to no model package group"],
  ])("%j is not ready, and says why", (facts, why) => {
    expect(matterOf(facts)).toMatchObject({ waits: false, notYet: expect.stringContaining(why) });
  });

  test("nothing is said where nothing is known", () => {
    expect(modelPackageDecision.matter({ name: "churn/3", arn }, {})).toBeUndefined();
  });
});

test("each right is limited to its own decision", () => {
  expect(modelPackageDecision.iam).toEqual(
    ["Approved", "Rejected"].map((status) => ({
      action: "sagemaker:UpdateModelPackage",
      resource: "model-package/*",
      stringEquals: { "sagemaker:ModelApprovalStatus": status },
    })),
  );
});
