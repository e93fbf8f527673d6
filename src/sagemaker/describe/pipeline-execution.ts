import {
  DescribePipelineExecutionCommand,
  ListPipelineExecutionStepsCommand,
  ListPipelineExecutionsCommand,
  type PipelineExecutionStep,
  type SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import { isRecord } from "../../events/fields.ts";
import type { AsEvent } from "../as-event.ts";
import { arnsOf, type Describer, firstKnown, NothingThere } from "./describer.ts";

/** An ARN, `pipeline/execution-id`, or the name of a pipeline: its newest execution. */
export const pipelineExecution: Describer = {
  iam: [
    "sagemaker:DescribePipelineExecution",
    "sagemaker:ListPipelineExecutionSteps",
    "sagemaker:ListPipelineExecutions",
  ],
  describe: async (client, located) => {
    const ids = located.arn
      ? [located.arn]
      : located.name.includes("/")
        ? arnsOf(resourceOf(located.name), located)
        : [await newestExecution(client, located.name)];
    const execution = await firstKnown(ids, (arn) =>
      client.send(new DescribePipelineExecutionCommand({ PipelineExecutionArn: arn })),
    );
    const {
      PipelineArn: pipelineArn,
      PipelineExecutionArn: pipelineExecutionArn,
      PipelineExecutionStatus: status,
    } = execution;
    const at = wholeSeconds(execution.LastModifiedTime ?? execution.CreationTime);
    const over = status === "Succeeded" || status === "Failed" || status === "Stopped";
    const steps = await stepsOf(client, pipelineExecutionArn);
    return [
      {
        detailType: "SageMaker Model Building Pipeline Execution Status Change",
        detail: {
          pipelineArn,
          pipelineExecutionArn,
          pipelineExecutionDisplayName: execution.PipelineExecutionDisplayName,
          pipelineExecutionDescription: execution.PipelineExecutionDescription,
          currentPipelineExecutionStatus: status,
          executionStartTime: wholeSeconds(execution.CreationTime),
          executionEndTime: over ? at : undefined,
          failureReason: execution.FailureReason,
        },
        at,
      },
      ...steps.map((step) => stepEvent(step, pipelineArn, pipelineExecutionArn)),
    ];
  },
};

async function newestExecution(client: SageMakerClient, pipeline: string): Promise<string> {
  const { PipelineExecutionSummaries: [newest] = [] } = await client.send(
    new ListPipelineExecutionsCommand({
      PipelineName: pipeline,
      SortBy: "CreationTime",
      SortOrder: "Descending",
      MaxResults: 1,
    }),
  );
  if (!newest?.PipelineExecutionArn) throw new NothingThere(`The pipeline ${pipeline} has not been executed yet.`);
  return newest.PipelineExecutionArn;
}

/** A pipeline may have 50 steps and a page holds 100; the rest is for executions that retried theirs often. */
const maxPages = 5;

async function stepsOf(client: SageMakerClient, arn: string | undefined): Promise<readonly PipelineExecutionStep[]> {
  const steps: PipelineExecutionStep[] = [];
  let token: string | undefined;
  for (let page = 0; page < maxPages; page++) {
    const answer = await client.send(
      new ListPipelineExecutionStepsCommand({ PipelineExecutionArn: arn, MaxResults: 100, NextToken: token }),
    );
    steps.push(...(answer.PipelineExecutionSteps ?? []));
    token = answer.NextToken;
    if (!token) break;
  }
  return steps;
}

function stepEvent(
  step: PipelineExecutionStep,
  pipelineArn: string | undefined,
  pipelineExecutionArn: string | undefined,
): AsEvent {
  return {
    detailType: "SageMaker Model Building Pipeline Execution Step Status Change",
    detail: {
      pipelineArn,
      pipelineExecutionArn,
      stepName: step.StepName,
      stepType: stepType(step),
      currentStepStatus: step.StepStatus,
      stepStartTime: wholeSeconds(step.StartTime),
      stepEndTime: wholeSeconds(step.EndTime),
      failureReason: step.FailureReason,
      cacheHitResult: likeEvents(step.CacheHitResult),
      metadata: likeEvents(step.Metadata),
    },
    // Not the moment of asking: SageMaker's lists lag, and a late truth must still win over this one.
    at: wholeSeconds(step.EndTime ?? step.StartTime),
  };
}

/** Pipeline events write whole seconds: the same moment must not look like two, nor a look like the later one of both. */
const wholeSeconds = (date: Date | undefined): Date | undefined =>
  date && new Date(Math.floor(date.getTime() / 1000) * 1000);

/** The list has no type; its metadata has one entry that is named for it. Events call TrainingJob "Training". */
const stepType = ({ Metadata }: PipelineExecutionStep): string | undefined =>
  Object.entries(Metadata ?? {})
    .find(([, made]) => made !== undefined)?.[0]
    .replace(/^(Training|Processing|Transform|Tuning|AutoML)Job$/, "$1");

/** Pipeline events write in camelCase what the API writes in PascalCase. */
function likeEvents(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(likeEvents);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key.charAt(0).toLowerCase() + key.slice(1), likeEvents(each)]),
  );
}

/** `pipeline/id`, or with `execution` between the two as in an ARN. */
const resourceOf = (name: string): string => {
  const [pipeline = name, id = ""] = name.split(/\/(?:execution\/)?/);
  return `pipeline/${pipeline}/execution/${id}`;
};
