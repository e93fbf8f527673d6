import { describe, expect, test } from "vitest";
import { decode } from "../events/decode.ts";
import { foldAll } from "../notify/fold.ts";
import { kindOf, viewOf } from "../notify/view.ts";
import { type Looked, look } from "./describe.ts";
import type { LookTarget } from "./target.ts";
import { type Answers, own, Refusal, withStandIn } from "./testing/stand-in.ts";

const arn = (resource: string) => `arn:aws:sagemaker:eu-west-1:123456789012:${resource}`;
const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 10, minute));
const notFound = new Refusal("ValidationException", "Requested resource not found.");

const see = (target: LookTarget, answers: Answers) =>
  withStandIn(answers, async ({ clients, calls }) => ({ looked: await look(target, clients, own), calls }));

/** What a card would say of what was found. */
function cardOf(looked: Looked) {
  if (looked.is !== "found") throw new Error(looked.because);
  const state = foldAll(undefined, looked.changes);
  return { name: looked.name, ...viewOf(kindOf(state), state) };
}

const trainingJob = {
  TrainingJobName: "Churn-42",
  TrainingJobArn: arn("training-job/churn-42"),
  TrainingJobStatus: "InProgress",
  SecondaryStatus: "Training",
  CreationTime: at(0),
  TrainingStartTime: at(1),
  LastModifiedTime: at(5),
  ResourceConfig: { InstanceType: "ml.p5.48xlarge", InstanceCount: 2, VolumeSizeInGB: 1 },
  FinalMetricDataList: [{ MetricName: "auc", Value: 0.91, Timestamp: at(5) }],
};

describe("jobs", () => {
  test("a training job is told as its events tell it", async () => {
    const { looked, calls } = await see({ kind: "training", name: "Churn-42" }, { DescribeTrainingJob: trainingJob });
    expect(calls).toEqual([{ operation: "DescribeTrainingJob", input: { TrainingJobName: "Churn-42" } }]);
    expect(looked).toMatchObject({ is: "found", kind: "training-job", account: "123456789012", region: "eu-west-1" });
    expect(cardOf(looked)).toMatchObject({
      name: "Churn-42",
      summary: { headline: "Training", startedAt: at(1).getTime() },
      parts: { job: { instanceType: "ml.p5.48xlarge", metrics: [{ name: "auc", value: 0.91 }] } },
    });
  });

  test("a look and an event about the same moment carry the same stamp", async () => {
    const { looked } = await see({ kind: "training-job", name: "Churn-42" }, { DescribeTrainingJob: trainingJob });
    const event = decode({
      source: "aws.sagemaker",
      "detail-type": "SageMaker Training Job State Change",
      detail: { ...trainingJob, LastModifiedTime: at(5).getTime() },
    });
    if (looked.is !== "found" || event.is !== "change") throw new Error("nothing to compare");
    expect(looked.changes[0].stamp).toEqual(event.changes[0]?.stamp);
    expect(looked.changes[0].stamp.at).toBe(at(5).getTime());
  });

  test("the training job of a tuning job is shown as itself to who asks for it by name", async () => {
    const child = { ...trainingJob, TuningJobArn: arn("hyper-parameter-tuning-job/hpo") };
    const { looked } = await see({ kind: "training-job", name: "Churn-42" }, { DescribeTrainingJob: child });
    expect(looked).toMatchObject({ is: "found", kind: "training-job", changes: [{ kind: "training-job" }] });
  });

  test("an ARN in lower case is looked up by the name that the caller remembers", async () => {
    const target = { arn: arn("training-job/churn-42"), name: "Churn-42" };
    const { calls } = await see(target, { DescribeTrainingJob: trainingJob });
    expect(calls[0]?.input).toEqual({ TrainingJobName: "Churn-42" });
  });

  test("a tuning job tells its progress, also when it tunes several algorithms", async () => {
    const { looked } = await see(
      { arn: arn("hyper-parameter-tuning-job/hpo") },
      {
        DescribeHyperParameterTuningJob: {
          HyperParameterTuningJobName: "hpo",
          HyperParameterTuningJobArn: arn("hyper-parameter-tuning-job/hpo"),
          HyperParameterTuningJobStatus: "InProgress",
          HyperParameterTuningJobConfig: { Strategy: "Bayesian", ResourceLimits: { MaxNumberOfTrainingJobs: 60 } },
          TrainingJobDefinitions: [{ ResourceConfig: { InstanceType: "ml.m5.large", InstanceCount: 1 } }],
          TrainingJobStatusCounters: {
            Completed: 12,
            InProgress: 3,
            RetryableError: 0,
            NonRetryableError: 1,
            Stopped: 0,
          },
          CreationTime: at(0),
        },
      },
    );
    expect(cardOf(looked).parts).toMatchObject({
      job: { maxJobs: 60, counters: { completed: 12, failed: 1 }, instanceType: "ml.m5.large" },
    });
  });

  test("transform and processing jobs", async () => {
    const transform = await see(
      { kind: "transform", name: "score" },
      {
        DescribeTransformJob: {
          TransformJobName: "score",
          TransformJobArn: arn("transform-job/score"),
          TransformJobStatus: "Failed",
          FailureReason: "ClientError: see logs",
          CreationTime: at(0),
          TransformEndTime: at(9),
        },
      },
    );
    expect(cardOf(transform.looked).summary).toMatchObject({
      headline: "Transform failed",
      reason: "ClientError: see logs",
      endedAt: at(9).getTime(),
    });
    const processing = await see(
      { kind: "processing", name: "prep" },
      {
        DescribeProcessingJob: {
          ProcessingJobName: "prep",
          ProcessingJobArn: arn("processing-job/prep"),
          ProcessingJobStatus: "Completed",
          CreationTime: at(0),
          LastModifiedTime: at(3),
        },
      },
    );
    expect(cardOf(processing.looked).summary.headline).toBe("Processing completed");
  });
});

describe("endpoints and the rest", () => {
  test("an endpoint tells of the deployment that is under way", async () => {
    const { looked } = await see(
      { kind: "endpoint", name: "churn" },
      {
        DescribeEndpoint: {
          EndpointName: "churn",
          EndpointArn: arn("endpoint/churn"),
          EndpointConfigName: "config-1",
          EndpointStatus: "Updating",
          CreationTime: at(0),
          LastModifiedTime: at(1),
          PendingDeploymentSummary: {
            EndpointConfigName: "config-2",
            StartTime: at(1),
            ProductionVariants: [{ VariantName: "All", VariantStatus: [{ Status: "Baking", StartTime: at(7) }] }],
          },
        },
      },
    );
    expect(cardOf(looked)).toMatchObject({
      summary: { headline: "Baking" },
      parts: { deployments: { [at(1).getTime()]: { config: "config-2", previousConfig: "config-1" } } },
    });
  });

  test("feature groups, images and image versions", async () => {
    const group = await see(
      { kind: "feature-group", name: "customers" },
      {
        DescribeFeatureGroup: {
          FeatureGroupName: "customers",
          FeatureGroupArn: arn("feature-group/customers"),
          FeatureGroupStatus: "Created",
          OfflineStoreStatus: { Status: "Blocked", BlockedReason: "no access" },
          FeatureDefinitions: [{ FeatureName: "id" }],
          CreationTime: at(0),
        },
      },
    );
    expect(cardOf(group.looked).summary).toMatchObject({
      headline: "Feature group · Offline store blocked",
      reason: "no access",
    });
    const image = {
      ImageName: "base",
      ImageArn: arn("image/base"),
      ImageStatus: "CREATED",
      CreationTime: at(0),
      LastModifiedTime: at(1),
    };
    const shown = await see({ kind: "image", name: "base" }, { DescribeImage: image });
    expect(cardOf(shown.looked).summary.headline).toBe("Image · Created");
    const version = {
      ImageArn: arn("image/base"),
      ImageVersionArn: arn("image-version/base/3"),
      ImageVersionStatus: "CREATE_FAILED",
      Version: 3,
      FailureReason: "no such base image",
    };
    const byName = await see({ kind: "image-version", name: "base:3" }, { DescribeImageVersion: version });
    expect(byName.calls[0]?.input).toEqual({ ImageName: "base", Version: 3 });
    expect(cardOf(byName.looked)).toMatchObject({
      name: "base:3",
      summary: { headline: "Image version · Create failed" },
    });
    const byArn = await see({ arn: arn("image-version/base/3") }, { DescribeImageVersion: version });
    expect(byArn.calls[0]?.input).toEqual({ ImageName: "base", Version: 3 });
    const newest = await see({ kind: "image-version", name: "base" }, { DescribeImageVersion: version });
    expect(newest.calls[0]?.input).toEqual({ ImageName: "base" });
  });
});

describe("what is not there, or cannot be seen", () => {
  test("nothing by that name", async () => {
    const { looked } = await see({ kind: "training-job", name: "gone" }, { DescribeTrainingJob: notFound });
    expect(looked).toEqual({
      is: "not-found",
      because: "SageMaker knows no training job gone in eu-west-1 of account 123456789012.",
    });
  });

  test("a refusal is told, and whether asking again may help", async () => {
    const { looked } = await see(
      { kind: "endpoint", name: "x" },
      { DescribeEndpoint: new Refusal("ThrottlingException", "Rate exceeded") },
    );
    expect(looked).toMatchObject({ is: "failed", retryable: true, because: expect.stringContaining("too many calls") });
  });

  test("an answer that no reader understands is told with the field", async () => {
    const { looked } = await see(
      { kind: "training-job", name: "x" },
      { DescribeTrainingJob: { TrainingJobName: "x" } },
    );
    expect(looked).toMatchObject({
      is: "failed",
      retryable: false,
      because: expect.stringContaining("`TrainingJobStatus`"),
    });
  });

  test.each([
    [{ arn: "arn:aws:s3:eu-west-1:123456789012:bucket/x" }, "belongs to s3"],
    [{ arn: "no arn" }, '"no arn" is not the ARN'],
    [{ arn: arn("domain/x") }, "type domain cannot be looked up yet"],
    [{ arn: arn("human-loop/x") }, "they belong to Amazon Augmented AI"],
    [{ kind: "evaluation", name: "x" }, "no call to look up an evaluation job"],
    [{ kind: "teapot", name: "x" }, '"teapot" is not a kind'],
    [{ arn: "arn:aws:sagemaker:eu-west-1:222222222222:training-job/x" }, "no role in account 222222222222"],
  ] satisfies readonly (readonly [LookTarget, string])[])("%j is refused without a call", async (target, because) => {
    const { looked, calls } = await see(target, {});
    expect(looked).toMatchObject({ is: "failed", because: expect.stringContaining(because) });
    expect(calls).toEqual([]);
  });

  test("an ARN given as a name counts as the ARN that it is", async () => {
    const target = { kind: "endpoint", name: arn("training-job/churn-42") };
    const { looked } = await see(target, { DescribeTrainingJob: trainingJob });
    expect(looked).toMatchObject({ is: "found", kind: "training-job" });
  });
});
