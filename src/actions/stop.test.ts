import { describe, expect, test } from "vitest";
import type { Summary } from "../domain/card.ts";
import { isKindName, type KindName, kinds } from "../events/registry.ts";
import { type Answers, own, Refusal, withStandIn } from "../sagemaker/testing/stand-in.ts";
import type { Target } from "./action.ts";
import { offers } from "./registry.ts";
import { stop } from "./stop.ts";

const target = (kind: KindName, word: string, more: Partial<Target> = {}, endedAt?: number): Target => ({
  kind,
  arn: `arn:aws:sagemaker:eu-west-1:123456789012:training-job/churn`,
  name: "Churn",
  account: own.account,
  region: own.region,
  parts: {},
  summary: { status: { word, label: word, phase: "running", rank: 1 }, headline: "", significance: "all", endedAt },
  ...more,
});

const perform = (subject: Target, answers: Answers, seed = "work-1") =>
  withStandIn(answers, async ({ clients, calls }) => ({
    outcome: await stop.perform({
      target: subject,
      intent: { do: "stop", target: { arn: subject.arn } },
      who: "Ana (U024BE7LH)",
      user: "U024BE7LH",
      at: 0,
      seed,
      clients,
    }),
    calls,
  }));

describe("what runs is stopped", () => {
  const calls: readonly (readonly [KindName, string, string, Record<string, unknown>])[] = [
    ["training-job", "InProgress", "StopTrainingJob", { TrainingJobName: "Churn" }],
    ["tuning-job", "InProgress", "StopHyperParameterTuningJob", { HyperParameterTuningJobName: "Churn" }],
    ["transform-job", "InProgress", "StopTransformJob", { TransformJobName: "Churn" }],
    ["processing-job", "InProgress", "StopProcessingJob", { ProcessingJobName: "Churn" }],
  ];

  test.each(calls)("a %s", async (kind, word, operation, input) => {
    const { outcome, calls } = await perform(target(kind, word), { [operation]: {} });
    expect(outcome).toEqual({ is: "done", says: `SageMaker is stopping the ${kinds[kind].noun} Churn.` });
    expect(calls).toEqual([{ operation, input }]);
  });

  test("a pipeline execution, with a token that a repeat of the same work shares", async () => {
    const arn = "arn:aws:sagemaker:eu-west-1:123456789012:pipeline/Churn/execution/p4jn9xou8a8s";
    const token = async (seed: string, spelled: string) => {
      const { calls } = await perform(
        target("pipeline-execution", "Executing", { arn: spelled }),
        { StopPipelineExecution: {} },
        seed,
      );
      expect(calls[0]?.input["PipelineExecutionArn"]).toBe(spelled);
      return String(calls[0]?.input["ClientRequestToken"]);
    };
    const first = await token("work-1", arn);
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(await token("work-1", arn.toLowerCase())).toBe(first);
    expect(await token("work-2", arn)).not.toBe(first);
  });
});

describe("what does not run", () => {
  test.each([
    [
      "training-job",
      "Completed",
      "There was nothing to stop: the training job Churn had already completed at 2026-11-23 14:03 UTC.",
    ],
    [
      "processing-job",
      "Failed",
      "There was nothing to stop: the processing job Churn had already failed at 2026-11-23 14:03 UTC.",
    ],
    ["tuning-job", "Stopping", "SageMaker is already stopping the tuning job Churn."],
  ] as const)("a %s that is %s needs no call", async (kind, word, says) => {
    const { outcome, calls } = await perform(target(kind, word, {}, Date.UTC(2026, 10, 23, 14, 3)), {});
    expect(outcome).toEqual({ is: "already", says });
    expect(calls).toEqual([]);
  });

  test("a job that is being deleted, and what cannot be stopped at all", async () => {
    expect((await perform(target("training-job", "Deleting"), {})).outcome).toEqual({
      is: "refused",
      because: "SageMaker does not stop the training job Churn while it is in status Deleting.",
    });
    expect((await perform(target("endpoint", "InService"), {})).outcome).toEqual({
      is: "refused",
      because: "There is no way to stop the endpoint Churn.",
    });
  });

  test("what ended between the look and the call is no failure either", async () => {
    const ended = new Refusal(
      "ValidationException",
      "The request was rejected because the training job is in status Completed.",
    );
    expect((await perform(target("training-job", "InProgress"), { StopTrainingJob: ended })).outcome).toEqual({
      is: "already",
      says: "There was nothing to stop: the training job Churn had already completed.",
    });
    const over = new Refusal("ValidationException", "Only pipelines with 'Executing' status can be stopped");
    expect((await perform(target("pipeline-execution", "Executing"), { StopPipelineExecution: over })).outcome).toEqual(
      {
        is: "already",
        says: "There was nothing to stop: the pipeline execution Churn was no longer running.",
      },
    );
  });
});

describe("what SageMaker refuses", () => {
  test.each([
    [new Refusal("ThrottlingException", "Rate exceeded"), { is: "failed", retryable: true }],
    [new Refusal("AccessDeniedException", "no"), { is: "failed", retryable: false }],
    [new Refusal("ResourceNotFound", "Requested resource not found"), { is: "refused" }],
  ])("%s", async (refusal, outcome) => {
    expect((await perform(target("training-job", "InProgress"), { StopTrainingJob: refusal })).outcome).toMatchObject(
      outcome,
    );
  });

  test("a resource of another account is not looked for in the own one", async () => {
    const { outcome, calls } = await perform(target("training-job", "InProgress", { account: "222222222222" }), {
      StopTrainingJob: {},
    });
    expect(outcome).toMatchObject({
      is: "failed",
      because: expect.stringContaining("no role in account 222222222222"),
    });
    expect(calls).toEqual([]);
  });
});

describe("the button", () => {
  const summary = (word: string): Summary => target("training-job", word).summary;

  test("is offered while it can do something, and asks first", () => {
    expect(offers("tuning-job", {}, summary("InProgress"))).toEqual([
      {
        verb: "stop",
        label: "Stop",
        style: "danger",
        confirm: {
          title: "Stop this tuning job?",
          text: "All of its training jobs that still run are stopped with it. A stopped job cannot be resumed.",
          yes: "Stop it",
          no: "Let it run",
        },
      },
    ]);
    for (const word of ["Stopping", "Completed", "Unknown"])
      expect(offers("training-job", {}, summary(word))).toEqual([]);
    expect(stop.offer("endpoint", {}, summary("InProgress"))).toBeUndefined();
  });

  test("asks within Slack's limits for a confirmation", () => {
    const kindsToStop = Object.keys(stop.iam).filter(isKindName);
    expect(kindsToStop).toHaveLength(5);
    for (const kind of kindsToStop) {
      const [offer] = offers(kind, {}, summary(kind === "pipeline-execution" ? "Executing" : "InProgress"));
      expect(offer?.confirm?.title.length).toBeLessThanOrEqual(100);
      expect(offer?.confirm?.text.length).toBeLessThanOrEqual(300);
    }
  });
});

test("each right is the call that the action makes, on that kind's resources only", () => {
  expect(stop.iam["pipeline-execution"]).toEqual([
    { action: "sagemaker:StopPipelineExecution", resource: "pipeline/*/execution/*" },
  ]);
  expect(Object.keys(stop.iam)).toEqual([
    "training-job",
    "tuning-job",
    "transform-job",
    "processing-job",
    "pipeline-execution",
  ]);
});
