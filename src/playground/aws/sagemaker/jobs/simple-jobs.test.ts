import {
  DescribeProcessingJobCommand,
  DescribeTransformJobCommand,
  ListProcessingJobsCommand,
  ListTagsCommand,
  ListTransformJobsCommand,
  StopProcessingJobCommand,
  StopTransformJobCommand,
} from "@aws-sdk/client-sagemaker";
import { describe, expect, it } from "vitest";
import { freshAws, prod, refusal, startAt } from "../../testing/aws.ts";
import type { JobPlan } from "./plan.ts";
import type { ProcessingRequest } from "./processing-job.ts";

const minute = 60_000;
const failing: JobPlan = {
  startSeconds: 60,
  runSeconds: 120,
  ending: { ends: "Failed", reason: "AlgorithmError: exit code 1" },
};
const processing = (ProcessingJobName: string): ProcessingRequest => ({
  ProcessingJobName,
  AppSpecification: { ImageUri: "sklearn:1.2" },
  ProcessingResources: { ClusterConfig: { InstanceCount: 1, InstanceType: "ml.m5.xlarge", VolumeSizeInGB: 30 } },
  ProcessingInputs: [
    {
      InputName: "raw",
      S3Input: {
        S3Uri: "s3://b/raw",
        S3DataType: "S3Prefix",
        S3InputMode: "Pipe",
        S3DataDistributionType: "FullyReplicated",
      },
    },
  ],
  Tags: { team: "churn" },
});
const transform = (TransformJobName: string) =>
  ({
    TransformJobName,
    ModelName: "churn-12",
    TransformInput: { DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: "s3://b/in" } } },
    TransformOutput: { S3OutputPath: "s3://b/out" },
    TransformResources: { InstanceType: "ml.m5.xlarge", InstanceCount: 1 },
  }) as const;

describe("a processing job", () => {
  it("fails with a reason, and its event spells the input's words in capitals and has no Tags", async () => {
    const { aws, sagemaker } = await freshAws();
    aws.sagemaker.processing.create(prod, processing("clean"), failing);
    await aws.advance(5 * minute);
    const job = await sagemaker.send(new DescribeProcessingJobCommand({ ProcessingJobName: "clean" }));
    expect(job).toMatchObject({
      ProcessingJobStatus: "Failed",
      FailureReason: "AlgorithmError: exit code 1",
      ExitMessage: "exit code 1",
    });
    const { detail } = aws.sentEvents.at(-1) ?? {};
    expect(detail).toMatchObject({
      ProcessingJobStatus: "Failed",
      ProcessingEndTime: startAt + 3 * minute,
      ProcessingInputs: [
        { S3Input: { S3DataType: "S3_PREFIX", S3InputMode: "PIPE", S3DataDistributionType: "FULLYREPLICATED" } },
      ],
    });
    expect(detail).not.toHaveProperty("Tags");
    expect(aws.sentEvents[0]?.detail).not.toHaveProperty("FailureReason");
    const tags = await sagemaker.send(new ListTagsCommand({ ResourceArn: job.ProcessingJobArn }));
    expect(tags.Tags).toEqual([{ Key: "team", Value: "churn" }]);
  });

  it("stops, is listed, and is missed in two ways", async () => {
    const { aws, sagemaker } = await freshAws();
    aws.sagemaker.processing.create(prod, processing("clean"));
    await aws.advance(2 * minute);
    await sagemaker.send(new StopProcessingJobCommand({ ProcessingJobName: "clean" }));
    await aws.advance(minute);
    const list = await sagemaker.send(new ListProcessingJobsCommand({ StatusEquals: "Stopped" }));
    expect(list.ProcessingJobSummaries).toMatchObject([{ ProcessingJobName: "clean" }]);
    expect(await refusal(sagemaker.send(new StopProcessingJobCommand({ ProcessingJobName: "clean" })))).toBe(
      "ValidationException: The request was rejected because the processing job is in status Stopped.",
    );
    expect(await refusal(sagemaker.send(new StopProcessingJobCommand({ ProcessingJobName: "none" })))).toContain(
      "ResourceNotFound: Could not find requested job",
    );
    expect(await refusal(sagemaker.send(new DescribeProcessingJobCommand({ ProcessingJobName: "none" })))).toContain(
      "ValidationException: Could not find requested job",
    );
  });
});

describe("a transform job", () => {
  it("completes, with ISO times and nulls in its events", async () => {
    const { aws, sagemaker } = await freshAws();
    aws.sagemaker.transform.create(prod, transform("score"));
    await aws.advance(20 * minute);
    const job = await sagemaker.send(new DescribeTransformJobCommand({ TransformJobName: "score" }));
    expect(job).toMatchObject({ TransformJobStatus: "Completed", TransformStartTime: new Date(startAt + minute) });
    expect(aws.sentEvents[1]?.detail).toMatchObject({
      TransformJobStatus: "InProgress",
      TransformStartTime: "2026-11-03T09:01:00Z",
      TransformEndTime: null,
      FailureReason: null,
    });
  });

  it("stops, fails, is listed, and is missed in two ways", async () => {
    const { aws, sagemaker } = await freshAws();
    aws.sagemaker.transform.create(prod, transform("score"));
    aws.sagemaker.transform.create(prod, transform("score-2"), failing);
    await sagemaker.send(new StopTransformJobCommand({ TransformJobName: "score" }));
    await aws.advance(5 * minute);
    const list = await sagemaker.send(new ListTransformJobsCommand({ SortBy: "Name", SortOrder: "Ascending" }));
    expect(list.TransformJobSummaries?.map(({ TransformJobStatus }) => TransformJobStatus)).toEqual([
      "Stopped",
      "Failed",
    ]);
    expect(await refusal(sagemaker.send(new StopTransformJobCommand({ TransformJobName: "none" })))).toBe(
      "ValidationException: Could not find job to update with name 'none'.",
    );
    expect(await refusal(sagemaker.send(new DescribeTransformJobCommand({ TransformJobName: "none" })))).toContain(
      "Could not find requested job",
    );
    expect(await refusal(sagemaker.send(new ListTagsCommand({ ResourceArn: "arn:aws:none" })))).toContain(
      "Could not find resource",
    );
  });
});
