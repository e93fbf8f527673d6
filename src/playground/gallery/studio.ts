import { minutes, type Story, start, statuses, told } from "./story.ts";

const clusterType = "SageMaker HyperPod Cluster State Change";
const nodeType = "SageMaker HyperPod Cluster Node Health Event";
const eventType = "SageMaker HyperPod Cluster Event";
const at = (minute: number) => ({ time: new Date(minutes(minute)).toISOString() });
const node = (HealthStatus: string, RepairAction: string, minute: number, InstanceId = "i-0391f86fa0fe0d465") =>
  told(
    nodeType,
    {
      InstanceId,
      HealthSummary: {
        HealthStatus,
        HealthStatusReason:
          HealthStatus === "Healthy"
            ? ""
            : "HyperPod Health Monitoring Agent (HMA) has detected fault type NvidiaErrorTerminate on this node and is unhealthy.",
        RepairAction,
        Recommendation: RepairAction === "None" && HealthStatus !== "Healthy" ? "Please Replace the Faulty Node." : "",
      },
    },
    at(minute),
  );
const happening = (EventLevel: string, Description: string, minute: number) =>
  told(
    eventType,
    {
      EventDetails: {
        ClusterName: "research-gpu",
        ClusterArn: "arn:aws:sagemaker:eu-west-1:111122223333:cluster/k3x9tq0b7wz1",
        EventId: `e-${minute}`,
        EventTime: minutes(minute),
        EventLevel,
        InstanceGroupName: "p5-workers",
        Description,
      },
    },
    at(minute),
  );
const cluster = (ClusterStatus: string, more: object = {}) => told(clusterType, { ClusterStatus, ...more });

export const hyperPodCluster: readonly Story[] = [
  { title: "creating", events: [cluster("Creating")] },
  { title: "in service", events: [cluster("InService")] },
  { title: "a node is unhealthy", events: [cluster("InService"), node("Unhealthy", "None", 1)] },
  {
    title: "a node is being replaced",
    events: [
      cluster("InService"),
      node("Unhealthy", "Replace", 1),
      happening("Warn", "Replacement of instance i-0391f86fa0fe0d465 has started", 2),
    ],
  },
  {
    title: "three nodes are unhealthy",
    events: [
      cluster("InService"),
      node("Unhealthy", "Replace", 1),
      node("Unhealthy", "Reboot", 2, "i-0a2b4c6d8e0f1a3b5"),
      node("Unhealthy", "None", 3, "i-0ffeeddccbbaa9988"),
    ],
  },
  { title: "the node is healthy again", events: [cluster("InService"), node("Healthy", "None", 9)] },
  {
    title: "an error",
    events: [
      cluster("InService"),
      happening("Error", "Lifecycle script on_create.sh exited with code 1 on instance i-0391f86fa0fe0d465", 3),
    ],
  },
  { title: "updating", events: [cluster("Updating")] },
  { title: "being patched by AWS", events: [cluster("SystemUpdating")] },
  { title: "rolling back", events: [cluster("RollingBack")] },
  {
    title: "failed",
    events: [cluster("Failed", { FailureMessage: "Insufficient capacity for ml.p5.48xlarge in eu-west-1b." })],
  },
  { title: "only an event was heard", events: [happening("Info", "Cluster patching is scheduled for 2026-03-09", 1)] },
  { title: "deleting", events: [cluster("Deleting")] },
];

export const notebookInstance = statuses(
  "SageMaker Notebook Instance State Change",
  "NotebookInstanceStatus",
  [
    "Pending",
    "InService",
    "Updating",
    "PendingMaintenance",
    "InMaintenance",
    "Stopping",
    "Stopped",
    "Failed",
    "Deleting",
    "Deleted",
  ],
  { FailureReason: "Notebook Instance Lifecycle Config 'install-deps' took longer than 5 minutes." },
);

const lifecycleType = "SageMaker Notebook Lifecycle Config State Change";
export const notebookLifecycleConfig: readonly Story[] = [
  { title: "created", events: [told(lifecycleType, { CreationTime: start - 2000, LastModifiedTime: start - 2000 })] },
  { title: "updated", events: [told(lifecycleType)] },
];

const cardType = "SageMaker Model Card State Change";
export const modelCard = statuses(cardType, "ModelCardStatus", ["Draft", "PendingReview", "Approved", "Archived"]);

export const modelCardExportJob = statuses(
  "SageMaker Model Card Export Job State Change",
  "Status",
  ["InProgress", "Completed", "Failed"],
  { FailureReason: "Access denied to s3://acme-cards/exports." },
);

export const evaluationJob = statuses(
  "SageMaker Evaluation Job Status Change",
  "EvaluationJobStatus",
  ["InProgress", "Completed", "Failed", "Stopped"],
  { FailureReason: "The evaluation data set has no column named reference_answer." },
);
