import type { Findings } from "../domain/evidence.ts";
import { isRecord } from "../events/fields.ts";
import { boundedName, bounds } from "./bounds.ts";
import { biasIn, clarifySections, featuresIn } from "./clarify.ts";
import { constraintsIn, dataSetIn } from "./monitor.ts";
import { numbersIn } from "./numbers.ts";

/** What a file says, or why it says nothing. */
export type ReportRead =
  | { readonly is: "read"; readonly found: Findings }
  | { readonly is: "unread"; readonly because: "not JSON" | "no numbers" };

/**
 * Reads a report of ModelMetrics: Model Monitor's statistics and constraints, Clarify's bias and explainability, the
 * evaluation.json of pipelines, and of any other shape its numbers. Never throws, whatever the text is.
 */
export function readReport(text: string): ReportRead {
  const json = parsed(text);
  if (json === undefined) return { is: "unread", because: "not JSON" };
  const data = dataSetIn(json.value);
  const numbers = data.columns === undefined ? numbersIn(withoutSections(json.value)) : [];
  const lists = {
    metrics: numbers,
    constraints: constraintsIn(json.value),
    bias: biasIn(json.value),
    features: featuresIn(json.value),
  };
  const all = Object.values(lists).reduce((sum, list) => sum + list.length, 0);
  if (all === 0 && data.columns === undefined) return { is: "unread", because: "no numbers" };
  const kept = {
    metrics: lists.metrics.slice(0, bounds.metrics).map((each) => ({ ...each, name: boundedName(each.name) })),
    constraints: lists.constraints
      .slice(0, bounds.constraints)
      .map((each) => ({ ...each, metric: boundedName(each.metric) })),
    bias: lists.bias
      .slice(0, bounds.bias)
      .map((each) => ({ ...each, facet: boundedName(each.facet), name: boundedName(each.name) })),
    features: lists.features.slice(0, bounds.features).map((each) => ({ ...each, name: boundedName(each.name) })),
  };
  const shown = Object.values(kept).reduce((sum, list) => sum + list.length, 0);
  return { is: "read", found: { ...kept, ...data, more: all - shown } };
}

/** What other readers read is no metric. */
function withoutSections(value: unknown): unknown {
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => ![...clarifySections, "dataset"].includes(key)));
}

function parsed(text: string): { readonly value: unknown } | undefined {
  const plain = text.replace(/^\uFEFF/, "");
  return tried(plain) ?? tried(plain.replace(pythonNumbers, (token) => (token.startsWith('"') ? token : "null")));
}

/**
 * Python writes NaN and Infinity, which JSON does not have: such numbers are none. Strings are matched whole, so that words
 * in them stay; one without an end is matched, too, since looking for its end from every quote would take for ever.
 */
const pythonNumbers = /"(?:\\.|[^"\\])*"?|-?\b(?:NaN|Infinity)\b/gs;

function tried(json: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(json) };
  } catch {
    return undefined;
  }
}
