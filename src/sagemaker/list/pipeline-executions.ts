import {
  ListPipelineExecutionsCommand,
  ListPipelinesCommand,
  PipelineExecutionStatus,
  type PipelineExecutionSummary,
  type PipelineSummary,
  type SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import { isNotFound } from "../errors.ts";
import { type Filter, type Item, type Lister, pageSize } from "./lister.ts";
import { matcher } from "./name.ts";

/** How many pipelines are asked for their executions, and how many executions each tells. */
const maxPipelines = 10;
const perPipeline = 20;

/** SageMaker lists executions per pipeline only, so the pipelines that ran last are each asked for their newest ones. */
export const pipelineExecutions: Lister = {
  iam: ["sagemaker:ListPipelines", "sagemaker:ListPipelineExecutions"],
  statuses: Object.values(PipelineExecutionStatus),
  aliases: { running: "Executing", completed: "Succeeded" },
  page: async (client, filter) => {
    const pipelines = (await pipelinesOf(client, filter)).toSorted((a, b) => ranAt(b) - ranAt(a));
    const asked = pipelines.slice(0, maxPipelines);
    const lists = await Promise.all(asked.map((pipeline) => executionsOf(client, pipeline, filter)));
    return {
      items: lists.flatMap(({ items }) => items).toSorted((a, b) => millis(b.createdAt) - millis(a.createdAt)),
      next: undefined,
      more: pipelines.length > asked.length || lists.some(({ more }) => more),
    };
  },
};

const millis = (date: Date | undefined): number => date?.getTime() ?? 0;
const ranAt = ({ LastExecutionTime, CreationTime }: PipelineSummary) => millis(LastExecutionTime ?? CreationTime);

/** Enough pages for 300 pipelines, more than an account may have by default (200). */
const maxPages = 3;

async function pipelinesOf(client: SageMakerClient, { name }: Filter): Promise<readonly PipelineSummary[]> {
  const matches = matcher(name?.split("/")[0]);
  const found: PipelineSummary[] = [];
  let token: string | undefined;
  for (let page = 0; page < maxPages; page++) {
    const answer = await client.send(
      new ListPipelinesCommand({
        SortBy: "CreationTime",
        SortOrder: "Descending",
        MaxResults: pageSize,
        NextToken: token,
      }),
    );
    found.push(...(answer.PipelineSummaries ?? []).filter((pipeline) => matches(pipeline.PipelineName ?? "")));
    token = answer.NextToken;
    if (!token) break;
  }
  return found;
}

async function executionsOf(
  client: SageMakerClient,
  pipeline: PipelineSummary,
  { createdAfter }: Filter,
): Promise<Executions> {
  const input = new ListPipelineExecutionsCommand({
    PipelineName: pipeline.PipelineName,
    SortBy: "CreationTime",
    SortOrder: "Descending",
    MaxResults: perPipeline,
    CreatedAfter: createdAfter,
  });
  try {
    const { PipelineExecutionSummaries: executions = [], NextToken } = await client.send(input);
    return { items: executions.map((execution) => toItem(execution, pipeline)), more: NextToken !== undefined };
  } catch (error) {
    // Deleted since it was listed.
    if (isNotFound(error)) return { items: [], more: false };
    throw error;
  }
}

interface Executions {
  readonly items: readonly Item[];
  readonly more: boolean;
}

function toItem(execution: PipelineExecutionSummary, { PipelineArn, PipelineName }: PipelineSummary): Item {
  return {
    detailType: "SageMaker Model Building Pipeline Execution Status Change",
    detail: {
      pipelineArn: PipelineArn,
      pipelineExecutionArn: execution.PipelineExecutionArn,
      pipelineExecutionDisplayName: execution.PipelineExecutionDisplayName,
      currentPipelineExecutionStatus: execution.PipelineExecutionStatus,
      executionStartTime: execution.StartTime,
    },
    at: execution.StartTime,
    createdAt: execution.StartTime,
    note: execution.PipelineExecutionFailureReason ?? execution.PipelineExecutionDisplayName,
    // The pipeline's name alone would stand for its newest execution.
    name: `${PipelineName}/${execution.PipelineExecutionArn?.split("/").at(-1)}`,
  };
}
