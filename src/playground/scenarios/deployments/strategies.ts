import type { DeploymentConfig } from "@aws-sdk/client-sagemaker";
import { autoRollback } from "./alarms.ts";

/** One instance bakes for ten minutes, then all of them for five, under three alarms. */
export const canary = (endpoint: string): DeploymentConfig => ({
  BlueGreenUpdatePolicy: {
    TrafficRoutingConfiguration: {
      Type: "CANARY",
      CanarySize: { Type: "INSTANCE_COUNT", Value: 1 },
      WaitIntervalInSeconds: 600,
    },
    TerminationWaitInSeconds: 300,
    MaximumExecutionTimeoutInSeconds: 3600,
  },
  AutoRollbackConfiguration: autoRollback(endpoint),
});

/** A quarter of the traffic every two minutes, and two more with all of it. */
export const linear = (endpoint: string): DeploymentConfig => ({
  BlueGreenUpdatePolicy: {
    TrafficRoutingConfiguration: {
      Type: "LINEAR",
      LinearStepSize: { Type: "CAPACITY_PERCENT", Value: 25 },
      WaitIntervalInSeconds: 120,
    },
    TerminationWaitInSeconds: 120,
    MaximumExecutionTimeoutInSeconds: 3600,
  },
  AutoRollbackConfiguration: autoRollback(endpoint),
});

/** Two instances at a time, each batch watched for two minutes; one at a time on the way back. */
export const rolling = (endpoint: string): DeploymentConfig => ({
  RollingUpdatePolicy: {
    MaximumBatchSize: { Type: "INSTANCE_COUNT", Value: 2 },
    WaitIntervalInSeconds: 120,
    RollbackMaximumBatchSize: { Type: "INSTANCE_COUNT", Value: 2 },
    MaximumExecutionTimeoutInSeconds: 3600,
  },
  AutoRollbackConfiguration: autoRollback(endpoint),
});
