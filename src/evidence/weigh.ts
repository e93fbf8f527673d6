import type { BiasMetric, Evidence, Metric } from "../domain/evidence.ts";
import type { Weighed } from "../domain/weighed.ts";
import { brokenBy, compare, verdictOn } from "./compare.ts";
import { biasDirection } from "./directions.ts";

/** Weighs evidence: what is better and worse than in the approved version, and what is out of bounds. */
export function weigh({ reports, approved }: Evidence): Weighed {
  const before = approved.is === "version" ? approved.reports : [];
  const metrics = metricsIn(reports);
  const biasBefore = new Map(biasIn(before).map((each) => [biasKey(each), each.value]));
  return {
    metrics: compare(metrics, metricsIn(before)),
    bias: biasIn(reports).map((each) => {
      const old = biasBefore.get(biasKey(each));
      return old === undefined
        ? each
        : { ...each, before: { value: old, verdict: verdictOn(each.value, old, biasDirection(each.name)) } };
    }),
    broken: brokenBy(
      metrics,
      reports.flatMap(({ found }) => found?.constraints ?? []),
    ),
  };
}

/** Of two reports with a metric of one name the first counts: it is the one of the model's quality. */
const metricsIn = (reports: Evidence["reports"]): readonly Metric[] =>
  firstOfEach(
    reports.flatMap(({ found }) => found?.metrics ?? []),
    ({ name }) => name,
  );

/** A bias report may be there twice: as a whole, and before and after training. */
const biasIn = (reports: Evidence["reports"]): readonly BiasMetric[] =>
  firstOfEach(
    reports.flatMap(({ found }) => found?.bias ?? []),
    biasKey,
  );

const biasKey = ({ stage, facet, name }: BiasMetric): string => JSON.stringify([stage, facet, name]);

const firstOfEach = <T>(items: readonly T[], key: (item: T) => string): readonly T[] =>
  [...Map.groupBy(items, key).values()].flatMap(([first]) => first ?? []);
