/** The analysis.json of SageMaker Clarify (developer guide, "Analysis results"): bias of groups, and what features count. */
import type { BiasMetric } from "../domain/evidence.ts";
import { isRecord } from "../events/fields.ts";
import { numberIn, recordAt, textOf } from "./bounds.ts";

/** The sections of an analysis that are read here and are no metrics. */
export const clarifySections: readonly string[] = [
  "pre_training_bias_metrics",
  "post_training_bias_metrics",
  "explanations",
];

/** Every bias metric, before and after training, in the report's order. */
export const biasIn = (report: unknown): readonly BiasMetric[] => [
  ...facetsOf("before training", recordAt(report, "pre_training_bias_metrics")),
  ...facetsOf("after training", recordAt(report, "post_training_bias_metrics")),
];

function facetsOf(stage: BiasMetric["stage"], section: unknown): readonly BiasMetric[] {
  return Object.entries(recordAt(section, "facets")).flatMap(([column, groups]) =>
    (Array.isArray(groups) ? groups : []).flatMap((group: unknown) => {
      const { value_or_threshold: which, metrics } = isRecord(group) ? group : {};
      const value = textOf(which);
      const facet = value === undefined ? column : `${column} = ${value}`;
      return (Array.isArray(metrics) ? metrics : []).flatMap((metric: unknown) => metricOf(stage, facet, metric));
    }),
  );
}

/** Clarify writes null, or an error in its place, for what it could not compute. */
function metricOf(stage: BiasMetric["stage"], facet: string, metric: unknown): readonly BiasMetric[] {
  if (!isRecord(metric)) return [];
  const name = textOf(metric["name"]);
  const value = numberIn(metric["value"]);
  if (name === undefined || value === undefined) return [];
  return [{ stage, facet, name, value }];
}

/** What each feature counts, by the first method and for all labels together the most; the ones that count most first. */
export function featuresIn(report: unknown): readonly { readonly name: string; readonly value: number }[] {
  const [method] = Object.values(recordAt(report, "explanations"));
  const counts = new Map<string, number>();
  for (const label of Object.values(isRecord(method) ? method : {})) {
    for (const [name, value] of Object.entries(recordAt(label, "global_shap_values"))) {
      const size = numberIn(value);
      if (size !== undefined) counts.set(name, Math.max(counts.get(name) ?? 0, Math.abs(size)));
    }
  }
  return [...counts].map(([name, value]) => ({ name, value })).toSorted((a, b) => b.value - a.value);
}
