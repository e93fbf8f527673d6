import type { DescribeTrainingJobResponse, HyperParameterTrainingJobSummary } from "@aws-sdk/client-sagemaker";
import type { Held } from "../shelf.ts";
import type { TuningRequest } from "./tuning-job.ts";

/** A training job that a tuning job started. */
export type Child = Held<DescribeTrainingJobResponse>;

/** One child as the lists and the best-job member of a tuning job show it. */
export function childSummary({ api }: Child, { metric, objective }: Objective): HyperParameterTrainingJobSummary {
  const value = api.FinalMetricDataList?.find(({ MetricName }) => MetricName === metric)?.Value;
  return {
    TrainingJobName: api.TrainingJobName,
    TrainingJobArn: api.TrainingJobArn,
    CreationTime: api.CreationTime,
    TrainingStartTime: api.TrainingStartTime,
    TrainingEndTime: api.TrainingEndTime,
    TrainingJobStatus: api.TrainingJobStatus,
    FailureReason: api.FailureReason,
    TunedHyperParameters: api.HyperParameters,
    ...(value === undefined
      ? {}
      : {
          ObjectiveStatus: "Succeeded",
          FinalHyperParameterTuningJobObjectiveMetric: { Type: objective, MetricName: metric, Value: value },
        }),
  };
}

/** What a tuning job optimises. */
export type Objective = Pick<TuningRequest, "metric" | "objective">;

/** The child with the best value of the objective; undefined while no child has one. */
export function bestOf(children: readonly Child[], goal: Objective): HyperParameterTrainingJobSummary | undefined {
  const sign = goal.objective === "Minimize" ? 1 : -1;
  const valueOfChild = (summary: HyperParameterTrainingJobSummary) =>
    summary.FinalHyperParameterTuningJobObjectiveMetric?.Value;
  return children
    .map((child) => childSummary(child, goal))
    .filter((summary) => valueOfChild(summary) !== undefined)
    .sort((left, right) => sign * ((valueOfChild(left) ?? 0) - (valueOfChild(right) ?? 0)))[0];
}

/** How many of a tuning job's children are where. */
export function countersOf(children: readonly Child[]) {
  const count = (...statuses: readonly string[]) =>
    children.filter(({ api }) => statuses.includes(api.TrainingJobStatus ?? "")).length;
  return {
    Completed: count("Completed"),
    InProgress: count("InProgress", "Stopping"),
    RetryableError: 0,
    NonRetryableError: count("Failed"),
    Stopped: count("Stopped"),
  };
}
