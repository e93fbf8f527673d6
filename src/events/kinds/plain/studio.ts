/** Where people work, and what they write down about models. */
import type { StatusTable } from "../../../domain/status.ts";
import { jobStatuses } from "../../job-status.ts";
import { plainKind } from "../../plain/plain-kind.ts";

export const notebookInstance = plainKind({
  kind: "notebook-instance",
  subject: "Notebook",
  events: { "SageMaker Notebook Instance State Change": "status" },
  statuses: {
    Pending: ["Starting", "running", 1],
    InService: ["In service", "succeeded", 2],
    Updating: ["Updating", "running", 3],
    PendingMaintenance: ["Maintenance pending", "running", 3],
    InMaintenance: ["In maintenance", "running", 3],
    Stopping: ["Stopping", "running", 4],
    Stopped: ["Stopped", "stopped", 5],
    Failed: ["Failed", "failed", 6],
    Deleting: ["Deleting", "running", 7],
    // In events only, not in the API's enum (captures).
    Deleted: ["Deleted", "stopped", 8],
  },
  news: true,
  fields: {
    arn: "NotebookInstanceArn",
    name: "NotebookInstanceName",
    status: "NotebookInstanceStatus",
    reason: "FailureReason",
  },
  facts: [
    ["Instance", "InstanceType"],
    ["Lifecycle config", "NotebookInstanceLifecycleConfigName"],
    ["Internet access", "DirectInternetAccess"],
    ["Role", "RoleArn", "last"],
  ],
});

export const notebookLifecycleConfig = plainKind({
  kind: "notebook-lifecycle-config",
  subject: "Notebook lifecycle config",
  events: { "SageMaker Notebook Lifecycle Config State Change": "status" },
  statuses: {},
  news: true,
  fields: { arn: "NotebookInstanceLifecycleConfigArn", name: "NotebookInstanceLifecycleConfigName" },
  facts: [],
  notes: { Changed: "SageMaker's event does not say what happened to it." },
});

export const modelCard = plainKind({
  kind: "model-card",
  subject: "Model card",
  events: { "SageMaker Model Card State Change": "status" },
  statuses: {
    Draft: ["Draft", "running", 1],
    PendingReview: ["Review needed", "attention", 2],
    Approved: ["Approved", "succeeded", 3],
    Archived: ["Archived", "stopped", 4],
  },
  fields: { name: "ModelCardName", status: "ModelCardStatus" },
  facts: [
    ["Version", "ModelCardVersion"],
    ["Model", "ModelId"],
    ["Written by", "CreatedBy.UserProfileName"],
    ["Last changed by", "LastModifiedBy.UserProfileName"],
  ],
  notes: { PendingReview: "Its author asks for a review, which is given in Studio." },
});

const exportStatuses: StatusTable = {
  InProgress: ["In progress", "running", 1],
  Completed: ["Completed", "succeeded", 2],
  Failed: ["Failed", "failed", 2],
};

/** The fields of its event are not documented. */
export const modelCardExportJob = plainKind({
  kind: "model-card-export-job",
  subject: "Model card export",
  events: { "SageMaker Model Card Export Job State Change": "status" },
  statuses: exportStatuses,
  once: true,
});

/** The fields of its event are not documented, so neither are its statuses: those of all jobs are taken. */
export const evaluationJob = plainKind({
  kind: "evaluation-job",
  subject: "Evaluation",
  events: { "SageMaker Evaluation Job Status Change": "status" },
  statuses: jobStatuses,
  once: true,
});
