/** What the gallery shows of each kind. A kind without a line here does not compile. */
import type { KindName } from "../../domain/kinds.ts";
import { alarm, deadLetter } from "./bot.ts";
import { gate } from "./gate.ts";
import { algorithm, deployableModel, endpoint, endpointConfig, monitoringSchedule } from "./hosting.ts";
import { processingJob, trainingJob, transformJob, tuningJob } from "./jobs.ts";
import { humanLoop, labelingJob, trackingServer } from "./people.ts";
import { featureGroup, image, imageVersion, modelPackage, pipelineExecution } from "./registry.ts";
import { type Story, told } from "./story.ts";
import {
  evaluationJob,
  hyperPodCluster,
  modelCard,
  modelCardExportJob,
  notebookInstance,
  notebookLifecycleConfig,
} from "./studio.ts";

const tomorrow: readonly Story[] = [
  {
    title: "a type that was invented tomorrow",
    events: [
      {
        ...told("SageMaker Training Job State Change"),
        "detail-type": "SageMaker Quantum Job State Change",
        resources: ["arn:aws:sagemaker:eu-west-1:111122223333:quantum-job/entangle-7"],
        detail: {
          QuantumJobName: "entangle-7",
          QuantumJobStatus: "Superposed",
          Qubits: 128,
          LastModifiedTime: 1772460000000,
          ErrorRates: { Gate: 0.0004, Readout: 0.011 },
          Tags: { team: "physics" },
        },
      },
    ],
  },
];

export const stories: Readonly<Record<KindName, readonly Story[]>> = {
  "training-job": trainingJob,
  "tuning-job": tuningJob,
  "transform-job": transformJob,
  "processing-job": processingJob,
  endpoint,
  "feature-group": featureGroup,
  "model-package": modelPackage,
  "pipeline-execution": pipelineExecution,
  image,
  "image-version": imageVersion,
  cluster: hyperPodCluster,
  "notebook-instance": notebookInstance,
  "notebook-lifecycle-config": notebookLifecycleConfig,
  "labeling-job": labelingJob,
  "human-loop": humanLoop,
  "tracking-server": trackingServer,
  "model-card": modelCard,
  "model-card-export-job": modelCardExportJob,
  "monitoring-schedule": monitoringSchedule,
  "evaluation-job": evaluationJob,
  "endpoint-config": endpointConfig,
  "deployable-model": deployableModel,
  algorithm,
  alarm,
  "dead-letter": deadLetter,
  gate,
  other: tomorrow,
};
