import type {
  DescribeHyperParameterTuningJobResponse,
  HyperParameterTuningJobSummary,
  ListHyperParameterTuningJobsResponse,
  ListTrainingJobsForHyperParameterTuningJobResponse,
} from "@aws-sdk/client-sagemaker";
import * as z from "zod";
import { oneOf, operation } from "../../http/constraints.ts";
import { resourceNotFound } from "../../http/errors.ts";
import type { Caller } from "../../http/identity.ts";
import type { Operations } from "../../http/service.ts";
import { listInput, listPage, ownedBy, paging } from "../listing.ts";
import { findOrThrow } from "../lookup.ts";
import { tuningJobName } from "../names.ts";
import type { Held } from "../shelf.ts";
import type { TrainingJobs } from "./training-job.ts";
import { childSummary } from "./tuning-children.ts";
import type { TuningJobs } from "./tuning-job.ts";

const statuses = ["Completed", "InProgress", "Failed", "Stopped", "Stopping", "Deleting", "DeleteFailed"] as const;
const named = z.object({ HyperParameterTuningJobName: tuningJobName });
const childrenInput = z.object({
  ...named.shape,
  ...paging,
  StatusEquals: oneOf(["InProgress", "Completed", "Failed", "Stopping", "Stopped", "Deleting"]).optional(),
  SortBy: oneOf(["Name", "CreationTime", "Status", "FinalObjectiveMetricValue"]).optional(),
  SortOrder: oneOf(["Ascending", "Descending"]).optional(),
});

/** Describe, list and stop tuning jobs, and list their training jobs. */
export function tuningOperations(jobs: TuningJobs, training: TrainingJobs): Operations {
  const find = ({ HyperParameterTuningJobName: name }: z.output<typeof named>, caller: Caller) =>
    findOrThrow(jobs.shelf, caller, name, () =>
      resourceNotFound(`Amazon SageMaker can't find a tuning job with the name ${name}.`),
    );
  return {
    DescribeHyperParameterTuningJob: operation(
      named,
      (input, caller): DescribeHyperParameterTuningJobResponse => find(input, caller).api,
    ),
    ListHyperParameterTuningJobs: operation(
      listInput(statuses),
      (query, caller): ListHyperParameterTuningJobsResponse => {
        const { items, NextToken } = listPage(ownedBy(caller, jobs.shelf.all()), query, {
          name: ({ name }) => name,
          status: ({ api }) => api.HyperParameterTuningJobStatus ?? "",
          created: ({ api }) => api.CreationTime,
          modified: ({ api }) => api.LastModifiedTime,
        });
        return { HyperParameterTuningJobSummaries: items.map(summary), NextToken };
      },
    ),
    ListTrainingJobsForHyperParameterTuningJob: operation(
      childrenInput,
      ({ SortBy, ...query }, caller): ListTrainingJobsForHyperParameterTuningJobResponse => {
        const { arn, api } = find(query, caller);
        const goal = api.HyperParameterTuningJobConfig?.HyperParameterTuningJobObjective;
        const objective = { metric: goal?.MetricName ?? "", objective: goal?.Type ?? "Minimize" };
        const children = training.shelf
          .all()
          .filter((child) => child.api.TuningJobArn === arn)
          .map((child) => childSummary(child, objective));
        const byObjective = SortBy === "FinalObjectiveMetricValue";
        const { items, NextToken } = listPage(
          children,
          { ...query, SortBy: byObjective ? "Value" : SortBy },
          {
            name: ({ TrainingJobName }) => TrainingJobName ?? "",
            status: ({ TrainingJobStatus }) => TrainingJobStatus ?? "",
            created: ({ CreationTime }) => CreationTime,
            value: ({ FinalHyperParameterTuningJobObjectiveMetric: metric }) => metric?.Value,
          },
        );
        return { TrainingJobSummaries: [...items], NextToken };
      },
    ),
    StopHyperParameterTuningJob: operation(named, (input, caller) => {
      jobs.stop(find(input, caller));
      return {};
    }),
  };
}

const summary = ({ api }: Held<DescribeHyperParameterTuningJobResponse>): HyperParameterTuningJobSummary => ({
  HyperParameterTuningJobName: api.HyperParameterTuningJobName,
  HyperParameterTuningJobArn: api.HyperParameterTuningJobArn,
  HyperParameterTuningJobStatus: api.HyperParameterTuningJobStatus,
  Strategy: api.HyperParameterTuningJobConfig?.Strategy,
  CreationTime: api.CreationTime,
  HyperParameterTuningEndTime: api.HyperParameterTuningEndTime,
  LastModifiedTime: api.LastModifiedTime,
  TrainingJobStatusCounters: api.TrainingJobStatusCounters,
  ObjectiveStatusCounters: api.ObjectiveStatusCounters,
  ResourceLimits: api.HyperParameterTuningJobConfig?.ResourceLimits,
});
