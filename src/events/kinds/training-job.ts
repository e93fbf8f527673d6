import * as z from "zod/mini";
import { kindTable } from "../../domain/kinds.ts";
import { type Status, statusOf } from "../../domain/status.ts";
import { freeText, group, list, number, text, time, words } from "../fields.ts";
import { isFinal, jobStatuses, jobSummary } from "../job-status.ts";
import { defineKind, reader } from "../kind.ts";

const transition = z.object({
  status: z.string(),
  startedAt: z.optional(z.number()),
  endedAt: z.optional(z.number()),
  message: z.optional(z.string()),
});

const job = z.object({
  status: z.string(),
  secondary: z.optional(z.string()),
  instanceType: z.optional(z.string()),
  instanceCount: z.optional(z.number()),
  image: z.optional(z.string()),
  algorithm: z.optional(z.string()),
  maxRuntimeSeconds: z.optional(z.number()),
  billableSeconds: z.optional(z.number()),
  createdAt: z.optional(z.number()),
  startedAt: z.optional(z.number()),
  endedAt: z.optional(z.number()),
  reason: z.optional(z.string()),
  artifacts: z.optional(z.string()),
  transitions: z.array(transition),
  metrics: z.array(z.object({ name: z.string(), value: z.number() })),
  hyperParameters: z.record(z.string(), z.string()),
});
const parts = z.object({ job: z.optional(job) });
export type TrainingJobParts = z.output<typeof parts>;

const detail = z.looseObject({
  TrainingJobName: text,
  TrainingJobArn: text,
  TrainingJobStatus: z.string(),
  SecondaryStatus: text,
  FailureReason: freeText,
  TuningJobArn: text,
  HyperParameters: words,
  AlgorithmSpecification: group({ TrainingImage: text, AlgorithmName: text }),
  ResourceConfig: group({ InstanceType: text, InstanceCount: number }),
  StoppingCondition: group({ MaxRuntimeInSeconds: number }),
  ModelArtifacts: group({ S3ModelArtifacts: text }),
  BillableTimeInSeconds: number,
  CreationTime: time,
  TrainingStartTime: time,
  TrainingEndTime: time,
  LastModifiedTime: time,
  SecondaryStatusTransitions: list(
    z.looseObject({ Status: z.string(), StartTime: time, EndTime: time, StatusMessage: freeText }),
  ),
  FinalMetricDataList: list(z.looseObject({ MetricName: z.string(), Value: z.number() })),
  FinalHyperParameterTuningJobObjectiveMetric: group({ MetricName: text, Value: number }),
});

/** The most hyperparameters that are kept; a card folds them away and a store item must stay small. */
const maxHyperParameters = 30;

/** `Stopped` by SageMaker itself because the job ran out of its time is a failure to the person who waits for it. */
export function trainingStatus(job: { readonly status: string; readonly secondary?: string | undefined }): Status {
  const status = statusOf(job.status, jobStatuses);
  const outOfTime = job.secondary === "MaxRuntimeExceeded" || job.secondary === "MaxWaitTimeExceeded";
  return status.phase === "stopped" && outOfTime
    ? { ...status, label: "Stopped at its time limit", phase: "failed" }
    : status;
}

export const trainingJob = defineKind<TrainingJobParts>({
  ...kindTable["training-job"],
  parts,
  summary: ({ job }) =>
    job
      ? jobSummary("Training", "Training", trainingStatus(job), {
          ...job,
          clues: { secondary: job.secondary },
          reason:
            job.reason ??
            (trainingStatus(job).phase === "failed" && job.status === "Stopped"
              ? outOfTimeReason(job.secondary)
              : undefined),
        })
      : jobSummary("Training", "Training", statusOf("Unknown", {}), {}),
  events: [
    reader("SageMaker Training Job State Change", detail, (d) => {
      const status = statusOf(d.TrainingJobStatus, jobStatuses);
      const self = {
        arn: d.TrainingJobArn,
        name: d.TrainingJobName,
        part: "job",
        at: d.LastModifiedTime,
        // Several events share one status; the number of transitions tells which saw more.
        rank: status.rank * 100 + d.SecondaryStatusTransitions.length,
        final: isFinal(status),
        value: {
          status: status.word,
          secondary: d.SecondaryStatus,
          instanceType: d.ResourceConfig.InstanceType,
          instanceCount: d.ResourceConfig.InstanceCount,
          image: d.AlgorithmSpecification.TrainingImage,
          algorithm: d.AlgorithmSpecification.AlgorithmName,
          maxRuntimeSeconds: d.StoppingCondition.MaxRuntimeInSeconds,
          billableSeconds: d.BillableTimeInSeconds,
          createdAt: d.CreationTime,
          startedAt: d.TrainingStartTime,
          endedAt: d.TrainingEndTime,
          reason: d.FailureReason,
          artifacts: d.ModelArtifacts.S3ModelArtifacts,
          transitions: d.SecondaryStatusTransitions.map((each) => ({
            status: each.Status,
            startedAt: each.StartTime,
            endedAt: each.EndTime,
            message: each.StatusMessage,
          })),
          metrics: d.FinalMetricDataList.map((metric) => ({ name: metric.MetricName, value: metric.Value })),
          hyperParameters: Object.fromEntries(Object.entries(d.HyperParameters).slice(0, maxHyperParameters)),
        } satisfies z.input<typeof job>,
      };
      if (!d.TuningJobArn) return [self];
      // A child of a tuning job is told on its parent's card and has none of its own.
      const objective = d.FinalHyperParameterTuningJobObjectiveMetric;
      return [
        {
          ...self,
          kind: "tuning-job",
          arn: d.TuningJobArn,
          name: undefined,
          part: `children/${d.TrainingJobName ?? d.TrainingJobArn ?? "unnamed"}`,
          value: {
            status: status.word,
            objective: objective.Value,
            metric: objective.MetricName,
            reason: d.FailureReason?.slice(0, 300),
            startedAt: d.TrainingStartTime,
            endedAt: d.TrainingEndTime,
          },
        },
      ];
    }),
  ],
});

function outOfTimeReason(secondary: string | undefined): string {
  return secondary === "MaxWaitTimeExceeded"
    ? "Stopped by SageMaker: it waited longer than MaxWaitTimeInSeconds allows."
    : "Stopped by SageMaker: it ran longer than MaxRuntimeInSeconds allows.";
}
