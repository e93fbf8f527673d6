/** Arbitrary evidence: any text, any number, anything missing. */
import fc from "fast-check";
import { type Evidence, type Report, reportSources } from "../../src/domain/evidence.ts";
import type { Weighed } from "../../src/domain/weighed.ts";
import { list, maybe, number, words } from "./arbitrary-basics.ts";

const metric = fc.record({ name: words, value: number, deviation: maybe(number) });
const constraint = fc.record({
  metric: words,
  threshold: number,
  broken: fc.constantFrom("below", "above" as const),
});
const bias = fc.record({
  stage: fc.constantFrom("before training", "after training" as const),
  facet: words,
  name: words,
  value: number,
});
const before = maybe(
  fc.record({ value: number, verdict: fc.constantFrom("better", "worse", "same", "unknown" as const) }),
);
const report: fc.Arbitrary<Report> = fc.record({
  source: fc.constantFrom(...reportSources),
  uri: words,
  found: maybe(
    fc.record({
      metrics: list(metric),
      constraints: list(constraint),
      bias: list(bias),
      features: list(fc.record({ name: words, value: number }), 20),
      rows: maybe(number),
      columns: maybe(number),
      more: number,
    }),
  ),
  problem: maybe(words),
  allow: maybe(words),
});
/** Arbitrary evidence. */
export const evidence: fc.Arbitrary<Evidence> = fc.record({
  moment: words,
  reports: list(report),
  approved: fc.oneof(
    fc.record({ is: fc.constant("version" as const), arn: words, version: number, reports: list(report, 4) }),
    fc.record({ is: fc.constantFrom("none", "unknown" as const) }),
  ),
  lineage: fc.record({
    pipeline: maybe(fc.record({ name: words, arn: words })),
    job: maybe(fc.record({ name: words, arn: words })),
    data: list(fc.record({ channel: words, uri: words }), 20),
  }),
  containers: list(fc.record({ image: words, data: maybe(words) }), 15),
  serving: maybe(
    fc.record({
      endpoints: list(fc.record({ name: words, version: maybe(number) }), 15),
      looked: number,
      more: fc.boolean(),
    }),
  ),
  missing: list(words, 6),
});
/** What it may weigh. */
export const weighed: fc.Arbitrary<Weighed> = fc.record({
  metrics: list(fc.record({ name: words, value: number, deviation: maybe(number), before }), 60),
  bias: list(
    fc.tuple(bias, before).map(([each, old]) => ({ ...each, before: old })),
    80,
  ),
  broken: list(
    fc.tuple(constraint, number).map(([each, value]) => ({ ...each, value })),
    20,
  ),
});
