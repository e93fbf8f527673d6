import type {
  DescribePipelineExecutionResponse,
  OutputParameter,
  PipelineExecutionStepMetadata,
} from "@aws-sdk/client-sagemaker";
import type { ProcessingJobs } from "../jobs/processing-job.ts";
import type { TrainingJobs } from "../jobs/training-job.ts";
import { executionRole } from "../place.ts";
import type { ModelPackages } from "../registry/model-packages.ts";
import type { Held, Shelf } from "../shelf.ts";
import { asRole } from "../user-context.ts";
import type { World } from "../world.ts";
import type { StepPlan, Work } from "./plan.ts";

/** How a step's work ended. */
export type WorkEnd =
  | { readonly status: "Succeeded" | "Stopped"; readonly outputs?: readonly OutputParameter[] }
  | { readonly status: "Failed"; readonly reason: string };

/** Work under way. */
export interface Started {
  readonly metadata: PipelineExecutionStepMetadata;
  /** Asks for an end; the work then ends as Stopped. */
  stop(): void;
  /** Of what waits for somebody's answer: gives it. */
  answer?(end: WorkEnd): void;
}

/** Starts the work of a step; `done` is called once, later. */
export type StartWork = (
  execution: Held<DescribePipelineExecutionResponse>,
  step: StepPlan,
  work: Work,
  done: (end: WorkEnd) => void,
) => Started;

/** What steps start. */
export interface StepServices {
  readonly training: TrainingJobs;
  readonly processing: ProcessingJobs;
  readonly registry: ModelPackages;
}

/** Seconds that a step takes that starts no job. */
const instantSeconds = 4;

/** Starts jobs and registers model packages on behalf of pipeline steps. */
export function createStepWorker(world: World, { training, processing, registry }: StepServices): StartWork {
  /** Tells `done` when a job on a shelf has left its running states. */
  const follow = <Api extends { readonly FailureReason?: string | undefined }>(
    shelf: Shelf<Api>,
    arn: string,
    done: (end: WorkEnd) => void,
  ) => {
    const unwatch = shelf.watch(arn, ({ api }) => {
      const status = shelf.kind.status(api);
      if (status === "InProgress" || status === "Stopping") return;
      unwatch();
      if (status === "Completed") done({ status: "Succeeded" });
      else if (status === "Stopped") done({ status: "Stopped" });
      else done({ status: "Failed", reason: api.FailureReason ?? "" });
    });
  };
  const soon = (done: (end: WorkEnd) => void): Pick<Started, "stop"> => {
    const timer = world.clock.after(instantSeconds * 1000, () => done({ status: "Succeeded" }));
    return {
      stop() {
        timer.cancel();
        done({ status: "Stopped" });
      },
    };
  };

  return (execution, step, work, done) => {
    const executionId = execution.arn.split("/").at(-1);
    const jobName = `pipelines-${executionId}-${step.name.slice(0, 29)}-${world.ids.short(10)}`;
    // What a step makes is tagged with the execution; of processing jobs no event shows it.
    const tags = { "sagemaker:pipeline-execution-arn": execution.arn };
    switch (work.does) {
      case "training": {
        const { arn } = training.create(
          execution.place,
          {
            RoleArn: executionRole(execution.place),
            ...work.request,
            TrainingJobName: jobName,
            Tags: { ...work.request.Tags, ...tags },
          },
          work.plan,
        );
        follow(training.shelf, arn, done);
        return { metadata: { TrainingJob: { Arn: arn } }, stop: () => stopRunning(training, arn) };
      }
      case "processing": {
        const { arn } = processing.create(
          execution.place,
          {
            RoleArn: executionRole(execution.place),
            ...work.request,
            ProcessingJobName: jobName,
            Tags: { ...work.request.Tags, ...tags },
          },
          work.plan,
        );
        follow(processing.shelf, arn, done);
        return { metadata: { ProcessingJob: { Arn: arn } }, stop: () => stopRunning(processing, arn) };
      }
      case "register model": {
        const { arn } = registry.register({
          ...work.request,
          group: registry.group(execution.place, work.group),
          MetadataProperties: { GeneratedBy: execution.arn },
          CreatedBy: asRole(executionRole(execution.place)),
        });
        return { metadata: { RegisterModel: { Arn: arn } }, ...soon(done) };
      }
      case "callback": {
        const CallbackToken = tokenFrom(world);
        const told = { token: CallbackToken, pipelineExecutionArn: execution.arn, arguments: work.arguments };
        const SqsQueueUrl = world.callBack(JSON.stringify({ ...told, status: "Executing" }));
        return {
          metadata: { Callback: { CallbackToken, SqsQueueUrl } },
          // It does not stop before somebody has answered: the step is told again that it should.
          stop: () => void world.callBack(JSON.stringify({ ...told, status: "Stopping" })),
          answer: done,
        };
      }
      case "condition":
        return { metadata: { Condition: { Outcome: work.outcome } }, ...soon(done) };
      case "reuse":
        return { metadata: { ProcessingJob: { Arn: work.processingJobArn } }, ...soon(done) };
    }
  };
}

/** Ten letters and digits, as SageMaker makes them. */
const tokenFrom = ({ ids }: World): string => ids.short(10);

/** Stops a job that somebody else may have stopped before. */
function stopRunning<Api>(jobs: { readonly shelf: Shelf<Api>; stop(job: Held<Api>): void }, arn: string): void {
  const job = jobs.shelf.at(arn);
  if (job && jobs.shelf.kind.status(job.api) === "InProgress") jobs.stop(job);
}
