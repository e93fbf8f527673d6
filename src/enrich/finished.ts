import type { Found } from "../domain/found.ts";
import type { ResourceState } from "../domain/resource.ts";
import { foldAll } from "../notify/fold.ts";
import { momentOf } from "../notify/plan.ts";
import { type View, viewOf } from "../notify/view.ts";
import { type MetricRead, type MetricWish, readMetrics } from "../sagemaker/metrics.ts";
import { type EnrichPorts, lookWithin, within } from "./within.ts";

/** What a training job came to: events carry no final metrics, Describe and CloudWatch do. */
export async function finished(
  state: ResourceState,
  view: View,
  ports: EnrichPorts,
  signal: AbortSignal,
): Promise<Found> {
  const moment = momentOf(view.summary);
  const none = { metrics: { moment, finals: [], curves: [] } };
  const looked = await lookWithin(signal, state.arn, ports);
  if (looked.is !== "found") return none;
  // The look alone: of an event and an answer about the same moment the fold may keep the one without metrics.
  const { parts, summary } = viewOf("training-job", foldAll(undefined, looked.changes));
  const finals = parts.job?.metrics ?? [];
  if (finals.length === 0 || summary.startedAt === undefined || summary.endedAt === undefined) return none;
  const wish: MetricWish = {
    of: { kind: "training-job", name: looked.name, metrics: finals.map(({ name }) => name) },
    place: looked,
    from: summary.startedAt,
    until: summary.endedAt,
    signal,
  };
  const read = await within(signal, readMetrics(wish, ports.clients), lateMetrics);
  const curves = read.is === "read" ? read.curves.filter(({ title }) => title === "Metrics") : [];
  return { metrics: { moment, finals: [...finals], curves: [...curves] } };
}

const lateMetrics: MetricRead = { is: "failed", because: "CloudWatch did not answer in time.", retryable: true };
