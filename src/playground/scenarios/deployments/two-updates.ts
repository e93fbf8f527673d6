import type { Scenario } from "../scenario.ts";
import { nextDeployment } from "./deployment.ts";
import { whenBack } from "./when-back.ts";

/** One update hard on the heels of another: each is a deployment of its own, and neither is a rollback. */
export const twoUpdates: Scenario = {
  id: "two-updates",
  title: "Two updates in quick succession",
  description: "eta-model is updated, and ten seconds after it is in service again updated once more. Both go through.",
  minutes: 10,
  play(sim) {
    const serving = { name: "eta-model", version: 60 };
    const { endpoint, config } = nextDeployment(sim, serving);
    sim.endpoints.update(endpoint, { config });
    whenBack(sim, endpoint, () => {
      const next = nextDeployment(sim, serving);
      sim.endpoints.update(next.endpoint, { config: next.config });
    });
  },
};
