import * as z from "zod/mini";
import { kindTable } from "../../domain/kinds.ts";
import { statusOf } from "../../domain/status.ts";
import { freeText, group, list, number, text, time } from "../fields.ts";
import { isFinal, jobStatuses, jobSummary } from "../job-status.ts";
import { defineKind, reader } from "../kind.ts";

const job = z.object({
  status: z.string(),
  image: z.optional(z.string()),
  inputs: z.array(z.object({ name: z.string(), uri: z.optional(z.string()) })),
  outputs: z.array(z.object({ name: z.string(), uri: z.optional(z.string()) })),
  instanceType: z.optional(z.string()),
  instanceCount: z.optional(z.number()),
  maxRuntimeSeconds: z.optional(z.number()),
  exitMessage: z.optional(z.string()),
  createdAt: z.optional(z.number()),
  startedAt: z.optional(z.number()),
  endedAt: z.optional(z.number()),
  reason: z.optional(z.string()),
});
const parts = z.object({ job: z.optional(job) });
export type ProcessingJobParts = z.output<typeof parts>;

const detail = z.looseObject({
  ProcessingJobName: text,
  ProcessingJobArn: text,
  ProcessingJobStatus: z.string(),
  FailureReason: freeText,
  ExitMessage: freeText,
  AppSpecification: group({ ImageUri: text }),
  ProcessingInputs: list(z.looseObject({ InputName: z.string(), S3Input: group({ S3Uri: text }) })),
  ProcessingOutputConfig: group({
    Outputs: list(z.looseObject({ OutputName: z.string(), S3Output: group({ S3Uri: text }) })),
  }),
  ProcessingResources: group({ ClusterConfig: group({ InstanceType: text, InstanceCount: number }) }),
  StoppingCondition: group({ MaxRuntimeInSeconds: number }),
  CreationTime: time,
  ProcessingStartTime: time,
  ProcessingEndTime: time,
  LastModifiedTime: time,
});

export const processingJob = defineKind<ProcessingJobParts>({
  ...kindTable["processing-job"],
  parts,
  summary: ({ job }) =>
    jobSummary("Processing", "Processing", statusOf(job?.status ?? "Unknown", jobStatuses), {
      ...job,
      clues: { exitMessage: job?.exitMessage },
    }),
  events: [
    reader("SageMaker Processing Job State Change", detail, (d) => {
      const status = statusOf(d.ProcessingJobStatus, jobStatuses);
      return [
        {
          arn: d.ProcessingJobArn,
          name: d.ProcessingJobName,
          part: "job",
          at: d.LastModifiedTime,
          rank: status.rank,
          final: isFinal(status),
          value: {
            status: status.word,
            image: d.AppSpecification.ImageUri,
            inputs: d.ProcessingInputs.map((each) => ({ name: each.InputName, uri: each.S3Input.S3Uri })),
            outputs: d.ProcessingOutputConfig.Outputs.map((each) => ({
              name: each.OutputName,
              uri: each.S3Output.S3Uri,
            })),
            instanceType: d.ProcessingResources.ClusterConfig.InstanceType,
            instanceCount: d.ProcessingResources.ClusterConfig.InstanceCount,
            maxRuntimeSeconds: d.StoppingCondition.MaxRuntimeInSeconds,
            exitMessage: d.ExitMessage,
            createdAt: d.CreationTime,
            startedAt: d.ProcessingStartTime,
            endedAt: d.ProcessingEndTime,
            reason: d.FailureReason,
          } satisfies z.input<typeof job>,
        },
      ];
    }),
  ],
});
