import type { DescribeHyperParameterTuningJobResponse, HyperParameterTuningJobStatus } from "@aws-sdk/client-sagemaker";
import { validationException } from "../../http/errors.ts";
import { arnOf, type Place } from "../place.ts";
import { createShelf, type Held, type Shelf } from "../shelf.ts";
import { today, type World } from "../world.ts";
import type { JobPlan } from "./plan.ts";
import type { TrainingJobs, TrainingRequest } from "./training-job.ts";
import { bestOf, type Child, countersOf } from "./tuning-children.ts";
import { tuningEvent } from "./tuning-event.ts";

/** What CreateHyperParameterTuningJob is told. */
export interface TuningRequest {
  readonly HyperParameterTuningJobName: string;
  /** Named as children report it, such as `validation:rmse`. */
  readonly metric: string;
  readonly objective: "Minimize" | "Maximize";
  readonly maxJobs: number;
  readonly maxParallel: number;
  readonly training: Pick<
    TrainingRequest,
    "AlgorithmSpecification" | "OutputDataConfig" | "ResourceConfig" | "RoleArn" | "StoppingCondition"
  >;
  /** The hyperparameters that child `index` tries. */
  readonly parameters: (index: number) => Readonly<Record<string, string>>;
  /** How child `index` goes. */
  readonly plan: (index: number) => JobPlan;
  readonly Tags?: Readonly<Record<string, string>>;
}

/** Tuning jobs, whose children are training jobs. */
export interface TuningJobs {
  readonly shelf: Shelf<DescribeHyperParameterTuningJobResponse>;
  create(place: Place, request: TuningRequest): Held<DescribeHyperParameterTuningJobResponse>;
  /** Stops the children too. Throws ValidationException unless the job is InProgress. */
  stop(job: Held<DescribeHyperParameterTuningJobResponse>): void;
}

/** Tuning jobs of the simulation. */
export function createTuningJobs(world: World, training: TrainingJobs): TuningJobs {
  const shelf = createShelf<DescribeHyperParameterTuningJobResponse>(world, {
    type: "hyper-parameter-tuning-job",
    status: (job) => job.HyperParameterTuningJobStatus ?? "",
    note: ({ TrainingJobStatusCounters: counters }) =>
      `${counters?.Completed ?? 0} done, ${counters?.InProgress ?? 0} running, ${counters?.NonRetryableError ?? 0} failed`,
    modified: (job) => job.LastModifiedTime,
    events: (held) => [tuningEvent(held)],
  });

  const childrenOf = (arn: string): readonly Child[] =>
    training.shelf.all().filter(({ api }) => api.TuningJobArn?.toLowerCase() === arn.toLowerCase());

  const create = (place: Place, request: TuningRequest) => {
    const arn = arnOf(place, "hyper-parameter-tuning-job", request.HyperParameterTuningJobName);
    const now = today(world);
    const held = shelf.add({
      arn,
      name: request.HyperParameterTuningJobName,
      place,
      tags: request.Tags ?? {},
      api: { ...description(request), HyperParameterTuningJobArn: arn, CreationTime: now, LastModifiedTime: now },
    });

    let started = 0;
    const startChild = () => {
      const index = started++;
      const child = training.create(
        place,
        {
          ...request.training,
          TrainingJobName: `${request.HyperParameterTuningJobName}-${String(index + 1).padStart(3, "0")}-${world.ids.short(8)}`,
          TuningJobArn: arn,
          HyperParameters: { ...request.parameters(index) },
        },
        request.plan(index),
      );
      const unwatch = training.shelf.watch(child.arn, ({ api }) => {
        if (api.TrainingJobStatus === "InProgress" || api.TrainingJobStatus === "Stopping") return;
        unwatch();
        childEnded();
      });
    };
    const childEnded = () => {
      const status = shelf.at(arn)?.api.HyperParameterTuningJobStatus;
      if (status === "InProgress" && started < request.maxJobs) startChild();
      const children = childrenOf(arn);
      const counters = countersOf(children);
      const allEnded = counters.InProgress === 0;
      const next: HyperParameterTuningJobStatus | undefined = !allEnded
        ? status
        : status === "Stopping"
          ? "Stopped"
          : counters.Completed > 0
            ? "Completed"
            : "Failed";
      const time = today(world);
      shelf.change(arn, {
        HyperParameterTuningJobStatus: next,
        LastModifiedTime: time,
        TrainingJobStatusCounters: counters,
        ObjectiveStatusCounters: {
          Succeeded: counters.Completed,
          Pending: counters.InProgress,
          Failed: counters.NonRetryableError,
        },
        BestTrainingJob: bestOf(children, request),
        ...(allEnded ? { HyperParameterTuningEndTime: time } : {}),
        ...(next === "Failed" ? { FailureReason: "All training jobs of the tuning job failed." } : {}),
      });
    };

    for (let count = 0; count < Math.min(request.maxParallel, request.maxJobs); count++) startChild();
    shelf.change(arn, { TrainingJobStatusCounters: countersOf(childrenOf(arn)) });
    return shelf.at(arn) ?? held;
  };

  return {
    shelf,
    create,
    stop({ arn, api }) {
      if (api.HyperParameterTuningJobStatus !== "InProgress") {
        throw validationException(
          `The request was rejected because the hyperparameter tuning job is in status ${api.HyperParameterTuningJobStatus}.`,
        );
      }
      shelf.change(arn, { HyperParameterTuningJobStatus: "Stopping", LastModifiedTime: today(world) });
      for (const child of childrenOf(arn)) if (child.api.TrainingJobStatus === "InProgress") training.stop(child);
    },
  };
}

function description(request: TuningRequest) {
  return {
    HyperParameterTuningJobName: request.HyperParameterTuningJobName,
    HyperParameterTuningJobStatus: "InProgress",
    HyperParameterTuningJobConfig: {
      Strategy: "Bayesian",
      HyperParameterTuningJobObjective: { Type: request.objective, MetricName: request.metric },
      ResourceLimits: {
        MaxNumberOfTrainingJobs: request.maxJobs,
        MaxParallelTrainingJobs: request.maxParallel,
      },
    },
    TrainingJobDefinition: {
      AlgorithmSpecification: {
        TrainingInputMode: "File",
        TrainingImage: request.training.AlgorithmSpecification?.TrainingImage,
      },
      RoleArn: request.training.RoleArn,
      OutputDataConfig: request.training.OutputDataConfig,
      ResourceConfig: request.training.ResourceConfig,
      StoppingCondition: request.training.StoppingCondition,
    },
    TrainingJobStatusCounters: { Completed: 0, InProgress: 0, RetryableError: 0, NonRetryableError: 0, Stopped: 0 },
    ObjectiveStatusCounters: { Succeeded: 0, Pending: 0, Failed: 0 },
  } as const;
}
