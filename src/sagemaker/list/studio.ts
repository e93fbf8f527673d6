import {
  ClusterStatus,
  LabelingJobStatus,
  ListClustersCommand,
  ListLabelingJobsCommand,
  ListMlflowTrackingServersCommand,
  ListModelCardExportJobsCommand,
  ListModelCardsCommand,
  ListNotebookInstanceLifecycleConfigsCommand,
  ListNotebookInstancesCommand,
  ModelCardExportJobStatus,
  ModelCardStatus,
  NotebookInstanceStatus,
  TrackingServerStatus,
} from "@aws-sdk/client-sagemaker";
import { trackingServerType } from "../describe/tracking-server-type.ts";
import { apiWord, type Filter, type Lister, pageSize } from "./lister.ts";

const newestFirst = { SortBy: "CreationTime", SortOrder: "Descending", MaxResults: pageSize } as const;

const filters = ({ nameContains, createdAfter }: Filter) => ({
  NameContains: nameContains,
  CreationTimeAfter: createdAfter,
});

/** ListClusters filters no status, so it is looked through on our side. */
export const clusters: Lister = {
  iam: ["sagemaker:ListClusters"],
  statuses: Object.values(ClusterStatus),
  page: async (client, filter, token) => {
    const command = new ListClustersCommand({
      ...newestFirst,
      ...filters(filter),
      SortBy: "CREATION_TIME",
      NextToken: token,
    });
    const answer = await client.send(command);
    const items = (answer.ClusterSummaries ?? []).map((detail) => ({
      detailType: "SageMaker HyperPod Cluster State Change",
      detail,
      at: detail.CreationTime,
      createdAt: detail.CreationTime,
    }));
    return { items, next: answer.NextToken };
  },
};

const notebookStatuses = Object.values(NotebookInstanceStatus);
export const notebookInstances: Lister = {
  iam: ["sagemaker:ListNotebookInstances"],
  statuses: notebookStatuses,
  aliases: { running: "InService" },
  page: async (client, filter, token) => {
    const StatusEquals = apiWord(notebookStatuses, filter.status);
    const answer = await client.send(
      new ListNotebookInstancesCommand({ ...newestFirst, ...filters(filter), StatusEquals, NextToken: token }),
    );
    const items = (answer.NotebookInstances ?? []).map((detail) => ({
      detailType: "SageMaker Notebook Instance State Change",
      detail,
      at: detail.LastModifiedTime,
      createdAt: detail.CreationTime,
      note: detail.InstanceType,
    }));
    return { items, next: answer.NextToken };
  },
};

export const notebookLifecycleConfigs: Lister = {
  iam: ["sagemaker:ListNotebookInstanceLifecycleConfigs"],
  statuses: ["Created", "Updated"],
  page: async (client, filter, token) => {
    const answer = await client.send(
      new ListNotebookInstanceLifecycleConfigsCommand({ ...newestFirst, ...filters(filter), NextToken: token }),
    );
    const items = (answer.NotebookInstanceLifecycleConfigs ?? []).map((detail) => ({
      detailType: "SageMaker Notebook Lifecycle Config State Change",
      detail,
      at: detail.LastModifiedTime,
      createdAt: detail.CreationTime,
    }));
    return { items, next: answer.NextToken };
  },
};

const labelingStatuses = Object.values(LabelingJobStatus);
export const labelingJobs: Lister = {
  iam: ["sagemaker:ListLabelingJobs"],
  statuses: labelingStatuses,
  aliases: { running: "InProgress" },
  page: async (client, filter, token) => {
    const StatusEquals = apiWord(labelingStatuses, filter.status);
    const answer = await client.send(
      new ListLabelingJobsCommand({ ...newestFirst, ...filters(filter), StatusEquals, NextToken: token }),
    );
    const items = (answer.LabelingJobSummaryList ?? []).map((detail) => ({
      detailType: "SageMaker Ground Truth Labeling Job State Change",
      detail,
      at: detail.LastModifiedTime,
      createdAt: detail.CreationTime,
      note: detail.FailureReason,
    }));
    return { items, next: answer.NextToken };
  },
};

const serverStatuses = Object.values(TrackingServerStatus);
/** ListMlflowTrackingServers filters no names, so they are looked through on our side. */
export const trackingServers: Lister = {
  iam: ["sagemaker:ListMlflowTrackingServers"],
  statuses: serverStatuses,
  page: async (client, { status, createdAfter }, token) => {
    const answer = await client.send(
      new ListMlflowTrackingServersCommand({
        ...newestFirst,
        CreatedAfter: createdAfter,
        TrackingServerStatus: apiWord(serverStatuses, status),
        NextToken: token,
      }),
    );
    const items = (answer.TrackingServerSummaries ?? []).map((detail) => ({
      detailType: trackingServerType(detail.TrackingServerStatus),
      detail,
      at: detail.LastModifiedTime ?? detail.CreationTime,
      createdAt: detail.CreationTime,
      note: detail.MlflowVersion && `MLflow ${detail.MlflowVersion}`,
    }));
    return { items, next: answer.NextToken };
  },
};

const cardStatuses = Object.values(ModelCardStatus);
export const modelCards: Lister = {
  iam: ["sagemaker:ListModelCards"],
  statuses: cardStatuses,
  page: async (client, filter, token) => {
    const answer = await client.send(
      new ListModelCardsCommand({
        ...newestFirst,
        ...filters(filter),
        ModelCardStatus: apiWord(cardStatuses, filter.status),
        NextToken: token,
      }),
    );
    const items = (answer.ModelCardSummaries ?? []).map((detail) => ({
      detailType: "SageMaker Model Card State Change",
      detail,
      at: detail.LastModifiedTime ?? detail.CreationTime,
      createdAt: detail.CreationTime,
    }));
    return { items, next: answer.NextToken };
  },
};

const exportStatuses = Object.values(ModelCardExportJobStatus);
export const modelCardExportJobs: Lister = {
  iam: ["sagemaker:ListModelCardExportJobs"],
  statuses: exportStatuses,
  needsName:
    "Export jobs are listed per model card: add the card's name, such as `list model-card-export-job name:my-card`.",
  page: async (client, { name = "", status, createdAfter }, token) => {
    const answer = await client.send(
      new ListModelCardExportJobsCommand({
        ...newestFirst,
        ModelCardName: name,
        CreationTimeAfter: createdAfter,
        StatusEquals: apiWord(exportStatuses, status),
        NextToken: token,
      }),
    );
    const items = (answer.ModelCardExportJobSummaries ?? []).map((detail) => ({
      detailType: "SageMaker Model Card Export Job State Change",
      detail,
      at: detail.LastModifiedAt,
      createdAt: detail.CreatedAt,
      note: detail.ModelCardExportJobName,
    }));
    return { items, next: answer.NextToken };
  },
};
