import * as z from "zod/mini";
import { kindTable } from "../../domain/kinds.ts";
import type { StatusTable } from "../../domain/status.ts";
import { statusOf } from "../../domain/status.ts";
import { freeText, group, number, text, time } from "../fields.ts";
import { isFinal, jobStatuses, jobSummary } from "../job-status.ts";
import { defineKind, reader } from "../kind.ts";

const statuses: StatusTable = { ...jobStatuses, DeleteFailed: ["Delete failed", "failed", 6] };

const counters = z.object({ completed: z.number(), inProgress: z.number(), failed: z.number(), stopped: z.number() });

const job = z.object({
  status: z.string(),
  strategy: z.optional(z.string()),
  objectiveMetric: z.optional(z.string()),
  objectiveType: z.optional(z.string()),
  maxJobs: z.optional(z.number()),
  maxParallelJobs: z.optional(z.number()),
  instanceType: z.optional(z.string()),
  instanceCount: z.optional(z.number()),
  counters,
  best: z.optional(
    z.object({
      name: z.string(),
      arn: z.optional(z.string()),
      metric: z.optional(z.string()),
      value: z.optional(z.number()),
    }),
  ),
  createdAt: z.optional(z.number()),
  endedAt: z.optional(z.number()),
  reason: z.optional(z.string()),
});

const child = z.object({
  status: z.string(),
  metric: z.optional(z.string()),
  objective: z.optional(z.number()),
  reason: z.optional(z.string()),
  startedAt: z.optional(z.number()),
  endedAt: z.optional(z.number()),
});

const parts = z.object({ job: z.optional(job), children: z.optional(z.record(z.string(), child)) });
export type TuningJobParts = z.output<typeof parts>;

const definition = group({ ResourceConfig: group({ InstanceType: text, InstanceCount: number }) });
const detail = z.looseObject({
  HyperParameterTuningJobName: text,
  HyperParameterTuningJobArn: text,
  HyperParameterTuningJobStatus: z.string(),
  HyperParameterTuningJobConfig: group({
    Strategy: text,
    HyperParameterTuningJobObjective: group({ MetricName: text, Type: text }),
    ResourceLimits: group({ MaxNumberOfTrainingJobs: number, MaxParallelTrainingJobs: number }),
  }),
  TrainingJobDefinition: definition,
  TrainingJobStatusCounters: group({
    Completed: number,
    InProgress: number,
    RetryableError: number,
    NonRetryableError: number,
    Stopped: number,
  }),
  BestTrainingJob: group({
    TrainingJobName: text,
    TrainingJobArn: text,
    FinalHyperParameterTuningJobObjectiveMetric: group({ MetricName: text, Value: number }),
  }),
  FailureReason: freeText,
  CreationTime: time,
  HyperParameterTuningEndTime: time,
  LastModifiedTime: time,
});

export const tuningJob = defineKind<TuningJobParts>({
  ...kindTable["tuning-job"],
  parts,
  summary: ({ job }) =>
    // A child's event may come before the first one of its tuning job, which runs then.
    jobSummary("Tuning", "Tuning", statusOf(job?.status ?? "InProgress", statuses), {
      startedAt: job?.createdAt,
      endedAt: job?.endedAt,
      reason: job?.reason,
    }),
  events: [
    reader("SageMaker HyperParameter Tuning Job State Change", detail, (d) => {
      const status = statusOf(d.HyperParameterTuningJobStatus, statuses);
      const { HyperParameterTuningJobConfig: config, TrainingJobStatusCounters: counts, BestTrainingJob: best } = d;
      const counted = {
        completed: counts.Completed ?? 0,
        inProgress: counts.InProgress ?? 0,
        failed: (counts.RetryableError ?? 0) + (counts.NonRetryableError ?? 0),
        stopped: counts.Stopped ?? 0,
      };
      const progress = counted.completed * 3 + counted.failed * 3 + counted.stopped * 3 + counted.inProgress;
      return [
        {
          arn: d.HyperParameterTuningJobArn,
          name: d.HyperParameterTuningJobName,
          part: "job",
          at: d.LastModifiedTime,
          // Finished children only become more: of two events of one moment, the one that counts more is later.
          rank: status.rank * 100_000 + progress,
          final: isFinal(status),
          value: {
            status: status.word,
            strategy: config.Strategy,
            objectiveMetric: config.HyperParameterTuningJobObjective.MetricName,
            objectiveType: config.HyperParameterTuningJobObjective.Type,
            maxJobs: config.ResourceLimits.MaxNumberOfTrainingJobs,
            maxParallelJobs: config.ResourceLimits.MaxParallelTrainingJobs,
            instanceType: d.TrainingJobDefinition.ResourceConfig.InstanceType,
            instanceCount: d.TrainingJobDefinition.ResourceConfig.InstanceCount,
            counters: counted,
            best: best.TrainingJobName
              ? {
                  name: best.TrainingJobName,
                  arn: best.TrainingJobArn,
                  metric: best.FinalHyperParameterTuningJobObjectiveMetric.MetricName,
                  value: best.FinalHyperParameterTuningJobObjectiveMetric.Value,
                }
              : undefined,
            createdAt: d.CreationTime,
            endedAt: d.HyperParameterTuningEndTime,
            reason: d.FailureReason,
          } satisfies z.input<typeof job>,
        },
      ];
    }),
  ],
});
