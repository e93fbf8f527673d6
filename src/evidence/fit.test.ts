import { expect, test } from "vitest";
import { type Evidence, evidenceSchema, type Report, reportSources } from "../domain/evidence.ts";
import { bounds } from "./bounds.ts";
import { fitted } from "./fit.ts";

const list = <T>(length: number, make: (index: number) => T): T[] => Array.from({ length }, (_, index) => make(index));
/** As many findings as a report may have, with names of letters that take four bytes each. */
const name = (index: number): string => `${"𝔐".repeat(bounds.nameCharacters / 2 - 3)} ${index}`;
const largest = (source: Report["source"]): Report => ({
  source,
  uri: `s3://ml/${"k".repeat(1000)}`,
  found: {
    metrics: list(bounds.metrics, (index) => ({ name: name(index), value: 1 / 3, deviation: 1 / 7 })),
    constraints: list(bounds.constraints, (index) => ({
      metric: name(index),
      threshold: 1 / 3,
      broken: "below" as const,
    })),
    bias: list(bounds.bias, (index) => ({
      stage: "after training" as const,
      facet: name(index),
      name: "DPL",
      value: 1 / 3,
    })),
    features: list(bounds.features, (index) => ({ name: name(index), value: 1 / 3 })),
    more: 7,
  },
});
const evidence = (reports: readonly Report[]): Evidence => ({
  moment: "attention:PendingManualApproval:",
  reports: [...reports],
  approved: { is: "version", arn: "arn", version: 1, reports: [...reports].slice(0, 4) },
  lineage: { data: list(20, () => ({ channel: "train", uri: `s3://ml/${"k".repeat(1000)}` })) },
  containers: list(15, () => ({ image: "i".repeat(255), data: `s3://ml/${"k".repeat(1000)}` })),
  missing: [],
});

test("evidence of an ordinary size is kept as it is", () => {
  const ordinary = evidence([largest("model quality")].map(({ found: _, ...report }) => report));
  expect(fitted(ordinary)).toEqual(ordinary);
});

test("the largest evidence that reports can give fits into an item of the store, and says how much is left out", () => {
  const all = evidence(reportSources.map(largest));
  expect(Buffer.byteLength(JSON.stringify(all))).toBeGreaterThan(400_000);
  const kept = fitted(all);
  expect(Buffer.byteLength(JSON.stringify(kept))).toBeLessThan(200_000);
  expect(evidenceSchema.parse(kept)).toEqual(kept);
  const [report] = kept.reports;
  const total = bounds.metrics + bounds.constraints + bounds.bias + bounds.features;
  const { metrics = [], constraints = [], bias = [], features = [] } = report?.found ?? {};
  const shown = metrics.length + constraints.length + bias.length + features.length;
  expect(report?.found?.more).toBe(7 + total - shown);
});
