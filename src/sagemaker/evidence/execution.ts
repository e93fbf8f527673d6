import {
  DescribePipelineExecutionCommand,
  ListPipelineExecutionStepsCommand,
  type SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import { parseArn } from "../../domain/arn.ts";
import type { Author } from "../../domain/author.ts";
import { authorFrom } from "./author.ts";

/** The pipeline of an ARN that is one of a pipeline execution. */
export function pipelineIn(arn: string | undefined): string | undefined {
  const at = parseArn(arn ?? "");
  const [pipeline, word] = at?.id.split("/") ?? [];
  return at?.type === "pipeline" && word === "execution" ? pipeline : undefined;
}

/** Who started an execution; undefined where it was nobody in Studio. Rejects with the SDK's error. */
export async function executionStarter(
  client: SageMakerClient,
  arn: string,
  signal: AbortSignal,
): Promise<Author | undefined> {
  const { CreatedBy } = await client.send(new DescribePipelineExecutionCommand({ PipelineExecutionArn: arn }), {
    abortSignal: signal,
  });
  return authorFrom(CreatedBy);
}

/** The ARNs of the training jobs that the steps of an execution started, of its first hundred steps. */
export async function trainingJobsOf(
  client: SageMakerClient,
  arn: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const { PipelineExecutionSteps: steps = [] } = await client.send(
    new ListPipelineExecutionStepsCommand({ PipelineExecutionArn: arn, MaxResults: 100 }),
    { abortSignal: signal },
  );
  return steps.flatMap(({ StepStatus, Metadata }) =>
    StepStatus === "Succeeded" ? (Metadata?.TrainingJob?.Arn ?? []) : [],
  );
}
