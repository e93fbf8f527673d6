import type { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import {
  type ModelApprovalStatus,
  RetryPipelineExecutionCommand,
  type SageMakerClient,
  SendPipelineExecutionStepFailureCommand,
  SendPipelineExecutionStepSuccessCommand,
  StopHyperParameterTuningJobCommand,
  StopPipelineExecutionCommand,
  StopProcessingJobCommand,
  StopTrainingJobCommand,
  StopTransformJobCommand,
  UpdateEndpointCommand,
  UpdateEndpointWeightsAndCapacitiesCommand,
  UpdateModelPackageCommand,
} from "@aws-sdk/client-sagemaker";
import { setOff } from "./set-off.ts";
import { type RetriedKind, type StartedAgain, startAgain } from "./start-again.ts";

/** Every call that changes something in SageMaker. Each rejects with the SDK's error, which errors.ts puts into words. */
export interface SageMakerWrites {
  readonly stopTrainingJob: (name: string) => Promise<void>;
  readonly stopTuningJob: (name: string) => Promise<void>;
  readonly stopTransformJob: (name: string) => Promise<void>;
  readonly stopProcessingJob: (name: string) => Promise<void>;
  /** `token`: 32 to 128 characters; the same token asks for the same stop. */
  readonly stopPipelineExecution: (arn: string, token: string) => Promise<void>;
  /** Goes on with the steps that did not succeed; the same token asks for the same retry. */
  readonly retryPipelineExecution: (arn: string, token: string) => Promise<void>;
  /** Starts the same definition under a new name. Rejects with a conflict when a job has that name already. */
  readonly startAgain: (
    kind: RetriedKind,
    job: { readonly name: string; readonly arn: string },
    newName: string,
  ) => Promise<StartedAgain>;
  /** `token` makes a repeat the same call; at most 50 outputs, each of at most 1,024 characters. */
  readonly passGate: (gate: GateAnswer, outputs: Readonly<Record<string, string>>) => Promise<void>;
  /** `reason` has at most 256 characters. */
  readonly failGate: (gate: GateAnswer, reason: string) => Promise<void>;
  readonly updateModelPackage: (update: ApprovalUpdate) => Promise<void>;
  /**
   * Deploys a config to an endpoint as the last deployment was done, with the weights and instances that its variants have now.
   */
  readonly updateEndpoint: (name: string, config: string) => Promise<void>;
  /** Changes how the traffic is shared; the instances stay as they are. */
  readonly shiftTraffic: (name: string, weights: Readonly<Record<string, number>>) => Promise<void>;
  /** Sets an alarm of CloudWatch's off by hand, for a while. */
  readonly setOffAlarm: (alarm: string, reason: string) => Promise<void>;
}

interface GateAnswer {
  /** The token under which the callback step waits. */
  readonly callbackToken: string;
  /** 32 to 128 characters. */
  readonly token: string;
}

interface ApprovalUpdate {
  readonly arn: string;
  readonly status: Extract<ModelApprovalStatus, "Approved" | "Rejected">;
  /** At most 1024 characters in one line. */
  readonly description: string;
  /** Added to CustomerMetadataProperties; those that are there stay. */
  readonly properties: Readonly<Record<string, string>> | undefined;
  /** At most 36 letters, digits and dashes. */
  readonly token: string;
}

/** The calls over one client of the SDK, and CloudWatch's where one is about an alarm. */
export function writesOver(client: SageMakerClient, cloudWatch: () => Promise<CloudWatchClient>): SageMakerWrites {
  return {
    stopTrainingJob: async (name) => {
      await client.send(new StopTrainingJobCommand({ TrainingJobName: name }));
    },
    stopTuningJob: async (name) => {
      await client.send(new StopHyperParameterTuningJobCommand({ HyperParameterTuningJobName: name }));
    },
    stopTransformJob: async (name) => {
      await client.send(new StopTransformJobCommand({ TransformJobName: name }));
    },
    stopProcessingJob: async (name) => {
      await client.send(new StopProcessingJobCommand({ ProcessingJobName: name }));
    },
    stopPipelineExecution: async (arn, token) => {
      await client.send(new StopPipelineExecutionCommand({ PipelineExecutionArn: arn, ClientRequestToken: token }));
    },
    retryPipelineExecution: async (arn, token) => {
      await client.send(new RetryPipelineExecutionCommand({ PipelineExecutionArn: arn, ClientRequestToken: token }));
    },
    setOffAlarm: async (alarm, reason) => setOff(await cloudWatch(), alarm, reason),
    startAgain: (kind, job, newName) => startAgain(client, kind, job, newName),
    passGate: async ({ callbackToken, token }, outputs) => {
      await client.send(
        new SendPipelineExecutionStepSuccessCommand({
          CallbackToken: callbackToken,
          OutputParameters: Object.entries(outputs).map(([Name, Value]) => ({ Name, Value })),
          ClientRequestToken: token,
        }),
      );
    },
    failGate: async ({ callbackToken, token }, reason) => {
      await client.send(
        new SendPipelineExecutionStepFailureCommand({
          CallbackToken: callbackToken,
          FailureReason: reason,
          ClientRequestToken: token,
        }),
      );
    },
    updateModelPackage: async ({ arn, status, description, properties, token }) => {
      await client.send(
        new UpdateModelPackageCommand({
          ModelPackageArn: arn,
          ModelApprovalStatus: status,
          ApprovalDescription: description,
          ...(properties && { CustomerMetadataProperties: properties }),
          ClientToken: token,
        }),
      );
    },
    updateEndpoint: async (name, config) => {
      await client.send(
        new UpdateEndpointCommand({
          EndpointName: name,
          EndpointConfigName: config,
          RetainDeploymentConfig: true,
          RetainAllVariantProperties: true,
        }),
      );
    },
    shiftTraffic: async (name, weights) => {
      await client.send(
        new UpdateEndpointWeightsAndCapacitiesCommand({
          EndpointName: name,
          DesiredWeightsAndCapacities: Object.entries(weights).map(([VariantName, DesiredWeight]) => ({
            VariantName,
            DesiredWeight,
          })),
        }),
      );
    },
  };
}
