import * as z from "zod/mini";
import { kindTable } from "../../domain/kinds.ts";
import { statusOf } from "../../domain/status.ts";
import { freeText, group, list, number, text, time } from "../fields.ts";
import { jobDetail, jobFacts, jobReading } from "../job.ts";
import { jobStatuses, jobSummary } from "../job-status.ts";
import { defineKind, reader } from "../kind.ts";

const job = z.object({
  ...jobFacts,
  image: z.optional(z.string()),
  inputs: z.array(z.object({ name: z.string(), uri: z.optional(z.string()) })),
  outputs: z.array(z.object({ name: z.string(), uri: z.optional(z.string()) })),
  maxRuntimeSeconds: z.optional(z.number()),
  exitMessage: z.optional(z.string()),
});
const parts = z.object({ job: z.optional(job) });
export type ProcessingJobParts = z.output<typeof parts>;

const detail = z.looseObject({
  ProcessingJobName: text,
  ProcessingJobArn: text,
  ProcessingJobStatus: z.string(),
  ...jobDetail,
  ExitMessage: freeText,
  AppSpecification: group({ ImageUri: text }),
  ProcessingInputs: list(z.looseObject({ InputName: z.string(), S3Input: group({ S3Uri: text }) })),
  ProcessingOutputConfig: group({
    Outputs: list(z.looseObject({ OutputName: z.string(), S3Output: group({ S3Uri: text }) })),
  }),
  ProcessingResources: group({ ClusterConfig: group({ InstanceType: text, InstanceCount: number }) }),
  StoppingCondition: group({ MaxRuntimeInSeconds: number }),
  ProcessingStartTime: time,
  ProcessingEndTime: time,
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
    reader("SageMaker Processing Job State Change", detail, (d) => [
      jobReading(
        {
          arn: d.ProcessingJobArn,
          name: d.ProcessingJobName,
          status: d.ProcessingJobStatus,
          machines: d.ProcessingResources.ClusterConfig,
          startedAt: d.ProcessingStartTime,
          endedAt: d.ProcessingEndTime,
        },
        d,
        {
          image: d.AppSpecification.ImageUri,
          inputs: d.ProcessingInputs.map((each) => ({ name: each.InputName, uri: each.S3Input.S3Uri })),
          outputs: d.ProcessingOutputConfig.Outputs.map((each) => ({
            name: each.OutputName,
            uri: each.S3Output.S3Uri,
          })),
          maxRuntimeSeconds: d.StoppingCondition.MaxRuntimeInSeconds,
          exitMessage: d.ExitMessage,
        } satisfies Omit<z.input<typeof job>, keyof typeof jobFacts>,
      ),
    ]),
  ],
});
