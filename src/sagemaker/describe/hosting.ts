import {
  DescribeAlgorithmCommand,
  DescribeEndpointConfigCommand,
  DescribeModelCommand,
  DescribeMonitoringScheduleCommand,
} from "@aws-sdk/client-sagemaker";
import type { Describer } from "./describer.ts";

/** Neither endpoint configs nor models can be changed, so what they are was true when they were made. */
export const endpointConfig: Describer = {
  iam: ["sagemaker:DescribeEndpointConfig"],
  describe: async (client, { name }) => {
    const detail = await client.send(new DescribeEndpointConfigCommand({ EndpointConfigName: name }));
    return [{ detailType: "SageMaker Endpoint Config State Change", detail, at: detail.CreationTime }];
  },
};

export const deployableModel: Describer = {
  iam: ["sagemaker:DescribeModel"],
  describe: async (client, { name }) => {
    const detail = await client.send(new DescribeModelCommand({ ModelName: name }));
    return [{ detailType: "SageMaker Model State Change", detail, at: detail.CreationTime }];
  },
};

/** DescribeAlgorithm does not say when the status last changed: what it says is true now. */
export const algorithm: Describer = {
  iam: ["sagemaker:DescribeAlgorithm"],
  describe: async (client, { name, arn }) => {
    const detail = await client.send(new DescribeAlgorithmCommand({ AlgorithmName: arn ?? name }));
    return [{ detailType: "SageMaker Algorithm State Change", detail, at: new Date() }];
  },
};

export const monitoringSchedule: Describer = {
  iam: ["sagemaker:DescribeMonitoringSchedule"],
  describe: async (client, { name }) => {
    const answer = await client.send(new DescribeMonitoringScheduleCommand({ MonitoringScheduleName: name }));
    const { LastMonitoringExecutionSummary: last, MonitoringScheduleConfig: config } = answer;
    // Undocumented in its event, so all fields are shown: only those that a person asks for.
    const detail = {
      MonitoringScheduleArn: answer.MonitoringScheduleArn,
      MonitoringScheduleName: answer.MonitoringScheduleName,
      MonitoringScheduleStatus: answer.MonitoringScheduleStatus,
      MonitoringType: answer.MonitoringType,
      EndpointName: answer.EndpointName,
      ScheduleExpression: config?.ScheduleConfig?.ScheduleExpression,
      LastExecution: last?.MonitoringExecutionStatus,
      FailureReason: answer.FailureReason ?? last?.FailureReason,
      CreationTime: answer.CreationTime,
      LastModifiedTime: answer.LastModifiedTime,
    };
    return [{ detailType: "SageMaker Monitoring Schedule State Change", detail, at: answer.LastModifiedTime }];
  },
};
