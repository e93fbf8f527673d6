import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { brokenBy, compare, verdictOn } from "./compare.ts";
import { biasDirection, directionOf } from "./directions.ts";

describe("which way a metric is better", () => {
  test.each([
    ...["auc", "validation:auc", "AUC-ROC", "rocAuc", "accuracy", "test/acc", "balanced_accuracy", "f1", "f1-score"],
    ...["F1Score", "macro_f1", "f0_5", "weighted avg / recall", "precision_at_10", "precision@10", "r2", "R2_score"],
    ...["explained_variance", "true_positive_rate", "ndcg@10", "mAP", "cohen_kappa", "specificity", "1 / recall"],
  ])("%s: higher", (name) => {
    expect(directionOf(name)).toBe("higher");
  });

  test.each([
    ...["mse", "rmse", "MAE", "mape", "meanSquaredError", "mean_absolute_percentage_error", "log_loss", "logloss"],
    ...["validation:logloss", "eval_loss", "cross-entropy", "perplexity", "false_positive_rate", "errorRate"],
    ...["brier_score", "wer", "p99 latency", "hamming_loss"],
  ])("%s: lower", (name) => {
    expect(directionOf(name)).toBe("lower");
  });

  test.each([
    ...["confusion_matrix / 0 / 1", "support", "accuracy_best_constant_classifier", "auc_std", "f1_threshold"],
    ...[
      "baseline_accuracy",
      "accuracy gap",
      "rows",
      "training_time",
      "quality",
      "lossless",
      "macro",
      "",
      "constructor",
    ],
  ])("%s: nobody knows", (name) => {
    expect(directionOf(name)).toBeUndefined();
  });

  test("bias is best at zero, and Disparate Impact at one", () => {
    expect(biasDirection("DPL")).toBe("toward zero");
    expect(verdictOn(-0.1, 0.2, biasDirection("DPL"))).toBe("better");
    expect(verdictOn(0.8, 1.1, biasDirection("DI"))).toBe("worse");
  });
});

describe("a version beside the approved one", () => {
  const rows = compare(
    [
      { name: "rows", value: 4211 },
      { name: "auc", value: 0.913, deviation: 0.002 },
      { name: "log_loss", value: 0.231 },
      { name: "f1", value: 0.7 },
    ],
    [
      { name: "AUC", value: 0.897 },
      { name: "log-loss", value: 0.224 },
      { name: "rows", value: 4000 },
    ],
  );

  test("is better, worse, or other in a way that nobody can judge; judged rows come first", () => {
    expect(rows.map(({ name, before }) => [name, before?.value, before?.verdict])).toEqual([
      ["auc", 0.897, "better"],
      ["log_loss", 0.224, "worse"],
      ["f1", undefined, undefined],
      ["rows", 4000, "unknown"],
    ]);
  });

  test("keeps the deviation of a metric", () => {
    expect(rows[0]?.deviation).toBe(0.002);
  });

  test("is the same where only the writing of a number differs", () => {
    expect(verdictOn(0.1 + 0.2, 0.3, "higher")).toBe("same");
    expect(verdictOn(0, 0, "lower")).toBe("same");
  });

  test("is never better one way and better the other way, too", () => {
    const opposite = { better: "worse", worse: "better", same: "same", unknown: "unknown" } as const;
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    const direction = fc.constantFrom("higher", "lower", "toward zero", "toward one", undefined);
    fc.assert(
      fc.property(number, number, direction, (a, b, each) => {
        expect(verdictOn(a, b, each)).toBe(opposite[verdictOn(b, a, each)]);
      }),
    );
  });
});

test("constraints that a metric does not keep are named with its value, others not at all", () => {
  const metrics = [
    { name: "recall", value: 0.79 },
    { name: "false_positive_rate", value: 0.06 },
  ];
  const constraints = [
    { metric: "recall", threshold: 0.8, broken: "below" },
    { metric: "false_positive_rate", threshold: 0.1, broken: "above" },
    { metric: "auc", threshold: 0.9, broken: "below" },
  ] as const;
  expect(brokenBy(metrics, constraints)).toEqual([{ metric: "recall", threshold: 0.8, broken: "below", value: 0.79 }]);
});
