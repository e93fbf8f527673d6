import type {
  DescribeProcessingJobResponse,
  ListProcessingJobsResponse,
  ProcessingJobSummary,
} from "@aws-sdk/client-sagemaker";
import * as z from "zod";
import { operation, text } from "../../http/constraints.ts";
import { resourceInUse, resourceNotFound, validationException } from "../../http/errors.ts";
import type { Operations } from "../../http/service.ts";
import { createdTags } from "../created-tags.ts";
import { listInput, listPage, ownedBy } from "../listing.ts";
import { findOrThrow } from "../lookup.ts";
import { jobName } from "../names.ts";
import type { Held } from "../shelf.ts";
import type { ProcessingJobs, ProcessingRequest } from "./processing-job.ts";

const named = z.object({ ProcessingJobName: jobName });

// What only has to be shown again is taken as it comes: nothing here reads it.
const shownAgain = <Member extends keyof ProcessingRequest>() => z.custom<ProcessingRequest[Member]>();
const creation = z.object({
  ProcessingJobName: jobName,
  RoleArn: text({ min: 20, max: 2048 }),
  AppSpecification: z.looseObject({ ImageUri: text({ max: 255 }) }),
  ProcessingResources: z.object({
    ClusterConfig: z.custom<NonNullable<NonNullable<ProcessingRequest["ProcessingResources"]>["ClusterConfig"]>>(),
  }),
  Environment: z.record(z.string(), text({ max: 256 })).optional(),
  ProcessingInputs: shownAgain<"ProcessingInputs">().optional(),
  ProcessingOutputConfig: shownAgain<"ProcessingOutputConfig">().optional(),
  StoppingCondition: shownAgain<"StoppingCondition">().optional(),
  Tags: createdTags.optional(),
});

/** CreateProcessingJob, DescribeProcessingJob, ListProcessingJobs, StopProcessingJob. */
export function processingOperations(jobs: ProcessingJobs): Operations {
  const words = (name: string) => `Could not find requested job with name: ${name}`;
  return {
    CreateProcessingJob: operation(creation, ({ Tags = [], ...request }, caller) => {
      if (jobs.shelf.find(caller, request.ProcessingJobName))
        throw resourceInUse(`Job name must be unique: ${request.ProcessingJobName} already exists.`);
      const tags = Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value]));
      return { ProcessingJobArn: jobs.create(caller, { ...request, Tags: tags }).arn };
    }),
    DescribeProcessingJob: operation(
      named,
      ({ ProcessingJobName: name }, caller): DescribeProcessingJobResponse =>
        findOrThrow(jobs.shelf, caller, name, () => validationException(words(name))).api,
    ),
    ListProcessingJobs: operation(
      listInput(["InProgress", "Completed", "Failed", "Stopping", "Stopped"]),
      (query, caller): ListProcessingJobsResponse => {
        const { items, NextToken } = listPage(ownedBy(caller, jobs.shelf.all()), query, {
          name: ({ name }) => name,
          status: ({ api }) => api.ProcessingJobStatus ?? "",
          created: ({ api }) => api.CreationTime,
          modified: ({ api }) => api.LastModifiedTime,
        });
        return { ProcessingJobSummaries: items.map(summary), NextToken };
      },
    ),
    StopProcessingJob: operation(named, ({ ProcessingJobName: name }, caller) => {
      // Only Stop has the modelled error; Describe answers a ValidationException.
      jobs.stop(findOrThrow(jobs.shelf, caller, name, () => resourceNotFound(words(name))));
      return {};
    }),
  };
}

const summary = ({ api }: Held<DescribeProcessingJobResponse>): ProcessingJobSummary => ({
  ProcessingJobName: api.ProcessingJobName,
  ProcessingJobArn: api.ProcessingJobArn,
  CreationTime: api.CreationTime,
  ProcessingEndTime: api.ProcessingEndTime,
  LastModifiedTime: api.LastModifiedTime,
  ProcessingJobStatus: api.ProcessingJobStatus,
  FailureReason: api.FailureReason,
  ExitMessage: api.ExitMessage,
});
