import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Summary } from "../domain/card.ts";
import { isKindName, type KindName } from "../events/registry.ts";
import { type Answers, own, Refusal, withStandIn } from "../sagemaker/testing/stand-in.ts";
import { retry, retryName } from "./retry.ts";

const arn = "arn:aws:sagemaker:eu-west-1:123456789012:training-job/churn-12";
const summary = (word: string, phase: Summary["status"]["phase"] = "failed", episode?: string): Summary => ({
  status: { word, label: word, phase, rank: 1 },
  headline: "",
  significance: "act",
  episode,
});

const perform = (
  kind: KindName,
  answers: Answers,
  about: Summary = summary("Failed"),
  target = { arn, name: "churn-12" },
) =>
  withStandIn(answers, async ({ clients, calls }) => ({
    outcome: await retry.perform({
      target: { kind, ...target, account: own.account, region: own.region, parts: {}, summary: about },
      intent: { do: "retry", target: { arn: target.arn } },
      who: "Ana (U024BE7LH)",
      user: "U024BE7LH",
      at: 0,
      seed: "work-1",
      clients,
    }),
    calls: calls.filter(({ operation }) => !/^(Describe|List)/.test(operation)),
  }));

const training = {
  TrainingJobName: "churn-12",
  TrainingJobArn: arn,
  TrainingJobStatus: "Failed",
  FailureReason: "AlgorithmError: , exit code: 1",
  AlgorithmSpecification: {
    TrainingImage: "image",
    TrainingInputMode: "File",
    MetricDefinitions: [{ Name: "loss", Regex: "x" }],
  },
  RoleArn: "arn:aws:iam::123456789012:role/Execution",
  OutputDataConfig: { S3OutputPath: "s3://bucket/out" },
  ResourceConfig: { InstanceType: "ml.m5.xlarge", InstanceCount: 1, VolumeSizeInGB: 30 },
  StoppingCondition: { MaxRuntimeInSeconds: 60 },
  HyperParameters: { eta: "0.1" },
  SecondaryStatusTransitions: [],
};
const tags = {
  Tags: [
    { Key: "team", Value: "a" },
    { Key: "aws:cloudformation:stack-name", Value: "s" },
    { Key: "sagemaker:pipeline-execution-arn", Value: "arn:aws:sagemaker:eu-west-1:1:pipeline/churn/execution/x" },
  ],
};
const name = retryName("churn-12", arn);

describe("a training job", () => {
  test("runs again under a new name with all that Create takes, and with its own tags", async () => {
    const { outcome, calls } = await perform("training-job", {
      DescribeTrainingJob: training,
      ListTags: tags,
      CreateTrainingJob: { TrainingJobArn: "arn" },
    });
    const {
      TrainingJobArn: _a,
      TrainingJobStatus: _s,
      FailureReason: _f,
      SecondaryStatusTransitions: _t,
      ...definition
    } = training;
    expect(calls).toEqual([
      {
        operation: "CreateTrainingJob",
        input: { ...definition, TrainingJobName: name, Tags: [{ Key: "team", Value: "a" }] },
      },
    ]);
    expect(outcome).toMatchObject({ is: "done", says: expect.stringContaining(name), note: `as ${name}` });
  });

  test("without the right to read its tags runs without them, and says so", async () => {
    const { outcome } = await perform("training-job", {
      DescribeTrainingJob: training,
      ListTags: new Refusal("AccessDeniedException", "User: x is not authorized to perform: sagemaker:ListTags"),
      CreateTrainingJob: {},
    });
    expect(outcome).toMatchObject({ is: "done", says: expect.stringMatching(/has no tags[\s\S]*sagemaker:ListTags/) });
  });

  test("of SageMaker's own algorithms is sent without the metric definitions that it refuses", async () => {
    const refusal = new Refusal(
      "ValidationException",
      "You can't override the metric definitions for Amazon SageMaker algorithms.",
    );
    const { outcome, calls } = await perform("training-job", {
      DescribeTrainingJob: training,
      ListTags: {},
      CreateTrainingJob: [refusal, {}],
    });
    expect(outcome.is).toBe("done");
    expect(calls[1]?.input["AlgorithmSpecification"]).toEqual({ TrainingImage: "image", TrainingInputMode: "File" });
  });

  test("with checkpoints tells that it goes on from them", async () => {
    const { outcome } = await perform("training-job", {
      DescribeTrainingJob: { ...training, CheckpointConfig: { S3Uri: "s3://bucket/checkpoints" } },
      ListTags: {},
      CreateTrainingJob: {},
    });
    expect(outcome).toMatchObject({
      says: expect.stringContaining("goes on from the checkpoints in s3://bucket/checkpoints"),
    });
  });

  test("that was retried already is not started twice, whoever clicks", async () => {
    for (const taken of [
      new Refusal("ResourceInUse", "Training job already exists"),
      new Refusal("ValidationException", "a training job with this name already exists."),
    ]) {
      const { outcome } = await perform("training-job", {
        DescribeTrainingJob: training,
        ListTags: {},
        CreateTrainingJob: taken,
      });
      expect(outcome).toMatchObject({ is: "already", says: expect.stringContaining(name) });
    }
  });
});

test("transform and processing jobs run again as well", async () => {
  const transform = {
    TransformJobName: "churn-12",
    ModelName: "m",
    TransformInput: {},
    TransformOutput: {},
    TransformResources: {},
  };
  const transformed = await perform("transform-job", {
    DescribeTransformJob: transform,
    ListTags: {},
    CreateTransformJob: {},
  });
  expect(transformed.calls[0]?.input).toMatchObject({ TransformJobName: name, ModelName: "m" });
  const processing = { ProcessingJobName: "churn-12", RoleArn: "r", ProcessingResources: {}, AppSpecification: {} };
  const processed = await perform("processing-job", {
    DescribeProcessingJob: processing,
    ListTags: {},
    CreateProcessingJob: {},
  });
  expect(processed.calls[0]?.input).toMatchObject({ ProcessingJobName: name, RoleArn: "r" });
});

test("a pipeline execution goes on, with one token for one failure", async () => {
  const target = { arn: "arn:aws:sagemaker:eu-west-1:123456789012:pipeline/p/execution/e", name: "p" };
  const token = async (episode: string) => {
    const { outcome, calls } = await perform(
      "pipeline-execution",
      { RetryPipelineExecution: {} },
      summary("Failed", "failed", episode),
      target,
    );
    expect(outcome.is).toBe("done");
    return calls[0]?.input["ClientRequestToken"];
  };
  expect(await token("1")).toMatch(/^[0-9a-f]{64}$/);
  expect(await token("1")).toBe(await token("1"));
  expect(await token("2")).not.toBe(await token("1"));
});

test("what runs, what succeeded and what cannot be retried is told so, without a call", async () => {
  expect((await perform("training-job", {}, summary("InProgress", "running"))).outcome.is).toBe("already");
  expect((await perform("training-job", {}, summary("Completed", "succeeded"))).outcome.is).toBe("refused");
  expect((await perform("endpoint", {}, summary("Failed"))).outcome.is).toBe("refused");
});

describe("a job whose role the bot may not pass on", () => {
  const refusedFor = (resource: string, why: string) =>
    perform("training-job", {
      DescribeTrainingJob: training,
      ListTags: {},
      CreateTrainingJob: new Refusal(
        "AccessDeniedException",
        `User: arn:aws:sts::1:assumed-role/bot/x is not authorized to perform: iam:PassRole on resource: ${resource} ${why}`,
      ),
    });
  const unknown = "because no identity-based policy allows the iam:PassRole action";

  test("says which role to put into the configuration, and where", async () => {
    const { outcome } = await refusedFor("arn:aws:iam::123456789012:role/service-role/Churn-Training", unknown);
    expect(outcome).toEqual({
      is: "failed",
      because:
        'The bot may not hand the role role/service-role/Churn-Training to SageMaker, and the job runs with it: add "role/service-role/Churn-Training", or a pattern that fits it, to deployment.passRoles in chatops.config.ts, and deploy.',
      retryable: false,
    });
  });

  test("says where to put it when AWS does not name it", async () => {
    expect((await refusedFor("*", unknown)).outcome).toMatchObject({
      because: expect.stringContaining("add it to deployment.passRoles"),
    });
  });

  test("is the business of whoever denies it explicitly", async () => {
    const { outcome } = await refusedFor("*", "with an explicit deny in a service control policy");
    expect(outcome).toMatchObject({ because: expect.stringContaining("ask who owns that policy") });
  });
});

describe("the button", () => {
  test("is offered on what failed or was stopped, and asks first", () => {
    for (const kind of Object.keys(retry.iam).filter(isKindName)) {
      for (const word of ["Failed", "Stopped"])
        expect(retry.offer(kind, {}, summary(word))).toMatchObject({ verb: "retry", confirm: { yes: "Retry" } });
      expect(retry.offer(kind, {}, summary("Completed"))).toBeUndefined();
    }
    expect(retry.offer("endpoint", {}, summary("Failed"))).toBeUndefined();
  });
});

describe("the name of a retry", () => {
  test("is one that SageMaker takes, for every name", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/), (given) => {
        expect(retryName(given, `arn:${given}`)).toMatch(/^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/);
      }),
    );
  });

  test("of a retry is another one that is no longer", () => {
    const again = retryName(name, arn.replace("churn-12", name));
    expect(again).toMatch(/^churn-12-retry-[0-9a-f]{6}$/);
    expect(again).not.toBe(name);
  });
});
