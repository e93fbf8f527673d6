import * as z from "zod";
import type { Clock } from "../clock.ts";
import { operation, text, timestamp, whole } from "../http/constraints.ts";
import type { Caller } from "../http/identity.ts";
import type { Operations } from "../http/service.ts";
import type { SageMaker } from "../sagemaker/simulator.ts";
import { endpointGauge } from "./endpoint-metrics.ts";
import { groups, type Subject, subjectsIn } from "./subjects.ts";

const metric = z.object({
  Namespace: text({ min: 1, max: 255 }),
  MetricName: text({ min: 1, max: 255 }),
  Dimensions: z
    .array(z.object({ Name: z.string(), Value: z.string() }))
    .max(30)
    .optional(),
});
const input = z.object({
  StartTime: timestamp,
  EndTime: timestamp,
  ScanBy: z.enum(["TimestampAscending", "TimestampDescending"]).optional(),
  MetricDataQueries: z
    .array(
      z.object({
        Id: text({ min: 1, max: 255, pattern: "[a-z][a-zA-Z0-9_]*" }),
        Label: z.string().optional(),
        MetricStat: z.object({ Metric: metric, Period: whole(1, 86_400), Stat: z.string() }),
      }),
    )
    .max(500),
});

type Metric = z.output<typeof metric>;
/** What a metric is in a period of some minutes from a moment on (milliseconds since the epoch); undefined: not measured. */
type Gauge = (at: number, minutes: number) => number | undefined;

/** GetMetricData over what the simulated jobs and endpoints would have measured. */
export function metricOperations(sim: SageMaker, clock: Clock): Operations {
  return {
    GetMetricData: operation(input, ({ StartTime, EndTime, ScanBy, MetricDataQueries }, caller) => ({
      MetricDataResults: MetricDataQueries.map(({ Id, Label, MetricStat: { Metric, Period, Stat } }) => {
        const gauge = gaugeOf(sim, caller, Metric, Stat, clock.now());
        const points = samples(StartTime.getTime(), Math.min(EndTime.getTime(), clock.now()), Period * 1000, gauge);
        if (ScanBy !== "TimestampAscending") points.reverse();
        return {
          Id,
          Label: Label ?? Metric.MetricName,
          Timestamps: points.map(({ at }) => new Date(at)),
          Values: points.map(({ value }) => value),
          StatusCode: "Complete",
        };
      }),
      Messages: [],
    })),
  };
}

function samples(from: number, until: number, periodMs: number, gauge: Gauge) {
  const points: { at: number; value: number }[] = [];
  for (let at = Math.ceil(from / periodMs) * periodMs; at < until; at += periodMs) {
    const value = gauge(at, periodMs / 60_000);
    if (value !== undefined) points.push({ at, value });
  }
  return points;
}

const nothing: Gauge = () => undefined;

function gaugeOf(
  sim: SageMaker,
  caller: Caller,
  { Namespace, MetricName, Dimensions = [] }: Metric,
  Stat: string,
  now: number,
): Gauge {
  const dimension = (name: string) => Dimensions.find((each) => each.Name === name)?.Value;
  const EndpointName = dimension("EndpointName");
  if (EndpointName !== undefined) {
    const [VariantName, EndpointConfigName] = [dimension("VariantName"), dimension("EndpointConfigName")];
    return endpointGauge(sim, caller, { Namespace, MetricName, Stat, EndpointName, VariantName, EndpointConfigName });
  }
  if (!Object.values<string>(groups).includes(Namespace)) return nothing;
  const job = dimension("TrainingJobName") ?? dimension("Host")?.split("/")[0];
  const subject = subjectsIn(sim, caller, Namespace).find(({ name }) => name === job);
  if (!subject) return nothing;
  const shape = dimension("Host") === undefined ? learned(subject, MetricName) : used(subject, MetricName);
  const { startedAt = Number.POSITIVE_INFINITY, endedAt = now } = subject;
  return (at) => (shape && at >= startedAt && at <= endedAt ? shape((at - startedAt) / 60_000) : undefined);
}

type Shape = (minute: number) => number;

/** A metric that the algorithm printed nears its final value. */
function learned({ metrics }: Subject, name: string): Shape | undefined {
  const final = metrics.find((each) => each.name === name)?.value;
  return final === undefined
    ? undefined
    : (minute) =>
        final * (/loss|rmse|error/i.test(name) ? 1 + 2 * Math.exp(-minute / 3) : 1 - 0.4 * Math.exp(-minute / 3));
}

/** Utilisation in percent; of GPUs, that of all of a machine added up, as CloudWatch does. */
function used({ hasGpus, reason }: Subject, name: string): Shape | undefined {
  const wave =
    (base: number, swing: number): Shape =>
    (minute) =>
      base + swing * Math.sin(minute * 1.7);
  const fills: Shape = (minute) => Math.min(99, 62 + (reason?.includes("emory") ? minute * 3.6 : 0));
  switch (name) {
    case "CPUUtilization":
      return wave(hasGpus ? 210 : 340, 30);
    case "MemoryUtilization":
      return hasGpus ? wave(38, 1) : fills;
    case "DiskUtilization":
      return (minute) => 12 + minute / 4;
    case "GPUUtilization":
      return hasGpus ? wave(740, 40) : undefined;
    case "GPUMemoryUtilization":
      return hasGpus ? (minute) => 8 * fills(minute) : undefined;
    default:
      return undefined;
  }
}
