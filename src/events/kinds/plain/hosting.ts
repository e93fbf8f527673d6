/** What models are served from, and what is watched while they are. */
import { plainKind } from "../../plain/plain-kind.ts";

const unsaid = "SageMaker's event does not say what happened to it.";

/** Models, endpoint configs and algorithms cannot be changed: they are created and deleted, and their events have no status. */
export const endpointConfig = plainKind({
  kind: "endpoint-config",
  subject: "Endpoint config",
  events: { "SageMaker Endpoint Config State Change": "status" },
  statuses: {},
  news: true,
  fields: { arn: "EndpointConfigArn", name: "EndpointConfigName" },
  facts: [
    ["Models", "ProductionVariants[].ModelName"],
    ["Variants", "ProductionVariants[].VariantName"],
    ["Instances", "ProductionVariants[].InstanceType"],
    ["Shadow models", "ShadowProductionVariants[].ModelName"],
    ["Data capture to", "DataCaptureConfig.DestinationS3Uri"],
  ],
  notes: { Changed: unsaid },
});

export const deployableModel = plainKind({
  kind: "deployable-model",
  subject: "Model",
  events: { "SageMaker Model State Change": "status" },
  statuses: {},
  news: true,
  fields: { arn: "ModelArn", name: "ModelName" },
  facts: [
    ["Image", "PrimaryContainer.Image", "last"],
    ["Model data", "PrimaryContainer.ModelDataUrl"],
    ["Containers", "Containers[].Image", "last"],
    ["Role", "ExecutionRoleArn", "last"],
  ],
  notes: { Changed: unsaid },
});

export const algorithm = plainKind({
  kind: "algorithm",
  subject: "Algorithm",
  events: { "SageMaker Algorithm State Change": "status" },
  // AlgorithmStatus of the API; the event's documented fields have none.
  statuses: {
    Pending: ["Pending", "running", 1],
    InProgress: ["In progress", "running", 2],
    Completed: ["Ready", "succeeded", 3],
    Failed: ["Failed", "failed", 3],
    Deleting: ["Deleting", "running", 4],
  },
  news: true,
  fields: { arn: "AlgorithmArn", name: "AlgorithmName" },
  facts: [
    ["Description", "AlgorithmDescription"],
    ["For the Marketplace", "CertifyForMarketplace"],
  ],
  notes: { Changed: unsaid },
});

/** The fields of its event are not documented. */
export const monitoringSchedule = plainKind({
  kind: "monitoring-schedule",
  subject: "Monitoring schedule",
  events: { "SageMaker Monitoring Schedule State Change": "status" },
  statuses: {
    Pending: ["Pending", "running", 1],
    Scheduled: ["Scheduled", "succeeded", 2],
    Stopped: ["Stopped", "stopped", 3],
    Failed: ["Failed", "failed", 4],
  },
  news: true,
});
