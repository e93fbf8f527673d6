import { DescribePipelineExecutionCommand, type SageMakerClient } from "@aws-sdk/client-sagemaker";
import { parseArn } from "../../domain/arn.ts";
import type { Author } from "../../domain/author.ts";
import { authorFrom } from "./author.ts";

/** The pipeline execution that made a version. */
export interface Execution {
  readonly arn: string;
  readonly pipeline: string;
  readonly startedBy: Author | undefined;
}

/** The pipeline of an ARN that is one of a pipeline execution. */
export function pipelineIn(arn: string | undefined): string | undefined {
  const at = parseArn(arn ?? "");
  const [pipeline, word] = at?.id.split("/") ?? [];
  return at?.type === "pipeline" && word === "execution" ? pipeline : undefined;
}

/** Looks at the execution. Rejects with the SDK's error. */
export async function readExecution(
  client: SageMakerClient,
  arn: string,
  pipeline: string,
  signal: AbortSignal,
): Promise<Execution> {
  const answer = await client.send(new DescribePipelineExecutionCommand({ PipelineExecutionArn: arn }), {
    abortSignal: signal,
  });
  return { arn, pipeline, startedBy: authorFrom(answer.CreatedBy) };
}
