import type { DescribeTransformJobResponse } from "@aws-sdk/client-sagemaker";
import { details, type EventDraft } from "../draft.ts";
import { arnOf, type Place } from "../place.ts";
import { createShelf, type Held, type Shelf } from "../shelf.ts";
import { today, type World } from "../world.ts";
import { defaultPlan, type JobPlan } from "./plan.ts";
import { createSimpleJobs } from "./simple-job.ts";

/** What CreateTransformJob is told, as far as Describe shows it again. */
export type TransformRequest = Pick<
  DescribeTransformJobResponse,
  | "BatchStrategy"
  | "Environment"
  | "MaxPayloadInMB"
  | "ModelName"
  | "TransformInput"
  | "TransformOutput"
  | "TransformResources"
> & { readonly TransformJobName: string; readonly Tags?: Readonly<Record<string, string>> };

/** Transform jobs and what can be done with them. */
export interface TransformJobs {
  readonly shelf: Shelf<DescribeTransformJobResponse>;
  create(place: Place, request: TransformRequest, plan?: JobPlan): Held<DescribeTransformJobResponse>;
  /** Throws ValidationException unless the job is InProgress. */
  stop(job: Held<DescribeTransformJobResponse>): void;
}

/** Transform jobs of the simulation. */
export function createTransformJobs(world: World): TransformJobs {
  const shelf = createShelf<DescribeTransformJobResponse>(world, {
    type: "transform-job",
    status: (job) => job.TransformJobStatus ?? "",
    note: (job) => job.FailureReason,
    modified: (job) => job.TransformEndTime ?? job.TransformStartTime ?? job.CreationTime,
    events: (held) => [transformEvent(held)],
  });
  const jobs = createSimpleJobs(world, shelf, {
    noun: "transform job",
    patch: ({ is, status, now, reason }) => ({
      TransformJobStatus: status,
      ...(is === "start" ? { TransformStartTime: now } : {}),
      ...(is === "end" ? { TransformEndTime: now } : {}),
      ...(reason === undefined ? {} : { FailureReason: reason }),
    }),
  });

  return {
    shelf,
    stop: jobs.stop,
    create(place, { Tags = {}, ...request }, plan = defaultPlan) {
      const arn = arnOf(place, "transform-job", request.TransformJobName);
      const api = {
        ...request,
        TransformJobArn: arn,
        TransformJobStatus: "InProgress",
        CreationTime: today(world),
      } as const;
      const held = shelf.add({ arn, name: request.TransformJobName, place, tags: Tags, api });
      jobs.run(held, plan);
      return held;
    },
  };
}

function transformEvent({ arn, api, tags }: Held<DescribeTransformJobResponse>): EventDraft {
  return {
    "detail-type": "SageMaker Transform Job State Change",
    resources: [arn],
    detail: {
      ...details(
        api,
        [
          "TransformJobName",
          "TransformJobArn",
          "TransformJobStatus",
          "FailureReason",
          "ModelName",
          "MaxConcurrentTransforms",
          "MaxPayloadInMB",
          "BatchStrategy",
          "Environment",
          "TransformInput",
          "TransformOutput",
          "TransformResources",
          "CreationTime",
          "TransformStartTime",
          "TransformEndTime",
        ],
        { times: "ISO 8601", nulls: true },
      ),
      Tags: tags,
    },
  };
}
