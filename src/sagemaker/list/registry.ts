import type { Located } from "../target.ts";
import { algorithms, deployableModels, endpointConfigs, monitoringSchedules } from "./hosting.ts";
import { processingJobs, trainingJobs, transformJobs, tuningJobs } from "./jobs.ts";
import type { Lister } from "./lister.ts";
import { modelPackages } from "./model-packages.ts";
import { pipelineExecutions } from "./pipeline-executions.ts";
import { endpoints, featureGroups, images, imageVersions } from "./resources.ts";
import {
  clusters,
  labelingJobs,
  modelCardExportJobs,
  modelCards,
  notebookInstances,
  notebookLifecycleConfigs,
  trackingServers,
} from "./studio.ts";
import { evaluationJobs, humanLoops } from "./without.ts";

/** How each kind is listed; a kind without a line here does not compile. */
export const listers: Readonly<Record<Located["kind"], Lister>> = {
  "training-job": trainingJobs,
  "tuning-job": tuningJobs,
  "transform-job": transformJobs,
  "processing-job": processingJobs,
  endpoint: endpoints,
  "feature-group": featureGroups,
  "model-package": modelPackages,
  "pipeline-execution": pipelineExecutions,
  image: images,
  "image-version": imageVersions,
  cluster: clusters,
  "notebook-instance": notebookInstances,
  "notebook-lifecycle-config": notebookLifecycleConfigs,
  "labeling-job": labelingJobs,
  "human-loop": humanLoops,
  "tracking-server": trackingServers,
  "model-card": modelCards,
  "model-card-export-job": modelCardExportJobs,
  "monitoring-schedule": monitoringSchedules,
  "evaluation-job": evaluationJobs,
  "endpoint-config": endpointConfigs,
  "deployable-model": deployableModels,
  algorithm: algorithms,
};
