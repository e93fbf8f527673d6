import * as z from "zod/mini";
import { kindTable } from "../../domain/kinds.ts";
import { statusOf } from "../../domain/status.ts";
import { group, number, text, time } from "../fields.ts";
import { jobDetail, jobFacts, jobReading } from "../job.ts";
import { jobStatuses, jobSummary } from "../job-status.ts";
import { defineKind, reader } from "../kind.ts";

const job = z.object({
  ...jobFacts,
  model: z.optional(z.string()),
  input: z.optional(z.string()),
  output: z.optional(z.string()),
});
const parts = z.object({ job: z.optional(job) });
export type TransformJobParts = z.output<typeof parts>;

const detail = z.looseObject({
  TransformJobName: text,
  TransformJobArn: text,
  TransformJobStatus: z.string(),
  ...jobDetail,
  ModelName: text,
  TransformInput: group({ DataSource: group({ S3DataSource: group({ S3Uri: text }) }) }),
  TransformOutput: group({ S3OutputPath: text }),
  TransformResources: group({ InstanceType: text, InstanceCount: number }),
  TransformStartTime: time,
  TransformEndTime: time,
});

export const transformJob = defineKind<TransformJobParts>({
  ...kindTable["transform-job"],
  parts,
  summary: ({ job }) =>
    jobSummary("Transform", "Transforming", statusOf(job?.status ?? "Unknown", jobStatuses), job ?? {}),
  events: [
    reader("SageMaker Transform Job State Change", detail, (d) => [
      jobReading(
        {
          arn: d.TransformJobArn,
          name: d.TransformJobName,
          status: d.TransformJobStatus,
          machines: d.TransformResources,
          startedAt: d.TransformStartTime,
          endedAt: d.TransformEndTime,
        },
        d,
        {
          model: d.ModelName,
          input: d.TransformInput.DataSource.S3DataSource.S3Uri,
          output: d.TransformOutput.S3OutputPath,
        } satisfies Omit<z.input<typeof job>, keyof typeof jobFacts>,
      ),
    ]),
  ],
});
