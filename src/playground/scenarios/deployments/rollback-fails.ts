import type { Scenario } from "../scenario.ts";
import { nextDeployment } from "./deployment.ts";
import { rolling } from "./strategies.ts";

const reason =
  "Rollback of the endpoint update failed: CapacityError: Unable to provision requested ML compute capacity. Please retry using a different ML instance type.";

/** A rolling deployment that gets neither there nor back. */
export const rollbackFails: Scenario = {
  id: "rollback-fails",
  title: "Rollback fails as well",
  description:
    "translator is halfway through its batches when it must go back, and there is no capacity. It serves a mix until somebody updates it.",
  minutes: 17,
  play(sim) {
    const serving = { name: "translator", version: 9, instances: 6, instanceType: "ml.g6.12xlarge" } as const;
    const { endpoint, config } = nextDeployment(sim, serving);
    // In the bake of the second batch.
    const plan = { ends: "rollback failed", afterSeconds: 480, reason } as const;
    sim.endpoints.update(endpoint, { config, deployment: rolling(endpoint.name) }, plan);
  },
};
