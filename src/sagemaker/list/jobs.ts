import {
  HyperParameterTuningJobStatus,
  ListHyperParameterTuningJobsCommand,
  ListProcessingJobsCommand,
  ListTrainingJobsCommand,
  ListTransformJobsCommand,
  ProcessingJobStatus,
  TrainingJobStatus,
  TransformJobStatus,
} from "@aws-sdk/client-sagemaker";
import { apiWord, type Filter, type Lister, pageSize } from "./lister.ts";

const aliases = { running: "InProgress" } as const;
const newestFirst = { SortBy: "CreationTime", SortOrder: "Descending", MaxResults: pageSize } as const;

const filters = ({ nameContains, createdAfter }: Filter) => ({
  NameContains: nameContains,
  CreationTimeAfter: createdAfter,
});

const trainingStatuses = Object.values(TrainingJobStatus);
export const trainingJobs: Lister = {
  iam: ["sagemaker:ListTrainingJobs"],
  statuses: trainingStatuses,
  aliases,
  page: async (client, filter, token) => {
    const StatusEquals = apiWord(trainingStatuses, filter.status);
    const answer = await client.send(
      new ListTrainingJobsCommand({ ...newestFirst, ...filters(filter), StatusEquals, NextToken: token }),
    );
    const items = (answer.TrainingJobSummaries ?? []).map((job) => ({
      detailType: "SageMaker Training Job State Change",
      detail: job,
      at: job.LastModifiedTime,
      createdAt: job.CreationTime,
      note: job.TrainingJobStatus === "InProgress" ? job.SecondaryStatus : undefined,
    }));
    return { items, next: answer.NextToken };
  },
};

const tuningStatuses = Object.values(HyperParameterTuningJobStatus);
export const tuningJobs: Lister = {
  iam: ["sagemaker:ListHyperParameterTuningJobs"],
  statuses: tuningStatuses,
  aliases,
  page: async (client, filter, token) => {
    const StatusEquals = apiWord(tuningStatuses, filter.status);
    const answer = await client.send(
      new ListHyperParameterTuningJobsCommand({ ...newestFirst, ...filters(filter), StatusEquals, NextToken: token }),
    );
    const items = (answer.HyperParameterTuningJobSummaries ?? []).map((job) => {
      const done = job.TrainingJobStatusCounters?.Completed ?? 0;
      const most = job.ResourceLimits?.MaxNumberOfTrainingJobs;
      return {
        detailType: "SageMaker HyperParameter Tuning Job State Change",
        detail: job,
        at: job.LastModifiedTime,
        createdAt: job.CreationTime,
        note: most === undefined ? `${done} completed` : `${done} of ${most} completed`,
      };
    });
    return { items, next: answer.NextToken };
  },
};

const transformStatuses = Object.values(TransformJobStatus);
export const transformJobs: Lister = {
  iam: ["sagemaker:ListTransformJobs"],
  statuses: transformStatuses,
  aliases,
  page: async (client, filter, token) => {
    const StatusEquals = apiWord(transformStatuses, filter.status);
    const answer = await client.send(
      new ListTransformJobsCommand({ ...newestFirst, ...filters(filter), StatusEquals, NextToken: token }),
    );
    const items = (answer.TransformJobSummaries ?? []).map((job) => ({
      detailType: "SageMaker Transform Job State Change",
      detail: job,
      at: job.LastModifiedTime,
      createdAt: job.CreationTime,
      note: job.FailureReason,
    }));
    return { items, next: answer.NextToken };
  },
};

const processingStatuses = Object.values(ProcessingJobStatus);
export const processingJobs: Lister = {
  iam: ["sagemaker:ListProcessingJobs"],
  statuses: processingStatuses,
  aliases,
  page: async (client, filter, token) => {
    const StatusEquals = apiWord(processingStatuses, filter.status);
    const answer = await client.send(
      new ListProcessingJobsCommand({ ...newestFirst, ...filters(filter), StatusEquals, NextToken: token }),
    );
    const items = (answer.ProcessingJobSummaries ?? []).map((job) => ({
      detailType: "SageMaker Processing Job State Change",
      detail: job,
      at: job.LastModifiedTime,
      createdAt: job.CreationTime,
      note: job.FailureReason ?? job.ExitMessage,
    }));
    return { items, next: answer.NextToken };
  },
};
