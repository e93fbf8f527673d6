import type { Constraint, Metric } from "../domain/evidence.ts";
import type { Broken, Compared, Verdict } from "../domain/weighed.ts";
import { type Direction, directionOf } from "./directions.ts";

/**
 * The metrics of a version beside those of another. What is known to be good or bad comes first, the rest as the report
 * has it.
 */
export function compare(metrics: readonly Metric[], approved: readonly Metric[]): readonly Compared[] {
  const before = new Map(approved.map(({ name, value }) => [keyOf(name), value]));
  const rows = metrics.map(({ name, value, deviation }): Compared & { readonly known: boolean } => {
    const direction = directionOf(name);
    const old = before.get(keyOf(name));
    const compared = old === undefined ? undefined : { value: old, verdict: verdictOn(value, old, direction) };
    return { name, value, deviation, before: compared, known: direction !== undefined };
  });
  return [...rows.filter(({ known }) => known), ...rows.filter(({ known }) => !known)].map(
    ({ known: _, ...row }) => row,
  );
}

/** Two versions of one training script may write one metric in two ways. */
const keyOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Differences that come from writing a number down are none. */
const noise = 1e-9;

/** What it means that a metric went from one value to another. */
export function verdictOn(value: number, before: number, direction: Direction | undefined): Verdict {
  if (Math.abs(value - before) <= noise * Math.max(Math.abs(value), Math.abs(before))) return "same";
  switch (direction) {
    case undefined:
      return "unknown";
    case "higher":
      return value > before ? "better" : "worse";
    case "lower":
      return value < before ? "better" : "worse";
    case "toward zero":
      return closer(value, before, 0);
    case "toward one":
      return closer(value, before, 1);
  }
}

function closer(value: number, before: number, best: number): Verdict {
  const [now, then] = [Math.abs(value - best), Math.abs(before - best)];
  if (now === then) return "same";
  return now < then ? "better" : "worse";
}

/** The constraints that the metrics do not keep, each metric by its own name. */
export function brokenBy(metrics: readonly Metric[], constraints: readonly Constraint[]): readonly Broken[] {
  const values = new Map(metrics.map(({ name, value }) => [keyOf(name), value]));
  return constraints.flatMap((constraint) => {
    const value = values.get(keyOf(constraint.metric));
    if (value === undefined) return [];
    const { broken, threshold } = constraint;
    return (broken === "below" ? value < threshold : value > threshold) ? [{ ...constraint, value }] : [];
  });
}
