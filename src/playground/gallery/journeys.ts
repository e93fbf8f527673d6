import { asArn } from "../../domain/ids.ts";
import type { Change } from "../../domain/resource.ts";
import { minutes, type Story, told } from "./story.ts";

const arn = (resource: string): string => `arn:aws:sagemaker:eu-west-1:111122223333:${resource}`;
const execution = arn("pipeline/churn-nightly/execution/4r83jejmhorv");
const job = (step: string): string => `pipelines-4r83jejmhorv-${step}-9xq0b7wz1c`;
const iso = (minute: number): string => new Date(minutes(minute)).toISOString();

const pipeline = (status: string, ended?: number) =>
  told("SageMaker Model Building Pipeline Execution Status Change", {
    currentPipelineExecutionStatus: status,
    executionStartTime: iso(-45),
    executionEndTime: ended === undefined ? undefined : iso(ended),
  });

const step = (name: string, status: string, from: number, to: number, metadata: object, more: object = {}) =>
  told("SageMaker Model Building Pipeline Execution Step Status Change", {
    stepName: name,
    currentStepStatus: status,
    metadata,
    stepStartTime: iso(from),
    stepEndTime: status === "Executing" ? undefined : iso(to),
    ...more,
  });

const training = (name: string, from: number, to: number, more: object = {}) =>
  told("SageMaker Training Job State Change", {
    TrainingJobName: job(name),
    TrainingJobArn: arn(`training-job/${job(name)}`),
    ResourceConfig: { InstanceType: "ml.m5.2xlarge", InstanceCount: 1, VolumeSizeInGB: 30 },
    TrainingStartTime: minutes(from),
    TrainingEndTime: minutes(to),
    LastModifiedTime: minutes(to),
    ...more,
  });
const processing = (name: string, from: number, to: number, more: object = {}) =>
  told("SageMaker Processing Job State Change", {
    ProcessingJobName: job(name),
    ProcessingJobArn: arn(`processing-job/${job(name)}`),
    ProcessingJobStatus: "Completed",
    FailureReason: null,
    ProcessingResources: { ClusterConfig: { InstanceType: "ml.m5.xlarge", InstanceCount: 1, VolumeSizeInGB: 30 } },
    ProcessingStartTime: minutes(from),
    ProcessingEndTime: minutes(to),
    LastModifiedTime: minutes(to),
    ...more,
  });

const made = {
  prepare: { processingJob: { arn: arn(`processing-job/${job("Prepare")}`) } },
  train: { trainingJob: { arn: arn(`training-job/${job("Train")}`) } },
  evaluate: { processingJob: { arn: arn(`processing-job/${job("Evaluate")}`) } },
  register: { registerModel: { arn: arn("model-package/churn/12") } },
} as const;

const trained = [
  step("Prepare", "Succeeded", -44, -38, made.prepare),
  processing("Prepare", -43, -38),
  step("Train", "Succeeded", -38, -12, made.train),
  training("Train", -36, -12),
];
const registered = [
  ...trained,
  step("Evaluate", "Succeeded", -12, -8, made.evaluate),
  processing("Evaluate", -11, -8),
  step("Register", "Succeeded", -8, -7, made.register, { stepType: "RegisterModel" }),
];
const version = (approval: string) =>
  told("SageMaker Model Package State Change", { ModelApprovalStatus: approval, LastModifiedTime: minutes(-6) });

/** That the endpoint's next config serves the version: only a look-up tells it. */
const serves: Change = {
  kind: "endpoint",
  arn: asArn(arn("endpoint/ranker")),
  name: "ranker",
  account: "111122223333",
  region: "eu-west-1",
  part: "origin/ranker-config-42",
  stamp: { final: 0, at: 0, rank: 0 },
  value: { config: "ranker-config-42", arn: arn("model-package/churn/12") },
};

/** Executions with what came of them. */
export const journeys: readonly Story[] = [
  {
    title: "its version waits for approval",
    events: [pipeline("Executing"), ...registered, version("PendingManualApproval")],
  },
  {
    title: "a job of its failed",
    events: [
      pipeline("Executing"),
      ...trained,
      step("Evaluate", "Failed", -12, -1, made.evaluate),
      processing("Evaluate", -11, -1, {
        ProcessingJobStatus: "Failed",
        FailureReason: "AlgorithmError: KeyError: 'label', exit code: 1",
      }),
    ],
  },
  {
    title: "its version is being deployed",
    events: [
      pipeline("Succeeded", -7),
      ...registered,
      version("Approved"),
      told("SageMaker Endpoint Deployment State Change"),
    ],
    changes: [serves],
  },
];

/** A job whose card names the execution that it belongs to. */
export const jobOfStep: Story = {
  title: "made by a step of a pipeline",
  events: [training("Train", -36, -12, { Tags: { "sagemaker:pipeline-execution-arn": execution } })],
};
