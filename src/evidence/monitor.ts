/** The files of SageMaker Model Monitor that are no metrics: constraints.json, and statistics.json of a data set. */
import type { Constraint } from "../domain/evidence.ts";
import { isRecord } from "../events/fields.ts";
import { numberIn, recordAt, textOf } from "./bounds.ts";

/** True for what limits a metric: under `…_constraints` in Model Monitor's own files, elsewhere in those that people write. */
export const isConstraint = (value: unknown): value is Readonly<Record<string, unknown>> =>
  isRecord(value) && numberIn(value["threshold"]) !== undefined && textOf(value["comparison_operator"]) !== undefined;

/** What a metric may not fall below or rise above; the operator says when a constraint is broken. */
export function constraintsIn(report: unknown): readonly Constraint[] {
  return Object.values(isRecord(report) ? report : {})
    .flatMap((section) => Object.entries(isRecord(section) ? section : {}))
    .flatMap(([metric, each]) => {
      if (!isConstraint(each)) return [];
      const threshold = numberIn(each["threshold"]);
      const operator = String(each["comparison_operator"]);
      const broken = operator.startsWith("Less") ? "below" : operator.startsWith("Greater") ? "above" : undefined;
      return threshold === undefined || broken === undefined ? [] : [{ metric, threshold, broken } as const];
    });
}

/** How large the data set is that a file describes; no columns where it does not describe them. */
export function dataSetIn(report: unknown): { readonly rows?: number; readonly columns?: number } {
  const features = isRecord(report) ? report["features"] : undefined;
  const described = Array.isArray(features) && features.every((each) => isRecord(each) && "inferred_type" in each);
  const rows = numberIn(recordAt(report, "dataset")["item_count"]);
  return { ...(described ? { columns: features.length } : {}), ...(rows === undefined ? {} : { rows }) };
}
