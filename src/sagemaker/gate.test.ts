import { expect, test } from "vitest";
import { gateArn } from "../domain/gate.ts";
import { foldAll } from "../notify/fold.ts";
import { viewOf } from "../notify/view.ts";
import { look } from "./describe.ts";
import { type Answers, own, withStandIn } from "./testing/stand-in.ts";

const execution = `arn:aws:sagemaker:eu-west-1:${own.account}:pipeline/churn-nightly/execution/7pinimwddh3a`;
const token = "26vcYbeWsZ";
const startedAt = new Date("2026-03-02T14:00:00Z");
const answers = (status: string, step: object): Answers => ({
  DescribePipelineExecution: {
    PipelineArn: execution.split("/execution/")[0],
    PipelineExecutionArn: execution,
    PipelineExecutionStatus: status,
    CreationTime: startedAt,
    LastModifiedTime: startedAt,
    CreatedBy: { UserProfileName: "ana" },
  },
  ListPipelineExecutionSteps: {
    PipelineExecutionSteps: [
      { StepName: "Train", StepStatus: "Succeeded", StartTime: startedAt, EndTime: startedAt, Metadata: {} },
      {
        StepName: "ApproveForProd",
        StartTime: startedAt,
        Metadata: { Callback: { CallbackToken: token, SqsQueueUrl: "https://sqs/1/q" } },
        ...step,
      },
    ],
  },
});
const lookAt = (given: Answers, arn = gateArn(execution, token)) =>
  withStandIn(given, async ({ clients }) => look({ arn }, clients, own));

test("a gate is looked up by its token among the steps of its execution, with who started it", async () => {
  const looked = await lookAt(answers("Executing", { StepStatus: "Executing" }));
  if (looked.is !== "found") throw new Error(looked.because);
  expect(looked).toMatchObject({ kind: "gate", name: "churn-nightly", account: own.account, region: "eu-west-1" });
  expect(viewOf("gate", foldAll(undefined, looked.changes)).parts).toEqual({
    step: { name: "ApproveForProd", status: "Executing", startedAt: startedAt.getTime() },
    author: { name: "ana", kind: "person", via: "pipeline churn-nightly" },
  });
});

test("what was answered is told by the names of the step's outputs", async () => {
  const Callback = { CallbackToken: token, OutputParameters: [{ Name: "approver", Value: "bo" }] };
  const looked = await lookAt(answers("Succeeded", { StepStatus: "Succeeded", Metadata: { Callback } }));
  if (looked.is !== "found") throw new Error(looked.because);
  expect(viewOf("gate", foldAll(undefined, looked.changes)).parts.answer).toEqual({ approver: "bo" });
});

test("an execution that is being stopped is told beside its step", async () => {
  const looked = await lookAt(answers("Stopping", { StepStatus: "Executing" }));
  if (looked.is !== "found") throw new Error(looked.because);
  expect(viewOf("gate", foldAll(undefined, looked.changes)).summary.status.word).toBe("Stopping");
});

test("a token that no step of that execution has is no gate, whatever a message said", async () => {
  const looked = await lookAt(answers("Executing", { StepStatus: "Executing" }), gateArn(execution, "AAAAAAAAAA"));
  expect(looked).toEqual({
    is: "not-found",
    because: expect.stringMatching(
      /No step of the execution .* waits under the token AAAAAAAAAA\..*did not come from SageMaker/,
    ),
  });
});

test("a look at the execution tells nothing of its gates: they are resources of their own", async () => {
  const looked = await lookAt(answers("Executing", { StepStatus: "Executing" }), execution);
  expect(looked.is === "found" && looked.changes.every(({ kind }) => kind === "pipeline-execution")).toBe(true);
});
