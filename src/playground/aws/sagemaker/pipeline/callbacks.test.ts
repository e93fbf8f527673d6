import {
  ListPipelineExecutionStepsCommand,
  SendPipelineExecutionStepFailureCommand,
  SendPipelineExecutionStepSuccessCommand,
  StopPipelineExecutionCommand,
} from "@aws-sdk/client-sagemaker";
import { describe, expect, it } from "vitest";
import { freshAws, prod, refusal } from "../../testing/aws.ts";
import type { PipelinePlan } from "./plan.ts";

const minute = 60_000;
const plan: PipelinePlan = {
  name: "churn-nightly",
  steps: [
    { name: "Approve", type: "Callback", work: () => ({ does: "callback", arguments: { auc: 0.92 } }) },
    { name: "Deploy", type: "Condition", work: () => ({ does: "condition", outcome: "True" }) },
  ],
};

/** An execution that has come to its callback step, with the messages that the step has sent. */
const waiting = async () => {
  const { aws, sagemaker } = await freshAws();
  const { pipelines } = aws.sagemaker;
  const { arn } = pipelines.start(pipelines.define(prod, plan), {});
  await aws.advance(minute);
  const messages = () => aws.gateQueue.receive(10, 0).map(({ body }) => JSON.parse(body));
  const steps = async () =>
    (await sagemaker.send(new ListPipelineExecutionStepsCommand({ PipelineExecutionArn: arn }))).PipelineExecutionSteps;
  const step = async (name: string) => (await steps())?.find(({ StepName }) => StepName === name);
  const status = () => pipelines.executions.at(arn)?.api.PipelineExecutionStatus;
  const token = String(messages()[0]?.token);
  const success = (CallbackToken = token, more: object = {}) =>
    sagemaker.send(new SendPipelineExecutionStepSuccessCommand({ CallbackToken, ...more }));
  const failure = (FailureReason: string, CallbackToken = token) =>
    sagemaker.send(new SendPipelineExecutionStepFailureCommand({ CallbackToken, FailureReason }));
  return { aws, sagemaker, arn, token, messages, step, status, success, failure };
};

describe("a callback step", () => {
  it("sends one message and waits as long as nobody answers", async () => {
    const { aws, arn, token, messages, step, status } = await waiting();
    expect(messages()).toEqual([{ token, pipelineExecutionArn: arn, arguments: { auc: 0.92 }, status: "Executing" }]);
    await aws.advance(24 * 60 * minute);
    expect(status()).toBe("Executing");
    expect(await step("Approve")).toMatchObject({
      StepStatus: "Executing",
      Metadata: { Callback: { CallbackToken: token, SqsQueueUrl: aws.queueUrl(aws.gateQueue) } },
    });
  });

  it("goes on after a success, and keeps what was answered", async () => {
    const { aws, success, step, status } = await waiting();
    const OutputParameters = [{ Name: "approver", Value: "bo" }];
    await success(undefined, { OutputParameters });
    await aws.advance(minute);
    expect(await step("Approve")).toMatchObject({
      StepStatus: "Succeeded",
      Metadata: { Callback: { OutputParameters } },
    });
    expect(status()).toBe("Succeeded");
  });

  it("fails its execution after a failure, with the reason that was given", async () => {
    const { failure, step, status } = await waiting();
    await failure("Not before the audit");
    expect(await step("Approve")).toMatchObject({ StepStatus: "Failed", FailureReason: "Not before the audit" });
    expect(status()).toBe("Failed");
  });

  it("does not let its execution stop before somebody answers", async () => {
    const { aws, sagemaker, arn, messages, success, step, status } = await waiting();
    const ClientRequestToken = "stop".padEnd(32, "0");
    await sagemaker.send(new StopPipelineExecutionCommand({ PipelineExecutionArn: arn, ClientRequestToken }));
    await aws.advance(10 * minute);
    expect(status()).toBe("Stopping");
    expect(messages().map(({ status: said }) => said)).toEqual(["Executing", "Stopping"]);
    await success();
    expect(status()).toBe("Stopped");
    expect((await step("Approve"))?.StepStatus).toBe("Stopped");
  });
});

describe("an answer is refused", () => {
  it("when the step has been answered, but the same one again changes nothing", async () => {
    const { success, failure } = await waiting();
    const ClientRequestToken = "once".padEnd(32, "0");
    await success(undefined, { ClientRequestToken });
    await success(undefined, { ClientRequestToken });
    expect(await refusal(failure("Too late"))).toBe(
      "ValidationException: Step Approve is already in a terminal status.",
    );
  });

  it("when nothing waits under its token", async () => {
    const { success } = await waiting();
    expect(await refusal(success("AAAAAAAAAA"))).toMatch(/^ResourceNotFound: /);
  });

  it("when SageMaker's limits do not take it", async () => {
    const { success, failure } = await waiting();
    expect(await refusal(success("short"))).toMatch(/^ValidationException: .*callbackToken/);
    expect(await refusal(failure("x".repeat(257)))).toMatch(/^ValidationException: .*failureReason/);
    const OutputParameters = Array.from({ length: 51 }, (_, index) => ({ Name: `n${index}`, Value: "v" }));
    expect(await refusal(success(undefined, { OutputParameters }))).toMatch(/^ValidationException: .*outputParameters/);
  });
});
