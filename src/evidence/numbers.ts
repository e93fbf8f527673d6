import type { Metric } from "../domain/evidence.ts";
import { isRecord } from "../events/fields.ts";
import { bounds, numberIn, textOf } from "./bounds.ts";
import { isConstraint } from "./monitor.ts";

/** A number of a report with the keys that lead to it. */
interface Named {
  readonly path: readonly string[];
  readonly value: number;
  readonly deviation: number | undefined;
}

/**
 * Every number of a report by its name: `{ accuracy: 0.9 }`, `{ mse: { value, standard_deviation } }` and lists of
 * `{ name, value }` alike, and of any other shape each number by its keys. Points of curves are no metrics.
 */
export function numbersIn(report: unknown): readonly Metric[] {
  const found: Named[] = [];
  let visits = 0;
  const visit = (value: unknown, path: readonly string[]): void => {
    visits += 1;
    if (visits > bounds.visits || path.length > bounds.depth || isConstraint(value)) return;
    const named = metricIn(value, path);
    if (named) return void found.push(named);
    if (Array.isArray(value)) {
      if (!isCurve(value)) for (const [index, each] of value.entries()) visit(each, [...path, String(index)]);
    } else if (isRecord(value)) {
      for (const [key, each] of Object.entries(value)) visit(each, [...path, key]);
    }
  };
  visit(report, []);
  return withShortNames(found);
}

/** The names that layouts give to one metric and its value: Model Monitor's, SageMaker's own, MLflow's. */
const nameKeys = ["name", "MetricName", "metric_name", "metric", "key"];
const valueKeys = ["value", "Value"];
const deviationKeys = ["standard_deviation", "std", "stddev"];

function metricIn(value: unknown, path: readonly string[]): Named | undefined {
  // The version of the layout is no metric.
  if (path.length === 1 && path[0] === "version") return undefined;
  const bare = path.length > 0 ? numberIn(value) : undefined;
  if (bare !== undefined) return { path, value: bare, deviation: undefined };
  if (!isRecord(value)) return undefined;
  const number = firstOf(value, valueKeys, numberIn);
  if (number === undefined) return undefined;
  const name = firstOf(value, nameKeys, textOf);
  const named = name === undefined ? path : [...path.slice(0, -1), name];
  if (named.length === 0) return undefined;
  return { path: named, value: number, deviation: firstOf(value, deviationKeys, numberIn) };
}

function firstOf<T>(
  value: Readonly<Record<string, unknown>>,
  keys: readonly string[],
  read: (value: unknown) => T | undefined,
): T | undefined {
  for (const key of keys) {
    const found = read(value[key]);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Lists of bare numbers are curves, distributions and predictions. */
const isCurve = (value: readonly unknown[]): boolean =>
  value.length > 1 && value.every((each) => numberIn(each) !== undefined || each === null);

/** What only says that metrics follow is left out of their names, as long as they stay apart. */
const wrappers = /^(metrics|results?|scores?|evaluation|\w+_metrics)$/i;

function withShortNames(found: readonly Named[]): readonly Metric[] {
  const short = found.map(({ path }) => {
    const rest = path.filter((key, index) => index === path.length - 1 || !wrappers.test(key));
    return rest.join(" / ");
  });
  const times = Map.groupBy(short, (name) => name);
  return found.map(({ path, value, deviation }, index) => {
    const name = short[index] ?? "";
    const apart = (times.get(name)?.length ?? 0) > 1 ? path.join(" / ") : name;
    return { name: apart, value, ...(deviation === undefined ? {} : { deviation }) };
  });
}
