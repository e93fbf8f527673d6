/** Where a metric is better. */
export type Direction = "higher" | "lower" | "toward zero" | "toward one";

/** Words that make another thing of a metric: how it varies, a threshold, a baseline, a difference between two. */
const otherThings =
  /\b(std|stddev|deviation|variance|threshold|constant|baseline|support|gap|drop|delta|diff|difference|drift|change|weight)\b/;

/** Words of metrics by direction. The first line with a word that the name holds counts, so what is turned around comes first. */
const table: readonly (readonly [Direction, readonly string[]])[] = [
  ["lower", ["false positive rate", "false negative rate", "fpr", "fnr", "false discovery rate", "misclassification"]],
  ["lower", ["error", "errors", "mse", "rmse", "mae", "mape", "smape", "rmsle", "msle", "mase", "wape", "wql"]],
  ["lower", ["loss", "logloss", "cross entropy", "crossentropy", "perplexity", "hinge", "deviance", "residual"]],
  ["lower", ["brier", "ece", "nll", "rmspe", "wer", "cer", "fid", "aic", "bic", "quantile loss"]],
  ["lower", ["toxicity", "hallucination", "latency", "duration", "inference time"]],
  ["higher", ["true positive rate", "true negative rate", "tpr", "tnr", "sensitivity", "specificity"]],
  ["higher", ["accuracy", "acc", "precision", "recall", "auc", "auroc", "auprc", "roc auc", "pr auc", "gini"]],
  ["higher", ["f1", "f2", "f0 5", "f beta", "fbeta", "f score", "fscore", "f measure", "dice", "iou", "jaccard"]],
  ["higher", ["r2", "r squared", "rsquared", "explained variance", "correlation", "pearson", "spearman"]],
  ["higher", ["map", "m ap", "average precision", "ap", "ndcg", "mrr", "hit rate", "hits", "lift", "throughput"]],
  ["higher", ["mcc", "matthews", "kappa", "bleu", "rouge", "meteor", "bertscore", "silhouette", "ks statistic"]],
];

/**
 * Where a metric is better, by its name in whatever writing: `validation:auc`, `f1-score`, `meanSquaredError`, `test/acc`.
 * Undefined where it is not known, so that nobody is told that a number got better which may have got worse.
 */
export function directionOf(name: string): Direction | undefined {
  const spaced = ` ${wordsOf(name)} `;
  const holds = (word: string): boolean => spaced.includes(` ${word} `);
  if (holds("explained variance")) return "higher";
  if (otherThings.test(spaced)) return undefined;
  return table.find(([, words]) => words.some(holds))?.[0];
}

/** Lower-case words between single spaces: what is written together in one library is written apart in the next. */
const wordsOf = (name: string): string =>
  name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .toLowerCase();

/** Clarify's bias metrics are differences, and best at zero; Disparate Impact is a ratio, and best at one. */
export const biasDirection = (name: string): Direction => (name === "DI" ? "toward one" : "toward zero");
