import { prod } from "./places.ts";
import type { Scenario } from "./scenario.ts";
import { rankerTraining } from "./workloads.ts";

/** Forty training jobs that must not become forty cards. */
export const tuningOf40: Scenario = {
  id: "tuning-of-40",
  title: "Tuning job with 40 training jobs",
  description:
    "Eight at a time, three of them fail. Some two hundred events fold into one card with progress and the best job.",
  minutes: 26,
  play(sim) {
    sim.tuning.create(prod, {
      // Tuning job names end at 32 characters, children's names start with theirs.
      HyperParameterTuningJobName: `ranker-tuning-${sim.world.ids.short(6)}`,
      metric: "validation:ndcg@10",
      objective: "Maximize",
      maxJobs: 40,
      maxParallel: 8,
      training: rankerTraining(prod),
      Tags: { team: "search" },
      parameters: (index) => ({
        learning_rate: (0.01 + (index % 10) * 0.02).toFixed(2),
        num_leaves: String(31 + (index % 7) * 16),
        min_child_samples: String(10 + (index % 4) * 10),
      }),
      plan: (index) => ({
        startSeconds: 45 + (index % 5) * 6,
        runSeconds: 150 + ((index * 37) % 120),
        ending:
          index % 13 === 6
            ? {
                ends: "Failed",
                reason: "AlgorithmError: LightGBMError: Check failed: (num_leaves) > (1), exit code: 1",
              }
            : // Better towards the middle of the search space, with a ripple.
              {
                ends: "Completed",
                metrics: { "validation:ndcg@10": 0.42 - ((index - 23) / 100) ** 2 + (index % 3) * 0.001 },
              },
      }),
    });
  },
};
