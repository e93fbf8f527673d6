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

const callback = {
  CallbackToken: text({ min: 10, max: 10, pattern: "[a-zA-Z0-9]+" }),
  ClientRequestToken: clientRequestToken.optional(),
};
const success = z.object({
  ...callback,
  OutputParameters: z
    .array(z.object({ Name: text({ max: 256 }), Value: text({ max: 1024 }) }))
    .max(50, "Member must have length less than or equal to 50")
    .default([]),
});
const failure = z.object({ ...callback, FailureReason: text({ max: 256 }).default("") });

/** Starting, stopping and retrying executions, and answering their callback steps; each client token counts once. */
export function executionOperations(pipelines: Pipelines): Operations {
  const startOnce = createOnce<Answer>();
  const answerOnce = createOnce<Answer>();
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
    SendPipelineExecutionStepSuccess: operation(success, ({ ClientRequestToken, ...input }, caller) =>
      answerOnce(ClientRequestToken, input, () => ({
        PipelineExecutionArn: pipelines.answer(caller, input.CallbackToken, {
          status: "Succeeded",
          outputs: input.OutputParameters,
        }),
      })),
    ),
    SendPipelineExecutionStepFailure: operation(failure, ({ ClientRequestToken, ...input }, caller) =>
      answerOnce(ClientRequestToken, input, () => ({
        PipelineExecutionArn: pipelines.answer(caller, input.CallbackToken, {
          status: "Failed",
          reason: input.FailureReason,
        }),
      })),
    ),
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
