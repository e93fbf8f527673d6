import * as z from "zod/mini";
import { kindTable } from "../../domain/kinds.ts";
import { statusOf } from "../../domain/status.ts";
import { freeText, group, number, text, time } from "../fields.ts";
import { isFinal, jobStatuses, jobSummary } from "../job-status.ts";
import { defineKind, reader } from "../kind.ts";

const job = z.object({
  status: z.string(),
  model: z.optional(z.string()),
  input: z.optional(z.string()),
  output: z.optional(z.string()),
  instanceType: z.optional(z.string()),
  instanceCount: z.optional(z.number()),
  createdAt: z.optional(z.number()),
  startedAt: z.optional(z.number()),
  endedAt: z.optional(z.number()),
  reason: z.optional(z.string()),
});
const parts = z.object({ job: z.optional(job) });
export type TransformJobParts = z.output<typeof parts>;

const detail = z.looseObject({
  TransformJobName: text,
  TransformJobArn: text,
  TransformJobStatus: z.string(),
  FailureReason: freeText,
  ModelName: text,
  TransformInput: group({ DataSource: group({ S3DataSource: group({ S3Uri: text }) }) }),
  TransformOutput: group({ S3OutputPath: text }),
  TransformResources: group({ InstanceType: text, InstanceCount: number }),
  CreationTime: time,
  TransformStartTime: time,
  TransformEndTime: time,
  LastModifiedTime: time,
});

export const transformJob = defineKind<TransformJobParts>({
  ...kindTable["transform-job"],
  parts,
  summary: ({ job }) =>
    jobSummary("Transform", "Transforming", statusOf(job?.status ?? "Unknown", jobStatuses), job ?? {}),
  events: [
    reader("SageMaker Transform Job State Change", detail, (d) => {
      const status = statusOf(d.TransformJobStatus, jobStatuses);
      return [
        {
          arn: d.TransformJobArn,
          name: d.TransformJobName,
          part: "job",
          at: d.LastModifiedTime,
          rank: status.rank,
          final: isFinal(status),
          value: {
            status: status.word,
            model: d.ModelName,
            input: d.TransformInput.DataSource.S3DataSource.S3Uri,
            output: d.TransformOutput.S3OutputPath,
            instanceType: d.TransformResources.InstanceType,
            instanceCount: d.TransformResources.InstanceCount,
            createdAt: d.CreationTime,
            startedAt: d.TransformStartTime,
            endedAt: d.TransformEndTime,
            reason: d.FailureReason,
          } satisfies z.input<typeof job>,
        },
      ];
    }),
  ],
});
