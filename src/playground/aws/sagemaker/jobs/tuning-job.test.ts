import {
  DescribeHyperParameterTuningJobCommand,
  ListHyperParameterTuningJobsCommand,
  ListTrainingJobsForHyperParameterTuningJobCommand,
  StopHyperParameterTuningJobCommand,
} from "@aws-sdk/client-sagemaker";
import { expect, it } from "vitest";
import { freshAws, prod, refusal } from "../../testing/aws.ts";
import type { TuningRequest } from "./tuning-job.ts";

const minute = 60_000;
const HyperParameterTuningJobName = "ranker-tuning";
const request: TuningRequest = {
  HyperParameterTuningJobName,
  metric: "validation:rmse",
  objective: "Minimize",
  maxJobs: 5,
  maxParallel: 2,
  training: {
    AlgorithmSpecification: { TrainingInputMode: "File", TrainingImage: "ranker" },
    StoppingCondition: { MaxRuntimeInSeconds: 3600 },
  },
  parameters: (index) => ({ eta: String(index) }),
  plan: (index) => ({
    startSeconds: 30,
    runSeconds: 120,
    ending:
      index === 1
        ? { ends: "Failed", reason: "AlgorithmError" }
        : { ends: "Completed", metrics: { "validation:rmse": 1 / (index + 1) } },
  }),
};

it("runs its children a few at a time and keeps count of them", async () => {
  const { aws, sagemaker } = await freshAws();
  aws.sagemaker.tuning.create(prod, request);
  const describe = () => sagemaker.send(new DescribeHyperParameterTuningJobCommand({ HyperParameterTuningJobName }));
  expect((await describe()).TrainingJobStatusCounters?.InProgress).toBe(2);
  await aws.advance(4 * minute);
  expect(await describe()).toMatchObject({
    HyperParameterTuningJobStatus: "InProgress",
    TrainingJobStatusCounters: { Completed: 1, InProgress: 2, NonRetryableError: 1 },
  });
  await aws.advance(10 * minute);
  const job = await describe();
  expect(job).toMatchObject({
    HyperParameterTuningJobStatus: "Completed",
    TrainingJobStatusCounters: { Completed: 4, InProgress: 0, NonRetryableError: 1 },
    ObjectiveStatusCounters: { Succeeded: 4, Pending: 0, Failed: 1 },
    BestTrainingJob: {
      FinalHyperParameterTuningJobObjectiveMetric: { Value: 0.2 },
      TunedHyperParameters: { eta: "4" },
    },
  });
  const last = aws.sentEvents.findLast(
    (event) => event["detail-type"] === "SageMaker HyperParameter Tuning Job State Change",
  );
  expect(last?.detail).toMatchObject({ HyperParameterTuningJobStatus: "Completed", TuningJobCompletionDetails: null });
});

it("leaves its children's TuningJobArn in their events, and out of the page's list", async () => {
  const { aws } = await freshAws();
  const { arn } = aws.sagemaker.tuning.create(prod, request);
  expect(aws.sentEvents.filter(({ detail }) => detail["TuningJobArn"] === arn)).toHaveLength(2);
  expect(aws.describeForPage()).toEqual([
    {
      kind: "hyper-parameter-tuning-job",
      name: HyperParameterTuningJobName,
      status: "InProgress",
      note: "0 done, 2 running, 0 failed",
    },
  ]);
});

it("lists its children by objective", async () => {
  const { aws, sagemaker } = await freshAws();
  aws.sagemaker.tuning.create(prod, request);
  await aws.advance(20 * minute);
  const sorted = await sagemaker.send(
    new ListTrainingJobsForHyperParameterTuningJobCommand({
      HyperParameterTuningJobName,
      SortBy: "FinalObjectiveMetricValue",
      SortOrder: "Ascending",
      StatusEquals: "Completed",
    }),
  );
  expect(sorted.TrainingJobSummaries?.map((child) => child.TunedHyperParameters?.["eta"])).toEqual([
    "4",
    "3",
    "2",
    "0",
  ]);
});

it("stops its children with it and starts no more", async () => {
  const { aws, sagemaker } = await freshAws();
  aws.sagemaker.tuning.create(prod, request);
  await aws.advance(2 * minute);
  await sagemaker.send(new StopHyperParameterTuningJobCommand({ HyperParameterTuningJobName }));
  const again = sagemaker.send(new StopHyperParameterTuningJobCommand({ HyperParameterTuningJobName }));
  expect(await refusal(again)).toContain("is in status Stopping.");
  await aws.advance(5 * minute);
  const list = await sagemaker.send(new ListHyperParameterTuningJobsCommand({ NameContains: "ranker" }));
  expect(list.HyperParameterTuningJobSummaries).toMatchObject([
    {
      HyperParameterTuningJobStatus: "Stopped",
      TrainingJobStatusCounters: { Completed: 0, Stopped: 2, InProgress: 0 },
    },
  ]);
});

it("fails when every child did", async () => {
  const { aws, sagemaker } = await freshAws();
  aws.sagemaker.tuning.create(prod, { ...request, plan: () => request.plan(1) });
  await aws.advance(20 * minute);
  const job = await sagemaker.send(new DescribeHyperParameterTuningJobCommand({ HyperParameterTuningJobName }));
  expect(job.HyperParameterTuningJobStatus).toBe("Failed");
  expect(job.FailureReason).toContain("All training jobs");
  const missing = new DescribeHyperParameterTuningJobCommand({ HyperParameterTuningJobName: "none" });
  expect(await refusal(sagemaker.send(missing))).toBe(
    "ResourceNotFound: Amazon SageMaker can't find a tuning job with the name none.",
  );
});
