import type { PipelinePlan } from "../aws/sagemaker/pipeline/plan.ts";
import { prod } from "./places.ts";
import type { Scenario } from "./scenario.ts";
import { churnTraining, processing } from "./workloads.ts";

const arn = `arn:aws:sagemaker:${prod.region}:${prod.account}`;
const reason =
  "AlgorithmError: KeyError: 'label' in evaluate.py line 48: the test set of 2026-11-02 has no labels yet, exit code: 1";

/** Six steps: the first comes from the cache, the fourth fails until the execution is retried. */
const fraudPipeline: PipelinePlan = {
  name: "fraud-training",
  description: "Trains the fraud model",
  steps: [
    {
      name: "IngestTransactions",
      type: "Processing",
      work: () => ({
        does: "reuse",
        sourceExecutionArn: `${arn}:pipeline/fraud-training/execution/p4jn9xou8a8s`,
        processingJobArn: `${arn}:processing-job/pipelines-p4jn9xou8a8s-ingesttransactions-tmgxry49ug`,
      }),
    },
    {
      name: "BuildFeatures",
      type: "Processing",
      work: () => ({
        does: "processing",
        request: processing(prod, "features.py", "ml.m5.xlarge"),
        plan: { startSeconds: 45, runSeconds: 120, ending: { ends: "Completed" } },
      }),
    },
    {
      name: "TrainFraudModel",
      type: "Training",
      work: () => ({
        does: "training",
        request: churnTraining(prod),
        plan: {
          startSeconds: 60,
          runSeconds: 300,
          ending: { ends: "Completed", metrics: { "validation:auc": 0.957 } },
        },
      }),
    },
    {
      name: "EvaluateFraudModel",
      type: "Processing",
      work: (attempt) => ({
        does: "processing",
        request: processing(prod, "evaluate.py", "ml.m5.xlarge"),
        plan: {
          startSeconds: 45,
          runSeconds: 60,
          ending: attempt === 1 ? { ends: "Failed", reason } : { ends: "Completed" },
        },
      }),
    },
    { name: "CheckQuality", type: "Condition", work: () => ({ does: "condition", outcome: "True" }) },
    {
      name: "RegisterFraudModel",
      type: "RegisterModel",
      work: () => ({
        does: "register model",
        group: "fraud",
        request: { ModelPackageDescription: "Fraud score", ModelApprovalStatus: "PendingManualApproval" },
      }),
    },
  ],
};

/** A pipeline whose evaluation fails; a retry from the failure goes through. */
export const pipelineFails: Scenario = {
  id: "pipeline-fails",
  title: "Pipeline fails in its fourth step",
  description:
    "fraud-training takes one step from the cache and fails in the evaluation. A retry from the failed step succeeds.",
  minutes: 12,
  play(sim) {
    sim.pipelines.start(sim.pipelines.define(prod, fraudPipeline), { displayName: "fraud-weekly" });
  },
};
