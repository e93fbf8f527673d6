import { runName } from "./names.ts";
import { prod } from "./places.ts";
import type { Scenario } from "./scenario.ts";
import { churnTraining } from "./workloads.ts";

/** A failure reason that would ping everybody if it were not escaped. */
export const trainingHostileReason: Scenario = {
  id: "training-hostile-reason",
  title: "Failure reason full of Slack markup",
  description: "The reason says <!channel> and brings a link of its own. It must be shown as it is and ping nobody.",
  minutes: 5,
  play(sim) {
    const reason = "AlgorithmError: <!channel> & <https://evil|click> *bold* `code`, exit code: 1";
    sim.training.create(
      prod,
      { ...churnTraining(prod), TrainingJobName: runName(sim, "churn-experiment") },
      { startSeconds: 60, runSeconds: 180, ending: { ends: "Failed", reason } },
    );
  },
};
