import {
  AlgorithmStatus,
  ListAlgorithmsCommand,
  ListEndpointConfigsCommand,
  ListModelsCommand,
  ListMonitoringSchedulesCommand,
  ScheduleStatus,
} from "@aws-sdk/client-sagemaker";
import { apiWord, type Filter, type Lister, pageSize } from "./lister.ts";

const newestFirst = { SortBy: "CreationTime", SortOrder: "Descending", MaxResults: pageSize } as const;

const filters = ({ nameContains, createdAfter }: Filter) => ({
  NameContains: nameContains,
  CreationTimeAfter: createdAfter,
});

/** What cannot change has one status for as long as it is listed. */
const lives = ["Created"];

export const endpointConfigs: Lister = {
  iam: ["sagemaker:ListEndpointConfigs"],
  statuses: lives,
  page: async (client, filter, token) => {
    const command = new ListEndpointConfigsCommand({ ...newestFirst, ...filters(filter), NextToken: token });
    const answer = await client.send(command);
    const items = (answer.EndpointConfigs ?? []).map((detail) => ({
      detailType: "SageMaker Endpoint Config State Change",
      detail,
      at: detail.CreationTime,
      createdAt: detail.CreationTime,
    }));
    return { items, next: answer.NextToken };
  },
};

export const deployableModels: Lister = {
  iam: ["sagemaker:ListModels"],
  statuses: lives,
  page: async (client, filter, token) => {
    const answer = await client.send(new ListModelsCommand({ ...newestFirst, ...filters(filter), NextToken: token }));
    const items = (answer.Models ?? []).map((detail) => ({
      detailType: "SageMaker Model State Change",
      detail,
      at: detail.CreationTime,
      createdAt: detail.CreationTime,
    }));
    return { items, next: answer.NextToken };
  },
};

/** ListAlgorithms filters no status, so it is looked through on our side. */
export const algorithms: Lister = {
  iam: ["sagemaker:ListAlgorithms"],
  statuses: Object.values(AlgorithmStatus),
  page: async (client, filter, token) => {
    const answer = await client.send(
      new ListAlgorithmsCommand({ ...newestFirst, ...filters(filter), NextToken: token }),
    );
    const items = (answer.AlgorithmSummaryList ?? []).map((detail) => ({
      detailType: "SageMaker Algorithm State Change",
      detail,
      at: detail.CreationTime,
      createdAt: detail.CreationTime,
      note: detail.AlgorithmDescription,
    }));
    return { items, next: answer.NextToken };
  },
};

const scheduleStatuses = Object.values(ScheduleStatus);
export const monitoringSchedules: Lister = {
  iam: ["sagemaker:ListMonitoringSchedules"],
  statuses: scheduleStatuses,
  page: async (client, filter, token) => {
    const StatusEquals = apiWord(scheduleStatuses, filter.status);
    const answer = await client.send(
      new ListMonitoringSchedulesCommand({ ...newestFirst, ...filters(filter), StatusEquals, NextToken: token }),
    );
    const items = (answer.MonitoringScheduleSummaries ?? []).map((detail) => ({
      detailType: "SageMaker Monitoring Schedule State Change",
      detail,
      at: detail.LastModifiedTime,
      createdAt: detail.CreationTime,
      note: detail.EndpointName,
    }));
    return { items, next: answer.NextToken };
  },
};
