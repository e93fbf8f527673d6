import type { DescribeProcessingJobResponse } from "@aws-sdk/client-sagemaker";
import { isList, isObject, type Json } from "../../eventbridge/event.ts";
import { details, type EventDraft } from "../draft.ts";
import { arnOf, type Place } from "../place.ts";
import { createShelf, type Held, type Shelf } from "../shelf.ts";
import { today, type World } from "../world.ts";
import { defaultPlan, type JobPlan } from "./plan.ts";
import { createSimpleJobs } from "./simple-job.ts";

/** What CreateProcessingJob is told, as far as Describe shows it again. */
export type ProcessingRequest = Pick<
  DescribeProcessingJobResponse,
  | "AppSpecification"
  | "Environment"
  | "ProcessingInputs"
  | "ProcessingOutputConfig"
  | "ProcessingResources"
  | "RoleArn"
  | "StoppingCondition"
> & { readonly ProcessingJobName: string; readonly Tags?: Readonly<Record<string, string>> };

/** Processing jobs and what can be done with them. */
export interface ProcessingJobs {
  readonly shelf: Shelf<DescribeProcessingJobResponse>;
  create(place: Place, request: ProcessingRequest, plan?: JobPlan): Held<DescribeProcessingJobResponse>;
  /** Throws ValidationException unless the job is InProgress. */
  stop(job: Held<DescribeProcessingJobResponse>): void;
}

/** Processing jobs of the simulation. */
export function createProcessingJobs(world: World): ProcessingJobs {
  const shelf = createShelf<DescribeProcessingJobResponse>(world, {
    type: "processing-job",
    status: (job) => job.ProcessingJobStatus ?? "",
    note: (job) => job.FailureReason,
    modified: (job) => job.LastModifiedTime,
    events: (held) => [processingEvent(held)],
  });
  const jobs = createSimpleJobs(world, shelf, {
    noun: "processing job",
    patch: ({ is, status, now, reason }) => ({
      ProcessingJobStatus: status,
      LastModifiedTime: now,
      ...(is === "start" ? { ProcessingStartTime: now } : {}),
      ...(is === "end" ? { ProcessingEndTime: now } : {}),
      // The container's last words are in ExitMessage, SageMaker's verdict is in FailureReason.
      ...(reason === undefined ? {} : { FailureReason: reason, ExitMessage: reason.replace(/^[\w ]+Error: /, "") }),
    }),
  });

  return {
    shelf,
    stop: jobs.stop,
    create(place, { Tags = {}, ...request }, plan = defaultPlan) {
      const arn = arnOf(place, "processing-job", request.ProcessingJobName);
      const now = today(world);
      const held = shelf.add({
        arn,
        name: request.ProcessingJobName,
        place,
        tags: Tags,
        api: {
          ...request,
          ProcessingJobArn: arn,
          ProcessingJobStatus: "InProgress",
          CreationTime: now,
          LastModifiedTime: now,
        },
      });
      jobs.run(held, plan);
      return held;
    },
  };
}

// Unlike the API, events spell these words in capitals.
const capitals: Readonly<Record<string, string>> = {
  ManifestFile: "MANIFEST_FILE",
  S3Prefix: "S3_PREFIX",
  File: "FILE",
  Pipe: "PIPE",
  FullyReplicated: "FULLYREPLICATED",
  ShardedByS3Key: "SHARDEDBYS3KEY",
  Continuous: "CONTINUOUS",
  EndOfJob: "END_OF_JOB",
};
const spelledInCapitals = ["S3DataType", "S3InputMode", "S3DataDistributionType", "S3UploadMode"];

function withCapitals(value: Json, member = ""): Json {
  if (isList(value)) return value.map((element) => withCapitals(element));
  if (isObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withCapitals(inner, name)]));
  }
  return spelledInCapitals.includes(member) ? (capitals[String(value)] ?? value) : value;
}

function processingEvent({ arn, api }: Held<DescribeProcessingJobResponse>): EventDraft {
  return {
    "detail-type": "SageMaker Processing Job State Change",
    resources: [arn],
    // Processing events carry no Tags, and leave out what is unset.
    detail: Object.fromEntries(
      Object.entries(
        details(
          api,
          [
            "ProcessingInputs",
            "ProcessingOutputConfig",
            "ProcessingJobName",
            "ProcessingResources",
            "StoppingCondition",
            "AppSpecification",
            "RoleArn",
            "ProcessingJobArn",
            "ProcessingJobStatus",
            "FailureReason",
            "ProcessingEndTime",
            "ProcessingStartTime",
            "LastModifiedTime",
            "CreationTime",
          ],
          { times: "epoch milliseconds" },
        ),
      ).map(([name, value]) => [name, withCapitals(value, name)]),
    ),
  };
}
