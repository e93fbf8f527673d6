import {
  CreateTrainingJobCommand,
  DescribeTrainingJobCommand,
  ListTrainingJobsCommand,
  StopTrainingJobCommand,
} from "@aws-sdk/client-sagemaker";
import { describe, expect, it } from "vitest";
import { freshAws, prod, refusal, startAt } from "../../testing/aws.ts";
import type { JobPlan } from "./plan.ts";

const minute = 60_000;
const plan: JobPlan = {
  startSeconds: 60,
  runSeconds: 300,
  ending: { ends: "Completed", metrics: { "validation:auc": 0.91 } },
};
const request = (TrainingJobName: string, MaxRuntimeInSeconds = 3600) =>
  ({
    TrainingJobName,
    AlgorithmSpecification: { TrainingInputMode: "File", TrainingImage: "xgboost:1.7" },
    OutputDataConfig: { S3OutputPath: "s3://bucket/churn" },
    ResourceConfig: { InstanceType: "ml.m5.xlarge", InstanceCount: 2, VolumeSizeInGB: 50 },
    StoppingCondition: { MaxRuntimeInSeconds },
    Tags: { team: "churn" },
  }) as const;

describe("a training job", () => {
  it("goes through the documented secondary statuses to Completed", async () => {
    const { aws, sagemaker } = await freshAws();
    aws.sagemaker.training.create(prod, request("churn-nightly"), plan);
    await aws.advance(10 * minute);
    const job = await sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName: "churn-nightly" }));
    expect(job.TrainingJobStatus).toBe("Completed");
    expect(job.SecondaryStatusTransitions?.map(({ Status }) => Status)).toEqual([
      "Starting",
      "Downloading",
      "Training",
      "Uploading",
      "Completed",
    ]);
    expect(job.CreationTime).toEqual(new Date(startAt));
    expect(job.TrainingStartTime).toEqual(new Date(startAt + minute));
    expect(job.BillableTimeInSeconds).toBe(315);
    expect(job.ModelArtifacts?.S3ModelArtifacts).toBe("s3://bucket/churn/churn-nightly/output/model.tar.gz");
    expect(job.FinalMetricDataList?.[0]).toMatchObject({ MetricName: "validation:auc", Value: 0.91 });
  });

  it("sends one event for each secondary status, with epoch milliseconds, nulls and a map of tags", async () => {
    const { aws } = await freshAws();
    aws.sagemaker.training.create(prod, request("churn-nightly"), plan);
    await aws.advance(10 * minute);
    expect(aws.sentEvents.map(({ detail }) => detail["SecondaryStatus"])).toEqual([
      "Starting",
      "Downloading",
      "Training",
      "Uploading",
      "Completed",
    ]);
    expect(aws.sentEvents[1]).toMatchObject({
      "detail-type": "SageMaker Training Job State Change",
      source: "aws.sagemaker",
      account: "111122223333",
      region: "eu-west-1",
      time: "2026-11-03T09:01:00Z",
      resources: ["arn:aws:sagemaker:eu-west-1:111122223333:training-job/churn-nightly"],
      detail: {
        TrainingJobStatus: "InProgress",
        TrainingStartTime: startAt + minute,
        TrainingEndTime: null,
        FailureReason: null,
        Tags: { team: "churn" },
      },
    });
  });

  it("fails with the reason of its plan", async () => {
    const { aws, sagemaker } = await freshAws();
    aws.sagemaker.training.create(prod, request("bert"), {
      ...plan,
      ending: { ends: "Failed", reason: "AlgorithmError: no" },
    });
    await aws.advance(10 * minute);
    const job = await sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName: "bert" }));
    expect(job).toMatchObject({
      TrainingJobStatus: "Failed",
      SecondaryStatus: "Failed",
      FailureReason: "AlgorithmError: no",
    });
    expect(aws.sentEvents.at(-1)?.detail["FailureReason"]).toBe("AlgorithmError: no");
  });

  it("is stopped by its runtime limit", async () => {
    const { aws, sagemaker } = await freshAws();
    aws.sagemaker.training.create(prod, request("slow", 120), plan);
    await aws.advance(10 * minute);
    const job = await sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName: "slow" }));
    expect(job).toMatchObject({
      TrainingJobStatus: "Stopped",
      SecondaryStatus: "MaxRuntimeExceeded",
      BillableTimeInSeconds: 120,
    });
  });

  it("stops on request: first Stopping, later Stopped, and never a second time", async () => {
    const { aws, sagemaker } = await freshAws();
    aws.sagemaker.training.create(prod, request("churn-nightly"), plan);
    await aws.advance(3 * minute);
    const stop = () => sagemaker.send(new StopTrainingJobCommand({ TrainingJobName: "churn-nightly" }));
    const status = async () =>
      (await sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName: "churn-nightly" }))).TrainingJobStatus;
    await stop();
    expect(await status()).toBe("Stopping");
    expect(await refusal(stop())).toBe(
      "ValidationException: The request was rejected because the training job is in status Stopping.",
    );
    await aws.advance(minute);
    expect(await status()).toBe("Stopped");
    await aws.advance(60 * minute);
    expect(await status()).toBe("Stopped");
  });

  it("is not found with the words that SageMaker has for it", async () => {
    const { sagemaker } = await freshAws();
    const missing = { TrainingJobName: "nobody" };
    expect(await refusal(sagemaker.send(new StopTrainingJobCommand(missing)))).toBe(
      "ValidationException: Requested resource not found.",
    );
    expect(await refusal(sagemaker.send(new DescribeTrainingJobCommand(missing)))).toBe(
      "ValidationException: Requested resource not found.",
    );
    expect(await refusal(sagemaker.send(new StopTrainingJobCommand({ TrainingJobName: "no_underscores" })))).toContain(
      "1 validation error detected: Value 'no_underscores' at 'trainingJobName' failed to satisfy constraint: Member must satisfy regular expression pattern:",
    );
  });

  it("is created through the API, once for each name", async () => {
    const { aws, sagemaker } = await freshAws();
    const { Tags, ...rest } = request("retry-1");
    const create = () =>
      sagemaker.send(
        new CreateTrainingJobCommand({
          ...rest,
          RoleArn: "arn:aws:iam::111122223333:role/SageMakerExecutionRole",
          InputDataConfig: [
            { ChannelName: "train", DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: "s3://b/train" } } },
          ],
          HyperParameters: { eta: "0.2" },
          Tags: [{ Key: "team", Value: "churn" }],
        }),
      );
    expect((await create()).TrainingJobArn).toBe("arn:aws:sagemaker:eu-west-1:111122223333:training-job/retry-1");
    expect(await refusal(create())).toContain("ValidationException: Training job names must be unique");
    const job = await sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName: "retry-1" }));
    expect(job.HyperParameters).toEqual({ eta: "0.2" });
    expect(job.InputDataConfig?.[0]?.DataSource?.S3DataSource?.S3Uri).toBe("s3://b/train");
    expect(aws.sentEvents[0]?.detail["Tags"]).toEqual({ team: "churn" });
  });
});

describe("ListTrainingJobs", () => {
  const many = async () => {
    const started = await freshAws();
    for (const name of ["churn-a", "churn-b", "bert-c", "churn-d"]) {
      started.aws.sagemaker.training.create(prod, request(name), plan);
      await started.aws.advance(3 * minute);
    }
    return started;
  };
  const names = (answer: { TrainingJobSummaries?: { TrainingJobName?: string | undefined }[] | undefined }) =>
    answer.TrainingJobSummaries?.map(({ TrainingJobName }) => TrainingJobName);

  it("shows the newest first and filters by name, status and time", async () => {
    const { sagemaker } = await many();
    expect(names(await sagemaker.send(new ListTrainingJobsCommand({})))).toEqual([
      "churn-d",
      "bert-c",
      "churn-b",
      "churn-a",
    ]);
    expect(
      names(await sagemaker.send(new ListTrainingJobsCommand({ NameContains: "CHURN", SortOrder: "Ascending" }))),
    ).toEqual(["churn-a", "churn-b", "churn-d"]);
    expect(
      names(await sagemaker.send(new ListTrainingJobsCommand({ StatusEquals: "Completed", SortBy: "Name" }))),
    ).toEqual(["churn-b", "churn-a"]);
    const CreationTimeAfter = new Date(startAt + 4 * minute);
    expect(
      names(await sagemaker.send(new ListTrainingJobsCommand({ CreationTimeAfter, SortBy: "Status" }))),
    ).toHaveLength(2);
    const LastModifiedTimeBefore = new Date(startAt);
    expect(names(await sagemaker.send(new ListTrainingJobsCommand({ LastModifiedTimeBefore })))).toEqual([]);
  });

  it("pages with NextToken", async () => {
    const { sagemaker } = await many();
    const first = await sagemaker.send(new ListTrainingJobsCommand({ MaxResults: 3 }));
    expect(names(first)).toHaveLength(3);
    const second = await sagemaker.send(new ListTrainingJobsCommand({ MaxResults: 3, NextToken: first.NextToken }));
    expect(names(second)).toEqual(["churn-a"]);
    expect(second.NextToken).toBeUndefined();
    expect(await refusal(sagemaker.send(new ListTrainingJobsCommand({ NextToken: "made up" })))).toBe(
      "ValidationException: The provided NextToken is not valid.",
    );
  });
});
