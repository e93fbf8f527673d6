import type {
  DescribeProcessingJobResponse,
  ListProcessingJobsResponse,
  ProcessingJobSummary,
} from "@aws-sdk/client-sagemaker";
import * as z from "zod";
import { operation } from "../../http/constraints.ts";
import { resourceNotFound, validationException } from "../../http/errors.ts";
import type { Operations } from "../../http/service.ts";
import { listInput, listPage, ownedBy } from "../listing.ts";
import { findOrThrow } from "../lookup.ts";
import { jobName } from "../names.ts";
import type { Held } from "../shelf.ts";
import type { ProcessingJobs } from "./processing-job.ts";

const named = z.object({ ProcessingJobName: jobName });

/** DescribeProcessingJob, ListProcessingJobs, StopProcessingJob. */
export function processingOperations(jobs: ProcessingJobs): Operations {
  const words = (name: string) => `Could not find requested job with name: ${name}`;
  return {
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
