import type { ResourceView } from "../../protocol.ts";
import type { Alarms } from "../cloudwatch/alarms/alarms.ts";
import type { Operations } from "../http/service.ts";
import { catalogOperations } from "./catalog/catalog-operations.ts";
import { createFeatureGroups, type FeatureGroups } from "./catalog/feature-groups.ts";
import { createImages, type Images } from "./catalog/images.ts";
import { endpointOperations } from "./hosting/endpoint-operations.ts";
import { createEndpoints, type Endpoints } from "./hosting/endpoints.ts";
import { hostingReadOperations } from "./hosting/hosting-operations.ts";
import { createHostingShelves, type HostingShelves } from "./hosting/hosting-shelves.ts";
import { createProcessingJobs, type ProcessingJobs } from "./jobs/processing-job.ts";
import { processingOperations } from "./jobs/processing-operations.ts";
import { createTrainingJobs, type TrainingJobs } from "./jobs/training-job.ts";
import { trainingOperations } from "./jobs/training-operations.ts";
import { createTransformJobs, type TransformJobs } from "./jobs/transform-job.ts";
import { transformOperations } from "./jobs/transform-operations.ts";
import { createTuningJobs, type TuningJobs } from "./jobs/tuning-job.ts";
import { tuningOperations } from "./jobs/tuning-operations.ts";
import { executionOperations } from "./pipeline/execution-operations.ts";
import { pipelineReadOperations } from "./pipeline/pipeline-operations.ts";
import { createPipelines, type Pipelines } from "./pipeline/pipelines.ts";
import { createStepWorker } from "./pipeline/step-worker.ts";
import { createModelPackages, type ModelPackages } from "./registry/model-packages.ts";
import { registryReadOperations } from "./registry/registry-operations.ts";
import { updateModelPackage } from "./registry/update-model-package.ts";
import type { Shelf } from "./shelf.ts";
import { tagOperations } from "./tag-operations.ts";
import type { World } from "./world.ts";

/** The simulated SageMaker: its resources to play with from inside, its API to call from outside. */
export interface SageMaker {
  readonly world: World;
  readonly training: TrainingJobs;
  readonly tuning: TuningJobs;
  readonly processing: ProcessingJobs;
  readonly transform: TransformJobs;
  readonly hosting: HostingShelves;
  readonly endpoints: Endpoints;
  readonly features: FeatureGroups;
  readonly images: Images;
  readonly registry: ModelPackages;
  readonly pipelines: Pipelines;
  /** The alarms of CloudWatch that deployments look at while they bake. */
  readonly alarms: Alarms;
  /** The API by operation name. */
  readonly operations: Operations;
  /** What a person sees of it, the last changed first. Children of tuning jobs are left to their parent. */
  resources(): readonly ResourceView[];
}

/** A SageMaker without resources. */
export function createSageMaker(world: World, alarms: Alarms): SageMaker {
  const training = createTrainingJobs(world);
  const tuning = createTuningJobs(world, training);
  const processing = createProcessingJobs(world);
  const transform = createTransformJobs(world);
  const hosting = createHostingShelves(world);
  const endpoints = createEndpoints(world, hosting, alarms);
  const features = createFeatureGroups(world);
  const images = createImages(world);
  const registry = createModelPackages(world);
  const pipelines = createPipelines(world, createStepWorker(world, { training, processing, registry }));

  return {
    world,
    training,
    tuning,
    processing,
    transform,
    hosting,
    endpoints,
    features,
    images,
    registry,
    pipelines,
    alarms,
    operations: {
      ...trainingOperations(training),
      ...tuningOperations(tuning, training),
      ...processingOperations(processing),
      ...transformOperations(transform),
      ...hostingReadOperations(hosting),
      ...endpointOperations(hosting, endpoints),
      ...catalogOperations(features, images),
      ...registryReadOperations(registry),
      ...pipelineReadOperations(pipelines),
      ...executionOperations(pipelines),
      ...tagOperations([
        training.shelf,
        tuning.shelf,
        processing.shelf,
        transform.shelf,
        hosting.models,
        hosting.configs,
        hosting.endpoints,
        features.shelf,
        images.images,
        images.versions,
        registry.groups,
        registry.packages,
        pipelines.pipelines,
        pipelines.executions,
      ]),
      UpdateModelPackage: updateModelPackage(registry),
    },
    resources: () =>
      [
        ...views(training.shelf, (job) => job.TuningJobArn === undefined),
        ...views(tuning.shelf),
        ...views(processing.shelf),
        ...views(transform.shelf),
        ...views(hosting.endpoints),
        ...views(features.shelf),
        ...views(images.images),
        ...views(images.versions),
        ...views(registry.packages),
        ...views(pipelines.executions),
      ]
        .sort((left, right) => right.modified - left.modified)
        .map(({ view }) => view),
  };
}

interface TimedView {
  readonly modified: number;
  readonly view: ResourceView;
}

function views<Api>({ kind, all }: Shelf<Api>, shown: (api: Api) => boolean = () => true): readonly TimedView[] {
  return all()
    .filter(({ api }) => shown(api))
    .map(({ name, api }) => {
      const note = kind.note?.(api);
      const view = { kind: kind.type, name, status: kind.status(api), ...(note === undefined ? {} : { note }) };
      return { modified: kind.modified(api)?.getTime() ?? 0, view };
    });
}
