import type {
  DescribeTransformJobResponse,
  ListTransformJobsResponse,
  TransformJobSummary,
} from "@aws-sdk/client-sagemaker";
import * as z from "zod";
import { operation, text, whole } from "../../http/constraints.ts";
import { resourceInUse, validationException } from "../../http/errors.ts";
import type { Operations } from "../../http/service.ts";
import { createdTags } from "../created-tags.ts";
import { listInput, listPage, ownedBy } from "../listing.ts";
import { findOrThrow } from "../lookup.ts";
import { jobName } from "../names.ts";
import type { Held } from "../shelf.ts";
import type { TransformJobs, TransformRequest } from "./transform-job.ts";

const named = z.object({ TransformJobName: jobName });

// What only has to be shown again is taken as it comes: nothing here reads it.
const shownAgain = <Member extends keyof TransformRequest>() => z.custom<TransformRequest[Member]>();
const creation = z.object({
  TransformJobName: jobName,
  ModelName: text({ max: 63 }),
  TransformInput: shownAgain<"TransformInput">(),
  TransformOutput: shownAgain<"TransformOutput">(),
  TransformResources: shownAgain<"TransformResources">(),
  BatchStrategy: z.enum(["MultiRecord", "SingleRecord"]).optional(),
  MaxPayloadInMB: whole(0, 100).optional(),
  Environment: z.record(z.string(), text({ max: 10_240 })).optional(),
  Tags: createdTags.optional(),
});

/** CreateTransformJob, DescribeTransformJob, ListTransformJobs, StopTransformJob. */
export function transformOperations(jobs: TransformJobs): Operations {
  return {
    CreateTransformJob: operation(creation, ({ Tags = [], ...request }, caller) => {
      if (jobs.shelf.find(caller, request.TransformJobName))
        throw resourceInUse(`Job name must be unique: ${request.TransformJobName} already exists.`);
      const tags = Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value]));
      return { TransformJobArn: jobs.create(caller, { ...request, Tags: tags }).arn };
    }),
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
