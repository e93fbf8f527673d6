import type { Parameter, PipelineExecutionStep } from "@aws-sdk/client-sagemaker";
import type { JobPlan } from "../jobs/plan.ts";
import type { ProcessingRequest } from "../jobs/processing-job.ts";
import type { TrainingRequest } from "../jobs/training-job.ts";
import type { ModelPackageRequest } from "../registry/model-packages.ts";

/** What a step of a pipeline does. */
export type Work =
  | {
      readonly does: "processing";
      readonly request: Omit<ProcessingRequest, "ProcessingJobName">;
      readonly plan: JobPlan;
    }
  | { readonly does: "training"; readonly request: Omit<TrainingRequest, "TrainingJobName">; readonly plan: JobPlan }
  | { readonly does: "register model"; readonly group: string; readonly request: Omit<ModelPackageRequest, "group"> }
  /** Sends a message with these arguments and waits until somebody answers with its token. */
  | { readonly does: "callback"; readonly arguments: Readonly<Record<string, string | number>> }
  | { readonly does: "condition"; readonly outcome: "True" | "False" }
  /** A cache hit: an earlier execution's job stands in for this one. */
  | { readonly does: "reuse"; readonly sourceExecutionArn: string; readonly processingJobArn: string };

/** One step of a pipeline; steps run one after another. */
export interface StepPlan {
  readonly name: string;
  /** As events name it: `Processing`, `Training`, `RegisterModel`, `Condition`, `Callback`. */
  readonly type: string;
  /** `attempt` counts from 1 and grows with each retry of the execution. */
  readonly work: (attempt: number) => Work;
}

/** A pipeline and how its executions go. */
export interface PipelinePlan {
  readonly name: string;
  readonly description?: string;
  /** Parameters with their defaults. */
  readonly parameters?: readonly {
    readonly Name: string;
    readonly Type: string;
    readonly DefaultValue: string | number;
  }[];
  readonly steps: readonly StepPlan[];
}

/** A step of one execution: what the API lists, and the type that only its events tell. */
export interface StepState {
  readonly plan: StepPlan;
  readonly attempt: number;
  readonly api: PipelineExecutionStep;
}

/** What StartPipelineExecution is told. */
export interface StartRequest {
  readonly displayName?: string | undefined;
  readonly description?: string | undefined;
  readonly parameters?: readonly Parameter[] | undefined;
}
