import type { Place } from "../sagemaker/place.ts";
import type { SageMaker } from "../sagemaker/simulator.ts";

/** What CloudWatch knows of one job: enough to make up its log and its metrics, the same each time. */
export interface Subject {
  readonly kind: "training" | "transform" | "processing";
  readonly name: string;
  /** How CloudWatch calls its machines: `algo-1`, `i-0f3a…`. */
  readonly hosts: readonly string[];
  readonly script: string;
  readonly hasGpus: boolean;
  /** Milliseconds since the epoch; undefined while it has not started. */
  readonly startedAt: number | undefined;
  readonly endedAt: number | undefined;
  readonly reason: string | undefined;
  readonly metrics: readonly { readonly name: string; readonly value: number }[];
}

/** CloudWatch's names for what logs and measures each kind. */
export const groups = {
  training: "/aws/sagemaker/TrainingJobs",
  transform: "/aws/sagemaker/TransformJobs",
  processing: "/aws/sagemaker/ProcessingJobs",
} as const;

const endpointGroup = "/aws/sagemaker/Endpoints/";
/** The most machines of which logs are made up. */
const maxHosts = 4;

/** The place's jobs of the kind that logs to this group. */
export function subjectsIn(sim: SageMaker, place: Place, group: string): readonly Subject[] {
  const here = <Api>(held: { readonly place: Place; readonly api: Api }) =>
    held.place.account === place.account && held.place.region === place.region;
  switch (group) {
    case groups.training:
      return sim.training.shelf
        .all()
        .filter(here)
        .map(({ name, api }) => ({
          kind: "training",
          name,
          hosts: hosts(api.ResourceConfig?.InstanceCount, (index) => `algo-${index + 1}`),
          script: "train.py",
          hasGpus: /^ml\.[gp]\d/.test(api.ResourceConfig?.InstanceType ?? ""),
          startedAt: api.TrainingStartTime?.getTime(),
          endedAt: api.TrainingEndTime?.getTime(),
          reason: api.FailureReason,
          metrics: (api.FinalMetricDataList ?? []).flatMap(({ MetricName, Value }) =>
            MetricName === undefined || Value === undefined ? [] : [{ name: MetricName, value: Value }],
          ),
        }));
    case groups.processing:
      return sim.processing.shelf
        .all()
        .filter(here)
        .map(({ name, api }) => ({
          kind: "processing",
          name,
          hosts: hosts(api.ProcessingResources?.ClusterConfig?.InstanceCount, (index) => `algo-${index + 1}`),
          script: api.AppSpecification?.ContainerEntrypoint?.at(-1)?.split("/").at(-1) ?? "process.py",
          hasGpus: false,
          startedAt: api.ProcessingStartTime?.getTime(),
          endedAt: api.ProcessingEndTime?.getTime(),
          reason: api.FailureReason,
          metrics: [],
        }));
    case groups.transform:
      return sim.transform.shelf
        .all()
        .filter(here)
        .map(({ name, api }) => ({
          kind: "transform",
          name,
          hosts: hosts(api.TransformResources?.InstanceCount, (index) => `i-0c1d2e3f4a5b6c7d${index}`),
          script: "inference.py",
          hasGpus: false,
          startedAt: api.TransformStartTime?.getTime(),
          endedAt: api.TransformEndTime?.getTime(),
          reason: api.FailureReason,
          metrics: [],
        }));
    default:
      return [];
  }
}

const hosts = (count: number | undefined, name: (index: number) => string): readonly string[] =>
  Array.from({ length: Math.min(maxHosts, count ?? 1) }, (_, index) => name(index));

/** The endpoint whose log group this is, with its variants. */
export function endpointIn(sim: SageMaker, place: Place, group: string) {
  if (!group.startsWith(endpointGroup)) return undefined;
  const held = sim.hosting.endpoints.find(place, group.slice(endpointGroup.length));
  if (!held) return undefined;
  const { CreationTime, EndpointStatus, FailureReason, ProductionVariants = [] } = held.api;
  return {
    name: held.name,
    status: EndpointStatus ?? "",
    reason: FailureReason,
    createdAt: CreationTime?.getTime(),
    variants: ProductionVariants.flatMap(({ VariantName }) => VariantName ?? []),
  };
}
