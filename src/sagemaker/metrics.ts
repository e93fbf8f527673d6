/** Reads metrics from CloudWatch. The SDK's commands are loaded with its client, when a metric is first asked for. */
import type { MetricDataQuery, MetricDataResult } from "@aws-sdk/client-cloudwatch";
import type { Curve } from "../domain/found.ts";
import type { Place, SageMakerReaders } from "./clients.ts";
import { sageMakerProblem } from "./errors.ts";

/** What is measured and when; times in milliseconds since the epoch. */
export interface MetricWish {
  readonly of: MeasuredJob | MeasuredEndpoint | MeasuredFleets;
  readonly place: Place;
  readonly from: number;
  readonly until: number;
  readonly signal?: AbortSignal | undefined;
}

interface MeasuredJob {
  readonly kind: "training-job";
  readonly name: string;
  /** The metrics that the algorithm sends. */
  readonly metrics: readonly string[];
}

interface MeasuredEndpoint {
  readonly kind: "endpoint";
  readonly name: string;
  readonly variants: readonly string[];
}

/** The two fleets of an endpoint while a deployment is under way. */
interface MeasuredFleets {
  readonly kind: "fleets";
  readonly name: string;
  readonly variants: readonly string[];
  /** The configs of the new and the old fleet. */
  readonly newConfig: string;
  readonly oldConfig: string | undefined;
}

export type MetricRead =
  | { readonly is: "read"; readonly curves: readonly Curve[] }
  | { readonly is: "failed"; readonly because: string; readonly retryable: boolean };

/** One line of one picture. */
interface Line {
  readonly picture: string;
  readonly series: string;
  readonly namespace: string;
  readonly metric: string;
  readonly stat: "Average" | "Sum" | "p90";
  readonly dimensions: Readonly<Record<string, string>>;
  /** CloudWatch's unit to that of the picture. */
  readonly scale?: number;
}

/** Slack draws twelve series at most; a job with more metrics shows its first. */
const seriesMax = 6;
const variantsMax = 3;
const fleetVariantsMax = 2;
/** A little more than Slack draws. */
const pointsWanted = 30;

/** The metrics of a training job or an endpoint, the ones that people ask for first. Never rejects. */
export async function readMetrics(wish: MetricWish, clients: Pick<SageMakerReaders, "metricsAt">): Promise<MetricRead> {
  const lines = linesOf(wish.of);
  try {
    const client = await clients.metricsAt(wish.place);
    const { GetMetricDataCommand } = await import("@aws-sdk/client-cloudwatch");
    const { MetricDataResults = [] } = await client.send(
      new GetMetricDataCommand({
        StartTime: new Date(wish.from),
        // The end is not included.
        EndTime: new Date(wish.until + 60_000),
        ScanBy: "TimestampAscending",
        MetricDataQueries: lines.map((line, index) => query(line, index, periodSeconds(wish))),
      }),
      wish.signal ? { abortSignal: wish.signal } : undefined,
    );
    return { is: "read", curves: curvesOf(lines, MetricDataResults) };
  } catch (error) {
    const { sentence, retryable } = sageMakerProblem(error, `the metrics of ${wish.of.name}`, "CloudWatch");
    return { is: "failed", because: sentence, retryable };
  }
}

function linesOf(of: MetricWish["of"]): readonly Line[] {
  switch (of.kind) {
    case "training-job":
      return linesOfJob(of);
    case "endpoint":
      return linesOfEndpoint(of);
    case "fleets":
      return linesOfFleets(of);
  }
}

/**
 * What requests meet is measured for each fleet alone as well, by the config that it was made of (developer guide,
 * auto-rollback configuration and monitoring). Two fleets of one config cannot be told apart.
 */
function linesOfFleets({ name, variants, newConfig, oldConfig }: MeasuredFleets): readonly Line[] {
  const fleets =
    newConfig === oldConfig
      ? [["both", newConfig]]
      : [
          ["new", newConfig],
          ["old", oldConfig],
        ];
  const several = variants.length > 1;
  return variants.slice(0, fleetVariantsMax).flatMap((variant) =>
    fleets.flatMap(([fleet, config]): readonly Line[] => {
      if (config === undefined) return [];
      const dimensions = { EndpointName: name, VariantName: variant, EndpointConfigName: config };
      const of = several ? `${fleet} ${variant}` : fleet;
      const line = (picture: string, series: string, metric: string, stat: Line["stat"], scale = 1): Line => {
        return { picture, series, namespace: "AWS/SageMaker", metric, stat, dimensions, scale };
      };
      return [
        line("Model latency p90, ms", `${of}`, "ModelLatency", "p90", 0.001),
        line("Requests and errors", `${of} requests`, "Invocations", "Sum"),
        line("Requests and errors", `${of} 4XX`, "Invocation4XXErrors", "Sum"),
        line("Requests and errors", `${of} 5XX`, "Invocation5XXErrors", "Sum"),
      ];
    }),
  );
}

/** Training jobs log their metrics by job, their machines by host (developer guide, monitoring with CloudWatch). */
function linesOfJob({ name, metrics }: MeasuredJob): readonly Line[] {
  const namespace = "/aws/sagemaker/TrainingJobs";
  const host = (series: string, metric: string): Line => ({
    picture: "Utilisation of algo-1, %",
    series,
    namespace,
    metric,
    stat: "Average",
    dimensions: { Host: `${name}/algo-1` },
  });
  return [
    ...metrics.slice(0, seriesMax).map(
      (metric): Line => ({
        picture: "Metrics",
        series: metric,
        namespace,
        metric,
        stat: "Average",
        dimensions: { TrainingJobName: name },
      }),
    ),
    host("CPU", "CPUUtilization"),
    host("memory", "MemoryUtilization"),
    host("GPU", "GPUUtilization"),
    host("GPU memory", "GPUMemoryUtilization"),
    host("disk", "DiskUtilization"),
  ];
}

function linesOfEndpoint({ name, variants }: MeasuredEndpoint): readonly Line[] {
  const several = variants.length > 1;
  return variants.slice(0, variantsMax).flatMap((variant): readonly Line[] => {
    const line = (picture: string, series: string, metric: string, stat: Line["stat"], scale = 1): Line => ({
      picture,
      series: several ? `${variant} ${series}` : series,
      namespace: "AWS/SageMaker",
      metric,
      stat,
      dimensions: { EndpointName: name, VariantName: variant },
      scale,
    });
    return [
      line("Requests and errors", "requests", "Invocations", "Sum"),
      line("Requests and errors", "4XX", "Invocation4XXErrors", "Sum"),
      line("Requests and errors", "5XX", "Invocation5XXErrors", "Sum"),
      // CloudWatch has microseconds.
      line("Latency, ms", "model", "ModelLatency", "Average", 0.001),
      line("Latency, ms", "overhead", "OverheadLatency", "Average", 0.001),
    ];
  });
}

/** Whole minutes, so many that about thirty points cover the span. */
const periodSeconds = ({ from, until }: MetricWish): number =>
  60 * Math.max(1, Math.ceil((until - from) / 60_000 / pointsWanted));

const query = ({ namespace, metric, dimensions, stat }: Line, index: number, Period: number): MetricDataQuery => ({
  Id: `m${index}`,
  MetricStat: {
    Metric: {
      Namespace: namespace,
      MetricName: metric,
      Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
    },
    Period,
    Stat: stat,
  },
});

/** One curve for each picture that has something to draw, in the order of the lines. */
function curvesOf(lines: readonly Line[], results: readonly MetricDataResult[]): readonly Curve[] {
  const pictures = new Map<string, Curve["series"]>();
  for (const [index, { picture, series: name, scale = 1 }] of lines.entries()) {
    const { Timestamps = [], Values = [] } = results.find(({ Id }) => Id === `m${index}`) ?? {};
    const points = Timestamps.flatMap((time, at) => {
      const value = Values[at];
      return value === undefined ? [] : [{ at: time.getTime(), value: rounded(value * scale) }];
    });
    if (points.length > 0) pictures.set(picture, [...(pictures.get(picture) ?? []), { name, points }]);
  }
  return [...pictures].map(([title, series]) => ({ title, series: [...series] }));
}

/** Six digits are more than a picture shows. */
const rounded = (value: number): number => Number(value.toPrecision(6));
