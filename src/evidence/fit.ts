import type { Evidence, Findings, Report } from "../domain/evidence.ts";

/** A state is one item of the store, which takes 400 kB, and votes and acts stand in it as well. */
const maxBytes = 120_000;

/** How much is kept of each list of a report, from all to nothing. */
const shares = [1, 1 / 2, 1 / 4, 1 / 12, 0] as const;

/** The evidence, with fewer findings of each report where all of them would be too large to keep; how many is said in `more`. */
export function fitted(evidence: Evidence): Evidence {
  const smaller = shares.map((share) => kept(evidence, share));
  return smaller.find((each) => sizeOf(each) <= maxBytes) ?? kept(evidence, 0);
}

const sizeOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

function kept(evidence: Evidence, share: number): Evidence {
  const { reports, approved } = evidence;
  const smaller = (report: Report): Report => ({ ...report, found: report.found && fewer(report.found, share) });
  return {
    ...evidence,
    reports: reports.map(smaller),
    approved: approved.is === "version" ? { ...approved, reports: approved.reports.map(smaller) } : approved,
  };
}

function fewer(found: Findings, share: number): Findings {
  const part = <T>(list: readonly T[]): T[] => list.slice(0, Math.ceil(list.length * share));
  const lists = {
    metrics: part(found.metrics),
    constraints: part(found.constraints),
    bias: part(found.bias),
    features: part(found.features),
  };
  return { ...found, ...lists, more: found.more + countOf(found) - countOf({ ...found, ...lists }) };
}

const countOf = ({ metrics, constraints, bias, features }: Findings): number =>
  metrics.length + constraints.length + bias.length + features.length;
