import type { PipelinePlan, StepPlan } from "../aws/sagemaker/pipeline/plan.ts";
import { bucket, imageUri } from "../aws/sagemaker/place.ts";
import type { SageMaker } from "../aws/sagemaker/simulator.ts";
import { inStudio } from "../aws/sagemaker/user-context.ts";
import { churnMetrics, evaluateChurn } from "./churn-evidence.ts";
import { prod } from "./places.ts";
import { churnTraining, processing } from "./workloads.ts";

/** The group in which the churn pipeline registers its models. */
const group = "churn";
const versionsBefore = 11;

const done = { ends: "Completed" } as const;
const prepare: StepPlan = {
  name: "PrepareData",
  type: "Processing",
  work: () => ({
    does: "processing",
    request: processing(prod, "prepare.py", "ml.m5.xlarge"),
    plan: { startSeconds: 60, runSeconds: 150, ending: done },
  }),
};
const train: StepPlan = {
  name: "TrainModel",
  type: "Training",
  work: () => ({
    does: "training",
    request: churnTraining(prod),
    plan: { startSeconds: 90, runSeconds: 420, ending: { ends: "Completed", metrics: { "validation:auc": 0.921 } } },
  }),
};
const evaluate: StepPlan = {
  name: "EvaluateModel",
  type: "Processing",
  work: () => ({
    does: "processing",
    request: processing(prod, "evaluate.py", "ml.m5.xlarge"),
    plan: { startSeconds: 45, runSeconds: 120, ending: done },
  }),
};
const check: StepPlan = {
  name: "CheckAuc",
  type: "Condition",
  work: () => ({ does: "condition", outcome: "True" }),
};
const register: StepPlan = {
  name: "RegisterModel",
  type: "RegisterModel",
  work: () => ({
    does: "register model",
    group,
    request: { ...churnModel(versionsBefore + 1), ModelApprovalStatus: "PendingManualApproval" },
  }),
};

/** Prepares, trains, evaluates and registers the churn model. */
export const churnPipeline: PipelinePlan = {
  name: "churn-training",
  description: "Trains the churn model and registers it for approval",
  parameters: [
    { Name: "TrainingInstanceType", Type: "String", DefaultValue: "ml.m5.2xlarge" },
    { Name: "MinimumAuc", Type: "Float", DefaultValue: 0.9 },
  ],
  steps: [prepare, train, evaluate, check, register],
};

/** What the next run of the pipeline will have measured: it tells churners better apart, and is surer where it is wrong. */
export const churnEvaluated = ({ world }: SageMaker): void =>
  evaluateChurn(world.objects, versionsBefore + 1, { auc: 0.9213, logLoss: 0.231 });

/** Puts eleven earlier versions into the registry, the last of them approved, unless they are there. */
export function churnHistory({ registry, world }: SageMaker): void {
  const churn = registry.group(prod, group);
  if (registry.packages.find(prod, `${group}/1`)) return;
  for (let version = 1; version <= versionsBefore; version++) {
    const rejected = version === 4 || version === 9;
    evaluateChurn(world.objects, version, { auc: 0.85 + version * 0.0055, logLoss: 0.29 - version * 0.006 });
    registry.register(
      {
        ...churnModel(version),
        group: churn,
        CreatedBy: inStudio(prod, "ana"),
        // One version a week.
        CreationTime: new Date(world.clock.now() - (versionsBefore + 1 - version) * 7 * 86_400_000),
        ModelApprovalStatus: rejected ? "Rejected" : "Approved",
      },
      "quiet",
    );
  }
}

/** A version of the churn model with its reports, as the pipeline registers it. */
function churnModel(version: number) {
  return {
    ModelPackageDescription: "Probability that a customer leaves within 30 days",
    InferenceSpecification: {
      Containers: [
        {
          Image: imageUri(prod, "churn-xgboost:1.7-4"),
          ModelDataUrl: bucket(prod, `churn/models/${version}/model.tar.gz`),
        },
      ],
      SupportedContentTypes: ["text/csv"],
      SupportedResponseMIMETypes: ["text/csv"],
    },
    ModelMetrics: churnMetrics(version),
    CustomerMetadataProperties: { owner: "retention" },
  };
}
