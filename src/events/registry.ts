/** What the bot knows of each kind of SageMaker resource: one line for each name in domain/kinds.ts. */
import type * as z from "zod/mini";
import { type KindName, kindNames } from "../domain/kinds.ts";
import type { EventReader, KindSpec } from "./kind.ts";
import { alarm } from "./kinds/alarm.ts";
import { hyperPodCluster } from "./kinds/cluster.ts";
import { deadLetter } from "./kinds/dead-letter.ts";
import { endpoint } from "./kinds/endpoint.ts";
import { featureGroup } from "./kinds/feature-group.ts";
import { gate } from "./kinds/gate.ts";
import { image } from "./kinds/image.ts";
import { imageVersion } from "./kinds/image-version.ts";
import { modelPackage } from "./kinds/model-package.ts";
import { other } from "./kinds/other.ts";
import { pipelineExecution } from "./kinds/pipeline-execution.ts";
import { algorithm, deployableModel, endpointConfig, monitoringSchedule } from "./kinds/plain/hosting.ts";
import { humanLoop, labelingJob } from "./kinds/plain/people.ts";
import {
  evaluationJob,
  modelCard,
  modelCardExportJob,
  notebookInstance,
  notebookLifecycleConfig,
} from "./kinds/plain/studio.ts";
import { trackingServer } from "./kinds/plain/tracking-server.ts";
import { processingJob } from "./kinds/processing-job.ts";
import { trainingJob } from "./kinds/training-job.ts";
import { transformJob } from "./kinds/transform-job.ts";
import { tuningJob } from "./kinds/tuning-job.ts";

const registered = {
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
  alarm,
  "dead-letter": deadLetter,
  gate,
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
  other,
} as const satisfies { readonly [K in KindName]: unknown };

export {
  isKindName,
  isResourceKind,
  type KindName,
  kindByArnType,
  kindByWord,
  kindNames,
  type ResourceKind,
} from "../domain/kinds.ts";

/** The facts of each kind, derived from its spec. */
export type PartsOf = { readonly [K in KindName]: z.output<(typeof registered)[K]["parts"]> };

export const kinds: { readonly [K in KindName]: KindSpec<PartsOf[K]> } = registered;
const readers: ReadonlyMap<string, { readonly kind: KindName; readonly reader: EventReader }> = new Map(
  kindNames.flatMap((kind) =>
    kinds[kind].events.map((reader) => [address(reader.source, reader.detailType), { kind, reader }] as const),
  ),
);

function address(source: string, detailType: string): string {
  return `${source} ${detailType.trim().toLowerCase()}`;
}

/** The reader of a detail-type, whatever its casing (AWS writes both MLflow and MLFlow). */
export const readerOf = (source: string, detailType: string) => readers.get(address(source, detailType));

/** Every detail-type of SageMaker's that has a reader, as AWS writes it. */
export const detailTypes: readonly string[] = kindNames.flatMap((kind) =>
  kinds[kind].events.filter(({ source }) => source === "aws.sagemaker").map(({ detailType }) => detailType),
);
