import * as z from "zod";
import { operation, text } from "../../http/constraints.ts";
import type { Caller } from "../../http/identity.ts";
import type { Operation, Operations } from "../../http/service.ts";
import { clientRequestToken, executionArn, named, pipelineNameOrArn } from "../names.ts";
import { createOnce } from "../once.ts";
import { userContext } from "../user-context.ts";
import { executionOf, pipelineOf } from "./pipeline-operations.ts";
import type { Pipelines } from "./pipelines.ts";

interface Answer {
  readonly PipelineExecutionArn: string;
}
const startInput = z.object({
  PipelineName: pipelineNameOrArn,
  PipelineExecutionDisplayName: named(82).optional(),
  PipelineExecutionDescription: text({ max: 3072, pattern: ".*" }).optional(),
  PipelineParameters: z
    .array(z.object({ Name: text({ min: 1, max: 256, pattern: "[A-Za-z0-9\\-_]*" }), Value: text({ max: 1024 }) }))
    .max(200, "Member must have length less than or equal to 200")
    .optional(),
  ClientRequestToken: clientRequestToken,
});
const ofExecution = z.object({ PipelineExecutionArn: executionArn, ClientRequestToken: clientRequestToken });

/** StartPipelineExecution, StopPipelineExecution, RetryPipelineExecution; each client token counts once. */
export function executionOperations(pipelines: Pipelines): Operations {
  const startOnce = createOnce<Answer>();
  return {
    StartPipelineExecution: operation(startInput, ({ ClientRequestToken, ...input }, caller) => {
      const pipeline = pipelineOf(pipelines, caller, input.PipelineName);
      return startOnce(ClientRequestToken, input, () => {
        const request = {
          displayName: input.PipelineExecutionDisplayName,
          description: input.PipelineExecutionDescription,
          parameters: input.PipelineParameters,
        };
        return { PipelineExecutionArn: pipelines.start(pipeline, request, userContext(caller)).arn };
      });
    }),
    StopPipelineExecution: once(pipelines, pipelines.stop),
    RetryPipelineExecution: once(pipelines, pipelines.retry),
  };
}

function once(pipelines: Pipelines, act: Pipelines["stop"]): Operation {
  const memory = createOnce<Answer>();
  return operation(ofExecution, ({ ClientRequestToken, PipelineExecutionArn: arn }, caller: Caller) => {
    const execution = executionOf(pipelines, caller, arn);
    return memory(ClientRequestToken, arn, () => {
      act(execution, userContext(caller));
      return { PipelineExecutionArn: execution.arn };
    });
  });
}
