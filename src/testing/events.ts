/** Events as SageMaker would send them, for tests: only what a test names differs from an ordinary one. */

const account = "111122223333";
const region = "eu-west-1";
export const start = Date.parse("2026-03-02T14:00:00Z");

export function envelope(
  detailType: string,
  arn: string,
  detail: object,
  at = start,
  extra: object = {},
): Record<string, unknown> {
  return {
    version: "0",
    id: `event-${detailType.length}-${at}`,
    "detail-type": detailType,
    source: "aws.sagemaker",
    account,
    time: new Date(at).toISOString(),
    region,
    resources: [arn],
    detail,
    ...extra,
  };
}

export const arnOf = (type: string, name: string): string => `arn:aws:sagemaker:${region}:${account}:${type}/${name}`;

/** A training job event; `minute` is when it was sent and last modified. */
export function trainingEvent(
  status: string,
  minute: number,
  more: Readonly<Record<string, unknown>> = {},
  name = "bert-large-p5",
): Record<string, unknown> {
  const at = start + minute * 60_000;
  const arn = arnOf("training-job", name);
  const detail = {
    TrainingJobName: name,
    TrainingJobArn: arn,
    TrainingJobStatus: status,
    SecondaryStatus: status === "InProgress" ? "Training" : status,
    AlgorithmSpecification: {
      TrainingImage: "763104351884.dkr.ecr.eu-west-1.amazonaws.com/pytorch-training:2.5",
      TrainingInputMode: "File",
    },
    ResourceConfig: { InstanceType: "ml.p5.48xlarge", InstanceCount: 4, VolumeSizeInGB: 500 },
    StoppingCondition: { MaxRuntimeInSeconds: 86_400 },
    CreationTime: start,
    TrainingStartTime: start + 60_000,
    ...(status === "InProgress" ? {} : { TrainingEndTime: at }),
    LastModifiedTime: at,
    Tags: {},
    ...more,
  };
  return envelope("SageMaker Training Job State Change", arn, detail, at);
}

/** A model package event of group churn. */
export function packageEvent(
  approval: string,
  minute: number,
  more: Readonly<Record<string, unknown>> = {},
  version = 12,
): Record<string, unknown> {
  const at = start + minute * 60_000;
  const arn = arnOf("model-package", `churn/${version}`);
  const detail = {
    ModelPackageGroupName: "churn",
    ModelPackageVersion: version,
    ModelPackageArn: arn,
    ModelPackageStatus: "Completed",
    ModelApprovalStatus: approval,
    CreationTime: start,
    LastModifiedTime: at,
    MetadataProperties: { GeneratedBy: arnOf("pipeline", "churn-nightly/execution/4r83jejmhorv") },
    UpdatedModelPackageFields: approval === "PendingManualApproval" ? null : ["ModelApprovalStatus"],
    ...more,
  };
  return envelope("SageMaker Model Package State Change", arn, detail, at);
}

const pipelineArn = arnOf("pipeline", "churn-nightly");
export const executionArn = `${pipelineArn}/execution/4r83jejmhorv`;

/** An event of the pipeline execution itself. */
export function executionEvent(status: string, minute: number): Record<string, unknown> {
  const at = start + minute * 60_000;
  const detail = {
    pipelineExecutionDisplayName: "nightly",
    currentPipelineExecutionStatus: status,
    previousPipelineExecutionStatus: "Executing",
    executionStartTime: new Date(start).toISOString(),
    ...(status === "Executing" ? {} : { executionEndTime: new Date(at).toISOString() }),
    pipelineArn,
    pipelineExecutionArn: executionArn,
  };
  return envelope("SageMaker Model Building Pipeline Execution Status Change", pipelineArn, detail, at, {
    resources: [pipelineArn, executionArn],
  });
}

/** An event of one of its steps. */
export function stepEvent(
  step: string,
  status: string,
  minute: number,
  more: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  const at = start + minute * 60_000;
  const detail = {
    metadata: {},
    stepStartTime: new Date(start + (minute - 1) * 60_000).toISOString(),
    ...(status === "Executing" || status === "Starting" ? {} : { stepEndTime: new Date(at).toISOString() }),
    stepName: step,
    stepType: "Training",
    previousStepStatus: "Starting",
    currentStepStatus: status,
    pipelineArn,
    pipelineExecutionArn: executionArn,
    ...more,
  };
  return envelope("SageMaker Model Building Pipeline Execution Step Status Change", pipelineArn, detail, at, {
    resources: [pipelineArn, executionArn],
  });
}

/** An endpoint event with UPPER_SNAKE status, as SageMaker sends it. */
export function endpointEvent(
  status: string,
  minute: number,
  config: string,
  more: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  const at = start + minute * 60_000;
  const arn = arnOf("endpoint", "ranker");
  const detail = {
    EndpointName: "ranker",
    EndpointArn: arn,
    EndpointConfigName: config,
    ProductionVariants: [
      {
        VariantName: "AllTraffic",
        CurrentWeight: 1,
        DesiredWeight: 1,
        CurrentInstanceCount: 4,
        DesiredInstanceCount: 4,
      },
    ],
    EndpointStatus: status,
    CreationTime: start,
    LastModifiedTime: at,
    Tags: {},
    ...more,
  };
  const detailType =
    "PendingDeploymentSummary" in more
      ? "SageMaker Endpoint Deployment State Change"
      : "SageMaker Endpoint State Change";
  return envelope(detailType, arn, detail, at);
}

/** The pending part of a canary deployment to a new config. */
export const pending = (config: string, phase: string, minute: number): Readonly<Record<string, unknown>> => ({
  PendingDeploymentSummary: {
    EndpointConfigName: config,
    StartTime: start + 60_000,
    ProductionVariants: [
      {
        VariantName: "AllTraffic",
        CurrentWeight: 0.25,
        DesiredWeight: 1,
        CurrentInstanceCount: 1,
        DesiredInstanceCount: 4,
        VariantStatus: [
          {
            Status: phase,
            StatusMessage:
              "Baking for 600 seconds (TerminationWaitInSeconds) with traffic enabled on canary capacity of 1 instance(s).",
            StartTime: start + minute * 60_000,
          },
        ],
      },
    ],
  },
});
