import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findingsSchema } from "../domain/evidence.ts";
import { bounds } from "./bounds.ts";
import { readReport } from "./read-report.ts";

const fixture = (name: string): string => readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), "utf8");

function found(report: string | object) {
  const read = readReport(typeof report === "string" ? report : JSON.stringify(report));
  if (read.is === "unread") throw new Error(read.because);
  return read.found;
}
const metrics = (report: string | object) =>
  Object.fromEntries(found(report).metrics.map(({ name, value }) => [name, value]));

describe("a report of Model Monitor", () => {
  test("tells each metric by its own name, with its deviation where there is one", () => {
    const { metrics } = found(fixture("model-quality-binary"));
    expect(metrics).toContainEqual({ name: "auc", value: 0.9212, deviation: 0.0021 });
    expect(metrics).toContainEqual({ name: "false_positive_rate", value: 0.06365007541478129 });
  });

  test("has no metrics of the points of its curves", () => {
    expect(Object.keys(metrics(fixture("model-quality-binary"))).join()).not.toContain("curve");
  });

  test("about regression is read the same way", () => {
    expect(metrics(fixture("model-quality-regression"))).toEqual({ mae: 0.3711, mse: 0.4409, rmse: 0.664, r2: 0.812 });
  });

  test("about data tells how large they are, and none of their means as if they were quality", () => {
    expect(found(fixture("data-quality-statistics"))).toMatchObject({ rows: 48211, columns: 2, metrics: [] });
  });

  test("of constraints tells what may not fall below and what may not rise above", () => {
    const { constraints, metrics } = found(fixture("model-quality-constraints"));
    expect(constraints).toContainEqual({ metric: "recall", threshold: 0.8, broken: "below" });
    expect(constraints).toContainEqual({ metric: "false_positive_rate", threshold: 0.1, broken: "above" });
    expect(metrics).toEqual([]);
  });
});

describe("an analysis of Clarify", () => {
  test("tells the bias of each group before and after training, but for what could not be computed", () => {
    const { bias, metrics } = found(fixture("clarify-analysis"));
    expect(bias.map(({ stage, facet, name, value }) => `${stage}: ${facet}: ${name} ${value}`)).toEqual([
      "before training: age_over_60 = 1: CI 0.62",
      "before training: age_over_60 = 1: DPL 0.1745",
      "after training: age_over_60 = 1: AD -0.0412",
      "after training: age_over_60 = 1: DI 0.7113",
    ]);
    expect(metrics).toEqual([]);
  });

  test("tells the features that count most, whatever sign they have and for whatever label", () => {
    const { features } = found({
      explanations: {
        kernel_shap: {
          label0: { global_shap_values: { a: 0.1, b: -0.5 } },
          label1: { global_shap_values: { a: 0.3, c: 0.2 } },
        },
      },
    });
    expect(features).toEqual([
      { name: "b", value: 0.5 },
      { name: "a", value: 0.3 },
      { name: "c", value: 0.2 },
    ]);
  });
});

describe("the evaluation.json of a pipeline", () => {
  test.each([
    ["nested", { regression_metrics: { mse: { value: 4.9, standard_deviation: 2.1 } } }, { mse: 4.9 }],
    ["flat", { accuracy: 0.9, "validation:auc": "0.93" }, { accuracy: 0.9, "validation:auc": 0.93 }],
    ["in a wrapper", { metrics: { accuracy: { value: 0.9 } } }, { accuracy: 0.9 }],
    ["plain below its kind", { multiclass_classification_metrics: { accuracy: 0.9 } }, { accuracy: 0.9 }],
    ["without a deviation in words", { m_metrics: { f1: { value: 0.5, standard_deviation: "NA" } } }, { f1: 0.5 }],
    [
      "a list of names and values",
      [
        { MetricName: "auc", Value: 0.9 },
        { name: "f1", value: 0.8 },
      ],
      { auc: 0.9, f1: 0.8 },
    ],
    ["one name and value", { name: "auc", value: 0.9 }, { auc: 0.9 }],
    ["beside other facts", { version: 1, model: "churn", ok: true, none: null, auc: 0.9 }, { auc: 0.9 }],
  ])("is read when it is %s", (_how, report, expected) => {
    expect(metrics(report)).toEqual(expected);
  });

  test("of scikit-learn is read by class and average", () => {
    expect(metrics(fixture("sklearn-report"))).toMatchObject({ accuracy: 0.9055, "1 / recall": 0.7913 });
  });

  test("keeps metrics of one name apart by where they stand", () => {
    expect(metrics({ train_metrics: { auc: 0.99 }, test_metrics: { auc: 0.9 } })).toEqual({
      "train_metrics / auc": 0.99,
      "test_metrics / auc": 0.9,
    });
  });

  test("as Python writes it, with NaN and Infinity, is read without those numbers", () => {
    expect(metrics('{"auc": 0.9, "r2": NaN, "mape": -Infinity, "note": "NaN is no number", "std": Infinity}')).toEqual({
      auc: 0.9,
    });
  });
});

test.each([
  ["", "not JSON"],
  ["<html>", "not JSON"],
  ['{"auc": 0.9', "not JSON"],
  ["{}", "no numbers"],
  ['{"auc": NaN}', "no numbers"],
  ['["a", true, null]', "no numbers"],
  [fixture("data-quality-statistics").slice(1), "not JSON"],
])("%j says nothing: %s", (text, because) => {
  expect(readReport(text)).toEqual({ is: "unread", because });
});

describe("whatever a file holds", () => {
  const total = (found: ReturnType<typeof findingsSchema.parse>) =>
    found.metrics.length + found.constraints.length + found.bias.length + found.features.length;
  const withinBounds = (text: string): void => {
    const read = readReport(text);
    if (read.is === "unread") return;
    expect(findingsSchema.parse(read.found)).toEqual(read.found);
    expect(total(read.found)).toBeLessThanOrEqual(200);
    const names = JSON.stringify(read.found, (_key, each) =>
      typeof each === "string" && each.length > bounds.nameCharacters ? "TOO LONG" : each,
    );
    expect(names).not.toContain("TOO LONG");
  };

  test("it is read without an error and within bounds", () => {
    fc.assert(fc.property(fc.oneof(fc.json({ maxDepth: 6 }), fc.string()), withinBounds), { numRuns: 500 });
  });

  test("also where it looks like a report and is none", () => {
    const keys = fc.constantFrom(
      ...["pre_training_bias_metrics", "facets", "metrics", "explanations", "kernel_shap", "label0", "value"],
      ...["global_shap_values", "features", "inferred_type", "dataset", "item_count", "auc_constraints", "threshold"],
      ...["comparison_operator", "name", "standard_deviation", "__proto__", "constructor", "toString"],
    );
    const { report } = fc.letrec((tie) => ({
      report: fc.oneof(
        { maxDepth: 6 },
        fc.oneof(fc.double(), fc.string(), fc.constant(null), fc.boolean()),
        fc.array(tie("report"), { maxLength: 4 }),
        fc.dictionary(keys, tie("report"), { maxKeys: 5 }),
      ),
    }));
    fc.assert(
      fc.property(report, (value) => withinBounds(JSON.stringify(value))),
      { numRuns: 500 },
    );
  });

  test("a report of thousands of metrics is kept to what a person can look through, and says how many more there are", () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`metric_${index}`, index]));
    const { metrics, more } = found(many);
    expect(metrics).toHaveLength(bounds.metrics);
    expect(more).toBe(5000 - bounds.metrics);
  });

  test("depth, length and quotes without end cost no time", () => {
    expect(readReport("[".repeat(200_000)).is).toBe("unread");
    expect(readReport(`{"a":${"[".repeat(5000)}1${"]".repeat(5000)}}`).is).toBe("unread");
    expect(readReport(`"${'\\"'.repeat(500_000)}`).is).toBe("unread");
    expect(found({ ["x".repeat(5000)]: 1 }).metrics[0]?.name).toHaveLength(bounds.nameCharacters);
  });

  test("a secret in a name is masked", () => {
    expect(JSON.stringify(found({ "https://u:hunter22@host/auc": 1 }))).not.toContain("hunter22");
  });
});
