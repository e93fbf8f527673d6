import type { Scenario } from "../scenario.ts";
import { nextDeployment } from "./deployment.ts";
import { canary } from "./strategies.ts";

/** A deployment that goes well, with two bakes to watch, unless somebody aborts it. */
export const canaryBakes: Scenario = {
  id: "canary-bakes",
  title: "Canary bakes and succeeds",
  description: "ranker moves to its next configuration: one instance bakes for ten minutes, then all three for five.",
  minutes: 21,
  play(sim) {
    const { endpoint, config } = nextDeployment(sim, { name: "ranker", version: 41 });
    sim.endpoints.update(endpoint, { config, deployment: canary(endpoint.name) });
  },
};
