import type { DescribeTrainingJobResponse, SecondaryStatus, TrainingJobStatus } from "@aws-sdk/client-sagemaker";
import { validationException } from "../../http/errors.ts";
import { details, type EventDraft } from "../draft.ts";
import { arnOf, type Place } from "../place.ts";
import { createShelf, type Held, type Shelf } from "../shelf.ts";
import { type Beat, createStories, today, type World } from "../world.ts";
import { defaultPlan, type JobPlan, stoppingSeconds } from "./plan.ts";

/** What CreateTrainingJob is told, as far as Describe shows it again. */
export type TrainingRequest = Pick<
  DescribeTrainingJobResponse,
  | "AlgorithmSpecification"
  | "Environment"
  | "HyperParameters"
  | "InputDataConfig"
  | "OutputDataConfig"
  | "ResourceConfig"
  | "RoleArn"
  | "StoppingCondition"
  | "TuningJobArn"
> & { readonly TrainingJobName: string; readonly Tags?: Readonly<Record<string, string>> };

/** Training jobs and what can be done with them. */
export interface TrainingJobs {
  readonly shelf: Shelf<DescribeTrainingJobResponse>;
  /** Starts a job. Throws ValidationException when the name is taken. */
  create(place: Place, request: TrainingRequest, plan?: JobPlan): Held<DescribeTrainingJobResponse>;
  /** Throws ValidationException unless the job is InProgress. */
  stop(job: Held<DescribeTrainingJobResponse>): void;
}

// The messages are from the API reference; SageMaker says that they may change.
const messages: Partial<Record<SecondaryStatus, string>> = {
  Starting: "Preparing the instances for training",
  Downloading: "Downloading the training image",
  Training: "Training image download completed. Training in progress.",
  Uploading: "Uploading generated training model",
  Completed: "Training job completed",
  Failed: "Training job failed",
  Stopping: "Stopping the training job",
  Stopped: "Training job stopped",
  MaxRuntimeExceeded: "Training job runtime exceeded MaxRuntimeInSeconds provided",
};
const downloadSeconds = 20;
const uploadSeconds = 15;

/** Training jobs of the simulation. */
export function createTrainingJobs(world: World): TrainingJobs {
  const stories = createStories(world);
  const shelf = createShelf<DescribeTrainingJobResponse>(world, {
    type: "training-job",
    status: (job) => job.TrainingJobStatus ?? "",
    note: (job) => job.FailureReason ?? job.SecondaryStatus,
    modified: (job) => job.LastModifiedTime,
    events: (held) => [trainingEvent(held)],
  });

  const move = (
    arn: string,
    status: TrainingJobStatus,
    secondary: SecondaryStatus,
    more: Partial<DescribeTrainingJobResponse> = {},
  ) => {
    const now = today(world);
    const before = shelf.at(arn)?.api;
    const ended = status !== "InProgress" && status !== "Stopping";
    const StartTime = before?.TrainingStartTime;
    const seconds = StartTime ? Math.round((now.getTime() - StartTime.getTime()) / 1000) : 0;
    const transitions = (before?.SecondaryStatusTransitions ?? []).map((one) => ({
      ...one,
      EndTime: one.EndTime ?? now,
    }));
    shelf.change(arn, {
      TrainingJobStatus: status,
      SecondaryStatus: secondary,
      LastModifiedTime: now,
      SecondaryStatusTransitions: [
        ...transitions,
        { Status: secondary, StartTime: now, StatusMessage: messages[secondary], ...(ended ? { EndTime: now } : {}) },
      ],
      ...(ended ? { TrainingEndTime: now, TrainingTimeInSeconds: seconds, BillableTimeInSeconds: seconds } : {}),
      ...more,
    });
  };

  const end = (arn: string, { ending }: JobPlan) => {
    if (ending.ends === "Failed") return move(arn, "Failed", "Failed", { FailureReason: ending.reason });
    const now = today(world);
    const output = shelf.at(arn)?.api.OutputDataConfig?.S3OutputPath ?? "";
    move(arn, "Completed", "Completed", {
      ModelArtifacts: { S3ModelArtifacts: `${output}/${shelf.at(arn)?.name}/output/model.tar.gz` },
      FinalMetricDataList: Object.entries(ending.metrics ?? {}).map(([MetricName, Value]) => ({
        MetricName,
        Value,
        Timestamp: now,
      })),
    });
  };

  /** From Training on; the runtime counts from the download. */
  const lastBeats = (arn: string, plan: JobPlan, limitSeconds: number): readonly Beat[] => {
    const seconds = Math.max(0, Math.min(plan.runSeconds, limitSeconds) - downloadSeconds);
    if (plan.runSeconds > limitSeconds) return [[seconds, () => move(arn, "Stopped", "MaxRuntimeExceeded")]];
    if (plan.ending.ends === "Failed") return [[seconds, () => end(arn, plan)]];
    return [
      [seconds, () => move(arn, "InProgress", "Uploading")],
      [uploadSeconds, () => end(arn, plan)],
    ];
  };

  return {
    shelf,
    create(place, { Tags = {}, ...request }, plan = defaultPlan) {
      const arn = arnOf(place, "training-job", request.TrainingJobName);
      if (shelf.at(arn)) {
        throw validationException(
          "Training job names must be unique within an AWS account and region, and a training job with this name already exists.",
        );
      }
      const now = today(world);
      const held = shelf.add({
        arn,
        name: request.TrainingJobName,
        place,
        tags: Tags,
        api: {
          ...request,
          TrainingJobArn: arn,
          ModelArtifacts: undefined,
          TrainingJobStatus: "InProgress",
          SecondaryStatus: "Starting",
          CreationTime: now,
          LastModifiedTime: now,
          SecondaryStatusTransitions: [{ Status: "Starting", StartTime: now, StatusMessage: messages.Starting }],
        },
      });
      const limit = request.StoppingCondition?.MaxRuntimeInSeconds ?? 86_400;
      stories.play(arn, [
        [plan.startSeconds, () => move(arn, "InProgress", "Downloading", { TrainingStartTime: today(world) })],
        [downloadSeconds, () => move(arn, "InProgress", "Training")],
        ...lastBeats(arn, plan, limit),
      ]);
      return held;
    },
    stop({ arn, api }) {
      if (api.TrainingJobStatus !== "InProgress") {
        throw validationException(
          `The request was rejected because the training job is in status ${api.TrainingJobStatus}.`,
        );
      }
      stories.play(arn, [[stoppingSeconds, () => move(arn, "Stopped", "Stopped")]]);
      move(arn, "Stopping", "Stopping");
    },
  };
}

function trainingEvent({ arn, api, tags }: Held<DescribeTrainingJobResponse>): EventDraft {
  return {
    "detail-type": "SageMaker Training Job State Change",
    resources: [arn],
    detail: {
      ...details(
        api,
        [
          "TrainingJobName",
          "TrainingJobArn",
          "TrainingJobStatus",
          "SecondaryStatus",
          "FailureReason",
          "HyperParameters",
          "AlgorithmSpecification",
          "RoleArn",
          "InputDataConfig",
          "OutputDataConfig",
          "ResourceConfig",
          "StoppingCondition",
          "CreationTime",
          "TrainingStartTime",
          "TrainingEndTime",
          "LastModifiedTime",
          "SecondaryStatusTransitions",
          "ModelArtifacts",
          "TuningJobArn",
        ],
        { times: "epoch milliseconds", nulls: true },
      ),
      Tags: tags,
    },
  };
}
