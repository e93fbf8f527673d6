import type { Scenario } from "../scenario.ts";
import { nextDeployment } from "./deployment.ts";
import { linear } from "./strategies.ts";

/** Traffic that moves over in four steps. */
export const linearSteps: Scenario = {
  id: "linear-steps",
  title: "Linear deployment in four steps",
  description: "Every two minutes another quarter of recommender's traffic moves to the new models.",
  minutes: 15,
  play(sim) {
    const { endpoint, config } = nextDeployment(sim, { name: "recommender", version: 12, instances: 4 });
    sim.endpoints.update(endpoint, { config, deployment: linear(endpoint.name) });
  },
};
