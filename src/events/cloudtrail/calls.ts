import type { KindName } from "../../domain/kinds.ts";

/** What a call did to the resource, as a card says it: "started by ana". */
export type DeedWord =
  | "started"
  | "created"
  | "stopped"
  | "updated"
  | "scaled"
  | "retried"
  | "approved"
  | "rejected"
  | "deleted";

/** How a call names a resource: `<field>Name` in its request, `<field>Arn` in its response or request. */
export interface Named {
  readonly kind: KindName;
  readonly field: string;
  /** The ARN's resource type, where type and name make the whole ARN. */
  readonly type?: string;
}

/** A call of SageMaker's API that writes to a resource which may have a card. */
export interface Call extends Named {
  readonly deed: DeedWord;
}

/** The nouns of the API's operations (`Create<noun>`), and the resources that they name. */
const nouns: Readonly<Record<string, Named>> = {
  TrainingJob: { kind: "training-job", field: "trainingJob", type: "training-job" },
  HyperParameterTuningJob: {
    kind: "tuning-job",
    field: "hyperParameterTuningJob",
    type: "hyper-parameter-tuning-job",
  },
  TransformJob: { kind: "transform-job", field: "transformJob", type: "transform-job" },
  ProcessingJob: { kind: "processing-job", field: "processingJob", type: "processing-job" },
  LabelingJob: { kind: "labeling-job", field: "labelingJob", type: "labeling-job" },
  Endpoint: { kind: "endpoint", field: "endpoint", type: "endpoint" },
  EndpointConfig: { kind: "endpoint-config", field: "endpointConfig", type: "endpoint-config" },
  Model: { kind: "deployable-model", field: "model", type: "model" },
  FeatureGroup: { kind: "feature-group", field: "featureGroup", type: "feature-group" },
  Image: { kind: "image", field: "image", type: "image" },
  ImageVersion: { kind: "image-version", field: "imageVersion" },
  ModelPackage: { kind: "model-package", field: "modelPackage" },
  ModelCard: { kind: "model-card", field: "modelCard", type: "model-card" },
  PipelineExecution: { kind: "pipeline-execution", field: "pipelineExecution" },
  NotebookInstance: { kind: "notebook-instance", field: "notebookInstance", type: "notebook-instance" },
  NotebookInstanceLifecycleConfig: {
    kind: "notebook-lifecycle-config",
    field: "notebookInstanceLifecycleConfig",
    type: "notebook-instance-lifecycle-config",
  },
  MonitoringSchedule: { kind: "monitoring-schedule", field: "monitoringSchedule", type: "monitoring-schedule" },
  MlflowTrackingServer: { kind: "tracking-server", field: "trackingServer", type: "mlflow-tracking-server" },
  Algorithm: { kind: "algorithm", field: "algorithm", type: "algorithm" },
  // A cluster's ARN ends in an id, not in its name.
  Cluster: { kind: "cluster", field: "cluster" },
};

const verbs: Readonly<Record<string, DeedWord>> = {
  Create: "created",
  Start: "started",
  Stop: "stopped",
  Update: "updated",
  Retry: "retried",
  Delete: "deleted",
};

/** Operations whose names are no verb and noun. */
const others: Readonly<Record<string, readonly [noun: string, deed: DeedWord]>> = {
  UpdateEndpointWeightsAndCapacities: ["Endpoint", "scaled"],
  UpdateClusterSoftware: ["Cluster", "updated"],
};

/** What an operation does and to what; undefined when it names no resource that could have a card. */
export function callOf(eventName: string): Call | undefined {
  const [, verb = "", rest = ""] = /^([A-Z][a-z]+)(\w*)$/.exec(eventName) ?? [];
  const [noun, deed] = others[eventName] ?? [rest, verbs[verb]];
  const named = Object.hasOwn(nouns, noun) ? nouns[noun] : undefined;
  if (named === undefined || deed === undefined) return undefined;
  // To create a job is to start it.
  return { ...named, deed: deed === "created" && noun.endsWith("Job") ? "started" : deed };
}
