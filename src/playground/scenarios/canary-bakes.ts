import { canary, nextDeployment } from "./deployment.ts";
import { prod } from "./places.ts";
import type { Scenario } from "./scenario.ts";

/** A deployment that goes well, with two bakes to watch. */
export const canaryBakes: Scenario = {
  id: "canary-bakes",
  title: "Canary deployment bakes and succeeds",
  description: "ranker moves to its next configuration: one instance bakes for ten minutes, then all three for five.",
  minutes: 21,
  play(sim) {
    const { endpoint, config } = nextDeployment(sim, prod, "ranker", 41);
    sim.endpoints.update(endpoint, { config, deployment: canary(endpoint.name) });
  },
};
