import { fixtureText } from "../../testing/fixtures.ts";
import { waitingWithEvidence } from "./evidence.ts";
import { journeys } from "./journeys.ts";
import { minutes, type Story, start, statuses, told } from "./story.ts";
import { revoked, votedOn } from "./votes.ts";

const packageType = "SageMaker Model Package State Change";
const approvedByBo: unknown = JSON.parse(fixtureText("constructed/cloudtrail-update-model-package.json"));
const version = (approval: string, more: object = {}) => told(packageType, { ModelApprovalStatus: approval, ...more });

const revocation = "Revoked by chi (U0CHI00001) at 2026-03-02T15:30:00Z from Slack: Drifts since Monday";

export const modelPackage: readonly Story[] = [
  { title: "being registered", events: [version("PendingManualApproval", { ModelPackageStatus: "InProgress" })] },
  { title: "waits for approval", events: [version("PendingManualApproval")] },
  ...waitingWithEvidence(version("PendingManualApproval")),
  ...votedOn(version("PendingManualApproval")),
  {
    title: "approved from its card",
    events: [version("Approved")],
    acts: [{ verb: "approve", by: "U0BO000001", at: start, outcome: "done", reason: "AUC is up by 0.016" }],
  },
  {
    title: "approved beside the bot",
    events: [version("Approved", { ApprovalDescription: "Looks good in the offline test." }), approvedByBo],
  },
  {
    title: "rejected",
    events: [version("Rejected")],
    acts: [{ verb: "reject", by: "U0CHI00001", at: start, outcome: "done", reason: "Worse for customers above 60" }],
  },
  revoked(version("Rejected", { ApprovalDescription: revocation }), revocation),
  {
    title: "failed",
    events: [
      version("PendingManualApproval", {
        ModelPackageStatus: "Failed",
        ModelPackageStatusDetails: {
          ValidationStatuses: [{ Name: "batch", Status: "Failed", FailureReason: "ClientError: no such image" }],
        },
      }),
    ],
  },
];

const executionType = "SageMaker Model Building Pipeline Execution Status Change";
const stepType = "SageMaker Model Building Pipeline Execution Step Status Change";
const execution = (status: string) =>
  told(executionType, {
    currentPipelineExecutionStatus: status,
    ...(status === "Executing" || status === "Stopping" ? { executionEndTime: undefined } : {}),
  });
const step = (name: string, status: string, from: number, to: number, more: object = {}) =>
  told(stepType, {
    stepName: name,
    currentStepStatus: status,
    metadata: {},
    stepStartTime: new Date(minutes(from)).toISOString(),
    stepEndTime: status === "Executing" ? undefined : new Date(minutes(to)).toISOString(),
    ...more,
  });

const cached = {
  cacheHitResult: {
    sourcePipelineExecutionArn:
      "arn:aws:sagemaker:eu-west-1:111122223333:pipeline/churn-nightly/execution/3q72idclgnqu",
  },
};
const startedByAna: unknown = JSON.parse(fixtureText("constructed/cloudtrail-start-pipeline-execution.json"));
const before = [step("Extract", "Succeeded", -41, -41, cached), step("Features", "Succeeded", -40, -32)];

export const pipelineExecution: readonly Story[] = [
  {
    title: "running",
    events: [execution("Executing"), ...before, step("Train", "Executing", -31, 0), startedByAna],
  },
  {
    title: "failed at a step",
    events: [
      execution("Failed"),
      ...before,
      step("Train", "Succeeded", -31, -9),
      step("Evaluate", "Failed", -8, -1, {
        failureReason:
          "ClientError: AlgorithmError: FileNotFoundError: /opt/ml/processing/model/model.tar.gz, exit code: 1",
        metadata: {
          processingJob: {
            arn: "arn:aws:sagemaker:eu-west-1:111122223333:processing-job/pipelines-4r83jejmhorv-evaluate",
          },
        },
      }),
      startedByAna,
    ],
  },
  { title: "stopping", events: [execution("Stopping"), ...before, step("Train", "Stopping", -31, 0)] },
  { title: "stopped", events: [execution("Stopped"), ...before, step("Train", "Stopped", -31, 0)] },
  {
    title: "succeeded",
    events: [
      execution("Succeeded"),
      ...before,
      step("Train", "Succeeded", -31, -9),
      step("Evaluate", "Succeeded", -8, -4),
      step("Register", "Succeeded", -4, -1),
      startedByAna,
    ],
  },
  ...journeys,
];

const groupType = "SageMaker Feature Group State Change";
export const featureGroup: readonly Story[] = [
  ...statuses(groupType, "FeatureGroupStatus", ["Creating", "Created", "Deleting", "DeleteFailed"]),
  {
    title: "create failed",
    events: [
      told(groupType, {
        FeatureGroupStatus: "CreateFailed",
        FailureReason: "Access denied to the Glue database sagemaker_featurestore.",
      }),
    ],
  },
  {
    title: "offline store blocked",
    events: [told(groupType, { OfflineStoreStatus: { Status: "Blocked", BlockedReason: "The KMS key is disabled." } })],
  },
];

const why = { FailureReason: "The role cannot pull acme/geo:3 from ECR." };
export const image = statuses(
  "SageMaker Image State Change",
  "ImageStatus",
  ["CREATING", "CREATED", "CREATE_FAILED", "UPDATING", "UPDATE_FAILED", "DELETING", "DELETE_FAILED"],
  why,
);
export const imageVersion = statuses(
  "SageMaker Image Version State Change",
  "ImageVersionStatus",
  ["CREATING", "CREATED", "CREATE_FAILED", "DELETING", "DELETE_FAILED"],
  why,
);
