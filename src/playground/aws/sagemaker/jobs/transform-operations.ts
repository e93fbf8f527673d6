import type {
  DescribeTransformJobResponse,
  ListTransformJobsResponse,
  TransformJobSummary,
} from "@aws-sdk/client-sagemaker";
import * as z from "zod";
import { operation } from "../../http/constraints.ts";
import { validationException } from "../../http/errors.ts";
import type { Operations } from "../../http/service.ts";
import { listInput, listPage, ownedBy } from "../listing.ts";
import { findOrThrow } from "../lookup.ts";
import { jobName } from "../names.ts";
import type { Held } from "../shelf.ts";
import type { TransformJobs } from "./transform-job.ts";

const named = z.object({ TransformJobName: jobName });

/** DescribeTransformJob, ListTransformJobs, StopTransformJob. */
export function transformOperations(jobs: TransformJobs): Operations {
  return {
    DescribeTransformJob: operation(
      named,
      ({ TransformJobName: name }, caller): DescribeTransformJobResponse =>
        findOrThrow(jobs.shelf, caller, name, () =>
          validationException(`Could not find requested job with name: ${name}`),
        ).api,
    ),
    ListTransformJobs: operation(
      listInput(["InProgress", "Completed", "Failed", "Stopping", "Stopped"]),
      (query, caller): ListTransformJobsResponse => {
        const { items, NextToken } = listPage(ownedBy(caller, jobs.shelf.all()), query, {
          name: ({ name }) => name,
          status: ({ api }) => api.TransformJobStatus ?? "",
          created: ({ api }) => api.CreationTime,
          modified: ({ api }) => jobs.shelf.kind.modified(api),
        });
        return { TransformJobSummaries: items.map(summary), NextToken };
      },
    ),
    StopTransformJob: operation(named, ({ TransformJobName: name }, caller) => {
      jobs.stop(
        findOrThrow(jobs.shelf, caller, name, () =>
          validationException(`Could not find job to update with name '${name}'.`),
        ),
      );
      return {};
    }),
  };
}

const summary = ({ api }: Held<DescribeTransformJobResponse>): TransformJobSummary => ({
  TransformJobName: api.TransformJobName,
  TransformJobArn: api.TransformJobArn,
  CreationTime: api.CreationTime,
  TransformEndTime: api.TransformEndTime,
  LastModifiedTime: api.TransformEndTime ?? api.TransformStartTime ?? api.CreationTime,
  TransformJobStatus: api.TransformJobStatus,
  FailureReason: api.FailureReason,
});
