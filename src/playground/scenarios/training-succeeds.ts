import { runName } from "./names.ts";
import { prod } from "./places.ts";
import type { Scenario } from "./scenario.ts";
import { churnTraining } from "./workloads.ts";

/** The quiet case: one card from start to metrics. */
export const trainingSucceeds: Scenario = {
  id: "training-succeeds",
  title: "Training job succeeds",
  description:
    "churn-nightly trains for a quarter of an hour. One card follows it to its final metrics; try Stop on the way.",
  minutes: 18,
  play(sim) {
    const metrics = { "validation:auc": 0.914, "validation:logloss": 0.287, "train:auc": 0.931 };
    sim.training.create(
      prod,
      { ...churnTraining(prod), TrainingJobName: runName(sim, "churn-nightly") },
      { startSeconds: 120, runSeconds: 840, ending: { ends: "Completed", metrics } },
    );
  },
};
