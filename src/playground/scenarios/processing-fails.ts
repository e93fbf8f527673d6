import { runName } from "./names.ts";
import { dev } from "./places.ts";
import type { Scenario } from "./scenario.ts";
import { processing } from "./workloads.ts";

/** A job of the development account that runs out of memory. */
export const processingFails: Scenario = {
  id: "processing-fails",
  title: "Processing job fails in the dev account",
  description: "feature-backfill needs more memory than its machine has. Its card names the other account.",
  minutes: 8,
  play(sim) {
    const reason =
      "ClientError: Please use an instance type with more memory, or reduce the size of job data processed on an instance.";
    sim.processing.create(
      dev,
      { ...processing(dev, "backfill.py", "ml.r5.4xlarge"), ProcessingJobName: runName(sim, "feature-backfill") },
      { startSeconds: 90, runSeconds: 330, ending: { ends: "Failed", reason } },
    );
  },
};
