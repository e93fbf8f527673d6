import type { DescribePipelineExecutionResponse } from "@aws-sdk/client-sagemaker";
import { isObject, isoSeconds, type Json } from "../../eventbridge/event.ts";
import { type EventDraft, toJson } from "../draft.ts";
import type { Held } from "../shelf.ts";
import type { StepState } from "./plan.ts";

type Execution = Held<DescribePipelineExecutionResponse>;

/** `SageMaker Model Building Pipeline Execution Status Change`; only when the status did change. */
export function executionEvents(
  { arn, api }: Execution,
  before: DescribePipelineExecutionResponse | undefined,
): readonly EventDraft[] {
  const status = api.PipelineExecutionStatus ?? "";
  if (status === before?.PipelineExecutionStatus) return [];
  const ended = status !== "Executing" && status !== "Stopping";
  return [
    {
      "detail-type": "SageMaker Model Building Pipeline Execution Status Change",
      resources: [api.PipelineArn ?? "", arn],
      detail: present({
        pipelineExecutionDisplayName: api.PipelineExecutionDisplayName,
        currentPipelineExecutionStatus: status,
        previousPipelineExecutionStatus: before?.PipelineExecutionStatus,
        executionStartTime: iso(api.CreationTime),
        executionEndTime: ended ? iso(api.LastModifiedTime) : undefined,
        pipelineExecutionDescription: api.PipelineExecutionDescription,
        pipelineArn: api.PipelineArn,
        pipelineExecutionArn: arn,
      }),
    },
  ];
}

/** `SageMaker Model Building Pipeline Execution Step Status Change`. */
export function stepEvent(
  { arn, api: { PipelineArn } }: Execution,
  step: StepState,
  previous: string | undefined,
): EventDraft {
  const { api, plan } = step;
  return {
    "detail-type": "SageMaker Model Building Pipeline Execution Step Status Change",
    resources: [PipelineArn ?? "", arn],
    detail: present({
      metadata: camelCase(toJson(api.Metadata ?? {}, "ISO 8601") ?? {}),
      stepStartTime: iso(api.StartTime),
      stepEndTime: iso(api.EndTime),
      stepName: api.StepName,
      stepType: plan.type,
      previousStepStatus: previous,
      currentStepStatus: api.StepStatus,
      failureReason: api.FailureReason,
      cacheHitResult: api.CacheHitResult && camelCase(toJson(api.CacheHitResult, "ISO 8601") ?? {}),
      pipelineArn: PipelineArn,
      pipelineExecutionArn: arn,
    }),
  };
}

const iso = (time: Date | undefined) => (time ? isoSeconds(time.getTime()) : undefined);

// Pipelines leave out what is unset.
function present(members: Readonly<Record<string, Json | undefined>>): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, value]): [string, Json][] => (value === undefined ? [] : [[name, value]])),
  );
}

/** Members as pipeline events spell them: `TrainingJob.Arn` becomes `trainingJob.arn`. */
function camelCase(value: Json): Json {
  if (Array.isArray(value)) return value.map(camelCase);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name.replace(/^./, (first) => first.toLowerCase()),
      camelCase(member),
    ]),
  );
}
