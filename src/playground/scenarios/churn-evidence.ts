import type { ModelMetrics } from "@aws-sdk/client-sagemaker";
import type { Objects } from "../aws/s3.ts";
import { bucket } from "../aws/sagemaker/place.ts";
import { prod } from "./places.ts";

const report = (version: number, file: string): string => bucket(prod, `churn/evaluation/${version}/${file}`);
const json = (S3Uri: string) => ({ ContentType: "application/json", S3Uri });

/** The reports that the pipeline registers with a version of the churn model. */
export const churnMetrics = (version: number): ModelMetrics => ({
  ModelQuality: {
    Statistics: json(report(version, "statistics.json")),
    Constraints: json(report(version, "constraints.json")),
  },
  Bias: { PostTrainingReport: json(report(version, "bias/analysis.json")) },
  Explainability: { Report: json(report(version, "shap/analysis.json")) },
});

/** What a version of the churn model was measured to be. */
interface Measured {
  readonly auc: number;
  readonly logLoss: number;
}

/** Writes the reports of a version, in the layouts of Model Monitor and Clarify. */
export function evaluateChurn(objects: Objects, version: number, { auc, logLoss }: Measured): void {
  // The other metrics follow the AUC, so that versions differ in all of them.
  const metrics = {
    auc: [auc, 0.0021],
    accuracy: [0.62 + auc * 0.31, 0.0018],
    precision: [0.44 + auc * 0.36, 0.0061],
    recall: [1.43 - auc * 0.7, 0.0041],
    f1: [0.35 + auc * 0.47, 0.0049],
    log_loss: [logLoss, 0.0032],
    accuracy_best_constant_classifier: [0.7872, 0.0021],
  } as const;
  objects.put(report(version, "statistics.json"), {
    version: 0.0,
    dataset: { item_count: 4211 },
    binary_classification_metrics: {
      confusion_matrix: { 0: { 0: 3104, 1: 211 }, 1: { 0: 187, 1: 709 } },
      ...Object.fromEntries(
        Object.entries(metrics).map(([name, [value, deviation]]) => [name, { value, standard_deviation: deviation }]),
      ),
    },
  });
  objects.put(report(version, "constraints.json"), {
    version: 0.0,
    binary_classification_constraints: {
      auc: { threshold: 0.85, comparison_operator: "LessThanThreshold" },
      recall: { threshold: 0.79, comparison_operator: "LessThanThreshold" },
    },
  });
  objects.put(report(version, "bias/analysis.json"), {
    version: "1.0",
    post_training_bias_metrics: {
      label: "churned",
      label_value_or_threshold: "1",
      facets: {
        age_over_60: [
          {
            value_or_threshold: "1",
            metrics: [
              bias("AD", "Accuracy Difference", -0.07 + version * 0.0024),
              bias("DPPL", "Difference in Positive Proportions in Predicted Labels", 0.021 + version * 0.004),
              bias("DI", "Disparate Impact", 0.96 - version * 0.011),
            ],
          },
        ],
      },
    },
  });
  objects.put(report(version, "shap/analysis.json"), {
    version: "1.0",
    explanations: {
      kernel_shap: {
        label0: {
          global_shap_values: {
            tenure_months: 0.2107,
            monthly_charge: 0.1422,
            support_calls: 0.0911,
            contract_type: 0.0834,
            payment_method: 0.0412,
            data_usage: 0.0298,
            late_payments: 0.0251,
            region: 0.0102,
          },
          expected_value: 0.2128,
        },
      },
    },
  });
}

const bias = (name: string, words: string, value: number) => ({ name, description: `${words} (${name})`, value });
