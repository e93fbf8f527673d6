import type {
  DescribePipelineExecutionResponse,
  DescribePipelineResponse,
  ListPipelineExecutionStepsResponse,
  ListPipelineExecutionsResponse,
  ListPipelineParametersForExecutionResponse,
  ListPipelinesResponse,
} from "@aws-sdk/client-sagemaker";
import * as z from "zod";
import { oneOf, operation, text, timestamp } from "../../http/constraints.ts";
import { resourceNotFound } from "../../http/errors.ts";
import type { Caller } from "../../http/identity.ts";
import type { Operations } from "../../http/service.ts";
import { filters, listPage, ownedBy, paging } from "../listing.ts";
import { findOrThrow, nameIn } from "../lookup.ts";
import { executionArn, pipelineNameOrArn } from "../names.ts";
import type { Held } from "../shelf.ts";
import type { Pipelines } from "./pipelines.ts";

const sorting = {
  SortOrder: filters.SortOrder,
  CreatedAfter: timestamp.optional(),
  CreatedBefore: timestamp.optional(),
};

/** The caller's pipeline by name or ARN. Throws ResourceNotFound. */
export const pipelineOf = ({ pipelines }: Pipelines, caller: Caller, nameOrArn: string) =>
  findOrThrow(pipelines, caller, nameIn(nameOrArn), () => resourceNotFound(`Pipeline '${nameOrArn}' does not exist.`));

/** The caller's pipeline execution. Throws ResourceNotFound. */
export function executionOf(
  { executions }: Pipelines,
  caller: Caller,
  arn: string,
): Held<DescribePipelineExecutionResponse> {
  const held = executions.at(arn);
  if (held?.place.account !== caller.account)
    throw resourceNotFound(`Pipeline execution with ARN '${arn}' does not exist.`);
  return held;
}

/** Describe and list pipelines, their executions, steps and parameters. */
export function pipelineReadOperations(pipelines: Pipelines): Operations {
  const ofExecution = z.object({ PipelineExecutionArn: executionArn });
  return {
    DescribePipeline: operation(
      z.object({ PipelineName: pipelineNameOrArn }),
      (input, caller): DescribePipelineResponse => pipelineOf(pipelines, caller, input.PipelineName).api,
    ),
    DescribePipelineExecution: operation(
      ofExecution,
      (input, caller): DescribePipelineExecutionResponse =>
        executionOf(pipelines, caller, input.PipelineExecutionArn).api,
    ),
    ListPipelines: operation(
      z.object({
        PipelineNamePrefix: pipelineNameOrArn.optional(),
        SortBy: oneOf(["Name", "CreationTime"]).optional(),
        ...sorting,
        ...paging,
      }),
      ({ PipelineNamePrefix = "", CreatedAfter, CreatedBefore, ...query }, caller): ListPipelinesResponse => {
        const rows = ownedBy(caller, pipelines.pipelines.all()).filter(({ name }) =>
          name.startsWith(PipelineNamePrefix),
        );
        const { items, NextToken } = listPage(
          rows,
          { ...query, CreationTimeAfter: CreatedAfter, CreationTimeBefore: CreatedBefore },
          { name: ({ name }) => name, created: ({ api }) => api.CreationTime },
        );
        const PipelineSummaries = items.map(({ api }) => ({
          PipelineArn: api.PipelineArn,
          PipelineName: api.PipelineName,
          PipelineDisplayName: api.PipelineDisplayName,
          PipelineDescription: api.PipelineDescription,
          RoleArn: api.RoleArn,
          CreationTime: api.CreationTime,
          LastModifiedTime: api.LastModifiedTime,
          LastExecutionTime: api.LastRunTime,
        }));
        return { PipelineSummaries, NextToken };
      },
    ),
    ListPipelineExecutions: operation(
      z.object({
        PipelineName: pipelineNameOrArn,
        SortBy: oneOf(["CreationTime", "PipelineExecutionArn"]).optional(),
        ...sorting,
        ...paging,
      }),
      ({ PipelineName, SortBy, CreatedAfter, CreatedBefore, ...query }, caller): ListPipelineExecutionsResponse => {
        const { arn } = pipelineOf(pipelines, caller, PipelineName);
        const rows = pipelines.executions.all().filter(({ api }) => api.PipelineArn === arn);
        const { items, NextToken } = listPage(
          rows,
          {
            ...query,
            SortBy: SortBy === "PipelineExecutionArn" ? "Name" : SortBy,
            CreationTimeAfter: CreatedAfter,
            CreationTimeBefore: CreatedBefore,
          },
          { name: (row) => row.arn, created: ({ api }) => api.CreationTime },
        );
        const PipelineExecutionSummaries = items.map(({ api }) => ({
          PipelineExecutionArn: api.PipelineExecutionArn,
          StartTime: api.CreationTime,
          PipelineExecutionStatus: api.PipelineExecutionStatus,
          PipelineExecutionDescription: api.PipelineExecutionDescription,
          PipelineExecutionDisplayName: api.PipelineExecutionDisplayName,
          PipelineExecutionFailureReason: api.FailureReason,
        }));
        return { PipelineExecutionSummaries, NextToken };
      },
    ),
    ListPipelineExecutionSteps: operation(
      z.object({ PipelineExecutionArn: executionArn, SortOrder: filters.SortOrder, ...paging }),
      ({ PipelineExecutionArn, ...query }, caller): ListPipelineExecutionStepsResponse => {
        const { arn } = executionOf(pipelines, caller, PipelineExecutionArn);
        const { items, NextToken } = listPage(pipelines.stepsOf(arn), query, {
          name: ({ api }) => api.StepName ?? "",
          created: ({ api }) => api.StartTime,
        });
        return { PipelineExecutionSteps: items.map(({ api }) => api), NextToken };
      },
    ),
    ListPipelineParametersForExecution: operation(
      z.object({ PipelineExecutionArn: executionArn, NextToken: text({ max: 8192 }).optional() }),
      (input, caller): ListPipelineParametersForExecutionResponse => ({
        PipelineParameters: [...pipelines.parametersOf(executionOf(pipelines, caller, input.PipelineExecutionArn).arn)],
      }),
    ),
  };
}
