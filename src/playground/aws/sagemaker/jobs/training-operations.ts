import type {
  DescribeTrainingJobResponse,
  ListTrainingJobsResponse,
  TrainingJobSummary,
} from "@aws-sdk/client-sagemaker";
import * as z from "zod";
import { operation, text, whole } from "../../http/constraints.ts";
import { validationException } from "../../http/errors.ts";
import type { Operations } from "../../http/service.ts";
import { createdTags } from "../created-tags.ts";
import { listInput, listPage, ownedBy } from "../listing.ts";
import { findOrThrow } from "../lookup.ts";
import { jobName } from "../names.ts";
import type { Held } from "../shelf.ts";
import type { TrainingJobs } from "./training-job.ts";

const statuses = ["InProgress", "Completed", "Failed", "Stopping", "Stopped", "Deleting"] as const;
const named = z.object({ TrainingJobName: jobName });
const missing = () => validationException("Requested resource not found.");

const creation = z.object({
  TrainingJobName: jobName,
  RoleArn: text({ min: 20, max: 2048, pattern: "arn:aws[a-z\\-]*:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+" }),
  AlgorithmSpecification: z.looseObject({
    TrainingImage: text({ max: 255 }).optional(),
    TrainingInputMode: z.enum(["File", "Pipe", "FastFile"]),
  }),
  OutputDataConfig: z.looseObject({ S3OutputPath: text({ max: 1024, pattern: "(https|s3)://([^/]+)/?(.*)" }) }),
  ResourceConfig: z.looseObject({
    InstanceCount: whole(0, 10_000_000).optional(),
    VolumeSizeInGB: whole(0, 16_384),
  }),
  StoppingCondition: z.looseObject({ MaxRuntimeInSeconds: whole(1, 2_419_200).optional() }),
  HyperParameters: z.record(z.string(), text({ max: 2500 })).optional(),
  Environment: z.record(z.string(), text({ max: 512 })).optional(),
  InputDataConfig: z
    .array(
      z.looseObject({
        ChannelName: text({ min: 1, max: 64 }),
        // Channels are shown again as they came; nothing here reads them.
        DataSource: z.custom<NonNullable<DescribeTrainingJobResponse["InputDataConfig"]>[number]["DataSource"]>(),
      }),
    )
    .optional(),
  Tags: createdTags.optional(),
});

/** CreateTrainingJob, DescribeTrainingJob, ListTrainingJobs, StopTrainingJob. */
export function trainingOperations(jobs: TrainingJobs): Operations {
  return {
    CreateTrainingJob: operation(creation, ({ Tags = [], ...request }, caller) => {
      const tags = Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value]));
      return { TrainingJobArn: jobs.create(caller, { ...request, Tags: tags }).arn };
    }),
    DescribeTrainingJob: operation(
      named,
      ({ TrainingJobName }, caller): DescribeTrainingJobResponse =>
        findOrThrow(jobs.shelf, caller, TrainingJobName, missing).api,
    ),
    ListTrainingJobs: operation(listInput(statuses), (query, caller): ListTrainingJobsResponse => {
      const { items, NextToken } = listPage(ownedBy(caller, jobs.shelf.all()), query, {
        name: ({ name }) => name,
        status: ({ api }) => api.TrainingJobStatus ?? "",
        created: ({ api }) => api.CreationTime,
        modified: ({ api }) => api.LastModifiedTime,
      });
      return { TrainingJobSummaries: items.map(summary), NextToken };
    }),
    StopTrainingJob: operation(named, ({ TrainingJobName }, caller) => {
      jobs.stop(findOrThrow(jobs.shelf, caller, TrainingJobName, missing));
      return {};
    }),
  };
}

const summary = ({ api }: Held<DescribeTrainingJobResponse>): TrainingJobSummary => ({
  TrainingJobName: api.TrainingJobName,
  TrainingJobArn: api.TrainingJobArn,
  CreationTime: api.CreationTime,
  TrainingEndTime: api.TrainingEndTime,
  LastModifiedTime: api.LastModifiedTime,
  TrainingJobStatus: api.TrainingJobStatus,
  SecondaryStatus: api.SecondaryStatus,
});
