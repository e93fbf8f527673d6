import type { EventDraft } from "../aws/sagemaker/draft.ts";
import { prod } from "./places.ts";
import type { Scenario } from "./scenario.ts";

const clusterArn = `arn:aws:sagemaker:${prod.region}:${prod.account}:cluster/k3x9tq0b7wz1`;
const cluster = { ClusterName: "research-gpu", ClusterArn: clusterArn };
const node = "i-0391f86fa0fe0d465";

const nodeHealth = (HealthSummary: Readonly<Record<string, string>>): EventDraft => ({
  "detail-type": "SageMaker HyperPod Cluster Node Health Event",
  resources: [clusterArn],
  detail: { ...cluster, InstanceId: node, Tags: {}, HealthSummary },
});

/** Seconds after the start, and what SageMaker sends then. These kinds have no simulated resources behind them. */
const events: readonly (readonly [number, EventDraft])[] = [
  [
    20,
    nodeHealth({
      HealthStatus: "Unhealthy",
      HealthStatusReason: "The health monitoring agent found fault type NvidiaErrorTerminate on this node.",
      RepairAction: "Replace",
      Recommendation: "Please Replace the Faulty Node.",
    }),
  ],
  [
    80,
    {
      "detail-type": "SageMaker HyperPod Cluster Event",
      resources: [clusterArn],
      detail: {
        EventDetails: {
          ...cluster,
          EventId: "a307fae0-6937-40f9-af2f-16eb873d340a",
          EventLevel: "Warn",
          InstanceGroupName: "p5-workers",
          InstanceId: node,
          ResourceType: "Instance",
          Description: `Replacement of instance ${node} has started`,
        },
      },
    },
  ],
  [
    150,
    {
      "detail-type": "SageMaker Ground Truth Labeling Job State Change",
      resources: [`arn:aws:sagemaker:${prod.region}:${prod.account}:labeling-job/tickets-batch-9`],
      detail: { LabelingJobStatus: "Completed" },
    },
  ],
  [300, nodeHealth({ HealthStatus: "Healthy", HealthStatusReason: "", RepairAction: "None", Recommendation: "" })],
];

/** Kinds of events that are rare, seen through the bot's tidy cards. */
export const hyperpodNodeFails: Scenario = {
  id: "hyperpod-node-fails",
  title: "HyperPod node fails",
  description:
    "A node of research-gpu turns unhealthy and is replaced, and a labeling job ends: kinds with short cards.",
  minutes: 6,
  play({ world }) {
    for (const [seconds, draft] of events) world.clock.after(seconds * 1000, () => world.emit(prod, draft));
  },
};
