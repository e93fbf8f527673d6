import type { Located } from "../target.ts";
import type { Describer } from "./describer.ts";
import { algorithm, deployableModel, endpointConfig, monitoringSchedule } from "./hosting.ts";
import { processingJob, trainingJob, transformJob, tuningJob } from "./jobs.ts";
import { modelPackage } from "./model-package.ts";
import { pipelineExecution } from "./pipeline-execution.ts";
import { endpoint, featureGroup, image, imageVersion } from "./resources.ts";
import {
  cluster,
  labelingJob,
  modelCard,
  modelCardExportJob,
  notebookInstance,
  notebookLifecycleConfig,
  trackingServer,
} from "./studio.ts";
import { evaluationJob, humanLoop } from "./without.ts";

/** How each kind is looked up; a kind without a line here does not compile. */
export const describers: Readonly<Record<Located["kind"], Describer>> = {
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
  cluster,
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
};
