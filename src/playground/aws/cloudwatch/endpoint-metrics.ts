/**
 * What CloudWatch measures of endpoints. Metrics of requests have the dimensions EndpointName and VariantName, over all fleets
 * that serve, and once more with EndpointConfigName, over one fleet alone: published from the moment that it takes traffic
 * (developer guide, "Auto-Rollback Configuration and Monitoring"). Metrics of machines know no fleets.
 */
import type { DescribeEndpointOutput } from "@aws-sdk/client-sagemaker";
import type { Served } from "../sagemaker/hosting/traffic.ts";
import type { Place } from "../sagemaker/place.ts";
import type { SageMaker } from "../sagemaker/simulator.ts";

/** What is asked for, as GetMetricData is told. */
export interface EndpointMetric {
  readonly Namespace: string;
  readonly MetricName: string;
  readonly Stat: string;
  readonly EndpointName: string;
  readonly VariantName: string | undefined;
  readonly EndpointConfigName: string | undefined;
}

/** The value of one period that begins at a moment (milliseconds since the epoch); undefined where nothing was measured. */
export function endpointGauge(sim: SageMaker, place: Place, wanted: EndpointMetric) {
  const { Namespace, MetricName, Stat, EndpointConfigName, VariantName } = wanted;
  const held = sim.hosting.endpoints.find(place, wanted.EndpointName);
  return (at: number, minutes: number): number | undefined => {
    if (!held || at < (held.api.CreationTime?.getTime() ?? 0)) return undefined;
    const weight = weightOf(held.api, VariantName);
    if (weight === undefined) return undefined;
    const fleets = sim.endpoints.traffic.at(held.arn, at).filter(({ share }) => share > 0);
    if (Namespace === "/aws/sagemaker/Endpoints")
      return EndpointConfigName === undefined ? utilised(MetricName, fleets, at) : undefined;
    const asked = fleets.filter(({ config }) => config === (EndpointConfigName ?? config));
    return asked.length === 0 ? undefined : requestMetric(MetricName, Stat, asked, at, minutes * weight);
  };
}

/** A variant's part of the requests; undefined when there is no such variant. */
function weightOf({ ProductionVariants = [] }: DescribeEndpointOutput, name: string | undefined): number | undefined {
  const total = ProductionVariants.reduce((sum, { CurrentWeight = 1 }) => sum + CurrentWeight, 0);
  const variant = ProductionVariants.find(({ VariantName }) => VariantName === name);
  return variant && (variant.CurrentWeight ?? 1) / total;
}

/** Goes round once an hour. */
const turn = (at: number): number => (at / 3_600_000) * 2 * Math.PI;
const requestsPerMinute = (at: number): number => 900 + 400 * Math.sin(turn(at));

/** How bad the answers are, from 0 to 1: at its worst four minutes after it began. */
const spoilt = ({ spoiltForMs }: Served): number =>
  spoiltForMs === undefined ? 0 : Math.min(1, 0.1 + spoiltForMs / 240_000);

/** Errors for each request. */
const errors: Readonly<Record<string, (fleet: Served, at: number) => number>> = {
  Invocation4XXErrors: (_fleet, at) => 0.002 + 0.002 * Math.sin(turn(at) * 3),
  Invocation5XXErrors: (fleet) => 0.3 * spoilt(fleet),
};
/** Microseconds for each request. */
const latencies: Readonly<Record<string, (fleet: Served, at: number) => number>> = {
  ModelLatency: (fleet, at) => (38_000 + 9000 * Math.sin(turn(at))) * (1 + 1.6 * spoilt(fleet)),
  OverheadLatency: () => 4200,
};

function requestMetric(
  name: string,
  stat: string,
  fleets: readonly Served[],
  at: number,
  minutes: number,
): number | undefined {
  const requests = fleets.map((fleet) => requestsPerMinute(at) * fleet.share * minutes);
  const all = requests.reduce((sum, each) => sum + each, 0);
  if (name === "Invocations") return stat === "Average" ? 1 : Math.round(all);
  const each = errors[name] ?? latencies[name];
  if (!each) return undefined;
  const sum = fleets.reduce((total, fleet, index) => total + each(fleet, at) * (requests[index] ?? 0), 0);
  if (stat === "SampleCount") return Math.round(all);
  if (stat === "Sum") return Math.round(sum);
  const slowest = name in latencies && /^(p9|tm9|Maximum)/.test(stat) ? 2.2 : 1;
  return (sum / all) * slowest;
}

/** Percent; of CPUs, those of all eight of a machine added up, as CloudWatch does. */
function utilised(name: string, fleets: readonly Served[], at: number): number | undefined {
  const worst = Math.max(0, ...fleets.map(spoilt));
  switch (name) {
    case "CPUUtilization":
      return 210 + 80 * Math.sin(turn(at)) + 260 * worst;
    case "MemoryUtilization":
      return 41 + 2 * Math.sin(turn(at)) + 22 * worst;
    case "DiskUtilization":
      return 9;
    default:
      return undefined;
  }
}
