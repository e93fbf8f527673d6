import type { Summary } from "../domain/card.ts";
import { type KindName, kinds } from "../events/registry.ts";
import { spendOn } from "./spend.ts";

/** About what a finished job cost, in US dollars; undefined for what still runs, for other kinds, and where a price is not known. */
export function spendOf(kind: KindName, parts: unknown, summary: Summary, region: string): number | undefined {
  if (summary.status.phase === "running" || summary.status.phase === "attention") return undefined;
  const elapsed = secondsBetween(summary.startedAt, summary.endedAt);
  switch (kind) {
    case "training-job": {
      const job = kinds[kind].parts.safeParse(parts).data?.job;
      // Spot and warm pools are billed for less than they run.
      return spendOn({ region, ...machines(job), seconds: job?.billableSeconds ?? elapsed });
    }
    case "transform-job":
    case "processing-job": {
      const { data } = kinds[kind].parts.safeParse(parts);
      return spendOn({ region, ...machines(data?.job), seconds: elapsed });
    }
    case "tuning-job": {
      const { job, children = {} } = kinds[kind].parts.safeParse(parts).data ?? {};
      if (!job) return undefined;
      const { completed, failed, stopped, inProgress } = job.counters;
      const seconds = Object.values(children).map((child) => secondsBetween(child.startedAt, child.endedAt));
      // A sum that lacks some of its jobs would be a wrong one.
      if (seconds.length < completed + failed + stopped + inProgress) return undefined;
      const total = seconds.reduce<number | undefined>(
        (sum, each) => (sum === undefined || each === undefined ? undefined : sum + each),
        0,
      );
      return spendOn({ region, ...machines(job), seconds: total });
    }
    default:
      return undefined;
  }
}

const machines = (
  job: { readonly instanceType?: string | undefined; readonly instanceCount?: number | undefined } | undefined,
) => ({ instanceType: job?.instanceType, instances: job?.instanceCount });

const secondsBetween = (from: number | undefined, to: number | undefined): number | undefined =>
  from === undefined || to === undefined || to < from ? undefined : (to - from) / 1000;
