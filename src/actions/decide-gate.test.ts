import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Settled } from "../domain/ballot.ts";
import { gateArn } from "../domain/gate.ts";
import type { GateParts } from "../events/kinds/gate.ts";
import { type Answers, own, Refusal, withStandIn } from "../sagemaker/testing/stand-in.ts";
import { approvalDescription } from "./approval-description.ts";
import { gateDecision } from "./decide-gate.ts";

const execution = `arn:aws:sagemaker:eu-west-1:${own.account}:pipeline/churn-nightly/execution/7pinimwddh3a`;
const arn = gateArn(execution, "26vcYbeWsZ");
const at = Date.UTC(2026, 10, 23, 14, 3);
const token = "a".repeat(36);

const step = (status: string, more: Partial<NonNullable<GateParts["step"]>> = {}) => ({
  name: "ApproveForProd",
  status,
  ...more,
});
const gate = (more: GateParts = {}): GateParts => ({ question: { at, arguments: { auc: "0.92" } }, ...more });
const matterOf = (parts: GateParts) => gateDecision.matter({ name: "churn-nightly", arn }, parts);

const settled = (choice: Settled["choice"], more: Partial<Settled> = {}): Settled => ({
  ...{ by: "U0BO", team: "T", name: "bo", at, choice, work: "w", required: 2, turn: 0 },
  voters: [
    { by: "U0CHI", name: "chi", at },
    { by: "U0BO", at },
  ],
  reason: "Fine\nby me",
  description: "Approved from Slack by two",
  ...more,
});
const write = (given: Settled, answers: Answers) =>
  withStandIn(answers, async ({ clients, calls }) => {
    const target = { arn, name: "churn-nightly", account: own.account, region: own.region };
    const outcome = await gateDecision.write({ target, settled: given, round: "r", token, parts: {}, clients });
    return { outcome, calls };
  });

describe("an answer", () => {
  test("that approves brings the pipeline who, why and when, under the names that are promised", async () => {
    const { outcome, calls } = await write(settled("approve"), { SendPipelineExecutionStepSuccess: {} });
    expect(outcome).toEqual({ is: "done", says: "The pipeline churn-nightly goes on." });
    expect(calls).toEqual([
      {
        operation: "SendPipelineExecutionStepSuccess",
        input: {
          CallbackToken: "26vcYbeWsZ",
          ClientRequestToken: token,
          OutputParameters: [
            { Name: "approver", Value: "chi (U0CHI), U0BO" },
            { Name: "reason", Value: "Fine by me" },
            { Name: "decidedAt", Value: "2026-11-23T14:03:00.000Z" },
            { Name: "decision", Value: "Approved from Slack by two" },
          ],
        },
      },
    ]);
  });

  test("that rejects is the reason why the step failed", async () => {
    const { outcome, calls } = await write(settled("reject", { description: "Rejected by bo: too early" }), {
      SendPipelineExecutionStepFailure: {},
    });
    expect(outcome).toEqual({ is: "done", says: "The pipeline churn-nightly fails at this gate." });
    expect(calls).toEqual([
      {
        operation: "SendPipelineExecutionStepFailure",
        input: {
          CallbackToken: "26vcYbeWsZ",
          ClientRequestToken: token,
          FailureReason: "Rejected by bo: too early",
        },
      },
    ]);
  });

  test.each([
    ["ValidationException", "Step ApproveForProd is already in a terminal status.", "refused"],
    ["ResourceNotFound", "Callback token does not exist.", "refused"],
    ["ConflictException", "busy", "failed"],
  ])("that SageMaker does not take (%s) is told: %s", async (code, message, is) => {
    const { outcome } = await write(settled("approve"), {
      SendPipelineExecutionStepSuccess: new Refusal(code, message),
    });
    expect(outcome.is).toBe(is);
  });

  test("whatever people write, SageMaker takes it", () => {
    const voter = fc.record({ who: fc.string({ unit: "binary" }), at: fc.constant(at), reason: fc.string() });
    fc.assert(
      fc.property(fc.array(voter, { minLength: 1, maxLength: 4 }), fc.webUrl(), (voters, link) => {
        const text = approvalDescription({ decision: "Rejected", voters, link, max: gateDecision.descriptionMax });
        expect(text.length).toBeLessThanOrEqual(256);
        expect(text).toMatch(/^.*$/);
      }),
    );
  });
});

describe("what the facts of a gate say about a decision", () => {
  test("it waits until its step has ended, also while its execution is being stopped", () => {
    expect(matterOf(gate({ step: step("Executing") }))).toMatchObject({
      what: "the gate ApproveForProd of the pipeline churn-nightly",
      subject: { kind: "gate", pipeline: "churn-nightly", step: "ApproveForProd" },
      waits: true,
      hasMetrics: true,
    });
    expect(matterOf(gate({ step: step("Executing"), stopping: { at } }))?.waits).toBe(true);
    expect(matterOf(gate({ step: step("Stopped") }))).toMatchObject({
      waits: false,
      notYet: expect.stringContaining("was stopped before anybody answered"),
    });
  });

  test("the decision that stands is the one that was answered, wherever", () => {
    const passed = { step: step("Succeeded"), answer: { decision: "Approved by bo" } };
    expect(matterOf(gate(passed))?.standing).toEqual({ choice: "approve", description: "Approved by bo" });
    expect(matterOf(gate({ step: step("Failed", { reason: "No" }) }))).toMatchObject({
      standing: { choice: "reject", description: "No" },
      anew: expect.stringContaining("retry its pipeline execution"),
    });
  });

  test("a step that asked elsewhere is nobody's here to decide", () => {
    expect(matterOf({ step: step("Executing") })).toBeUndefined();
  });
});
