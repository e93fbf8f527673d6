import { plainKind, type Told } from "../../plain/plain-kind.ts";

const is = (status: string): Told => ({ status });

/**
 * An MLflow tracking server. Its state is in the detail-type itself, and the fields of its events are not documented. What
 * people register on it is told on its card too: a card for each run would drown a channel.
 */
export const trackingServer = plainKind({
  kind: "tracking-server",
  subject: "Tracking server",
  events: {
    "SageMaker Tracking Server Creating": is("Creating"),
    "SageMaker Tracking Server Created": is("Created"),
    "SageMaker Tracking Server Create Failed": is("CreateFailed"),
    "SageMaker Tracking Server Updating": is("Updating"),
    "SageMaker Tracking Server Updated": is("Updated"),
    "SageMaker Tracking Server Update Failed": is("UpdateFailed"),
    "SageMaker Tracking Server Deleting": is("Deleting"),
    "SageMaker Tracking Server Deleted": is("Deleted"),
    "SageMaker Tracking Server Delete Failed": is("DeleteFailed"),
    "SageMaker Tracking Server Starting": is("Starting"),
    "SageMaker Tracking Server Started": is("Started"),
    "SageMaker Tracking Server Start Failed": is("StartFailed"),
    "SageMaker Tracking Server Stopping": is("Stopping"),
    "SageMaker Tracking Server Stopped": is("Stopped"),
    "SageMaker Tracking Server Stop Failed": is("StopFailed"),
    "SageMaker Tracking Server Maintenance In Progress": is("MaintenanceInProgress"),
    "SageMaker Tracking Server Maintenance Complete": is("MaintenanceComplete"),
    "SageMaker Tracking Server Maintenance Failed": is("MaintenanceFailed"),
    "SageMaker MLFlow Tracking Server Creating Run": { aside: "run", says: "Run created" },
    "SageMaker MLFlow Tracking Server Creating RegisteredModel": { aside: "model", says: "Model registered" },
    "SageMaker MLFlow Tracking Server Creating ModelVersion": { aside: "version", says: "Model version created" },
    "SageMaker MLFlow Tracking Server Transitioning ModelVersion Stage": {
      aside: "stage",
      says: "Model version moved to another stage",
    },
    "SageMaker MLFlow Tracking Server Setting Registered Model Alias": { aside: "alias", says: "Model alias set" },
  },
  statuses: {
    Creating: ["Creating", "running", 1],
    Created: ["Created", "succeeded", 2],
    CreateFailed: ["Create failed", "failed", 2],
    Updating: ["Updating", "running", 3],
    Updated: ["Updated", "succeeded", 4],
    UpdateFailed: ["Update failed", "failed", 4],
    MaintenanceInProgress: ["In maintenance", "running", 3],
    MaintenanceComplete: ["Maintenance complete", "succeeded", 4],
    MaintenanceFailed: ["Maintenance failed", "failed", 4],
    Starting: ["Starting", "running", 5],
    Started: ["Started", "succeeded", 6],
    StartFailed: ["Start failed", "failed", 6],
    Stopping: ["Stopping", "running", 7],
    Stopped: ["Stopped", "stopped", 8],
    StopFailed: ["Stop failed", "failed", 8],
    Deleting: ["Deleting", "running", 9],
    Deleted: ["Deleted", "stopped", 10],
    DeleteFailed: ["Delete failed", "failed", 10],
  },
  news: true,
});
