import type { Scenario } from "../scenario.ts";
import { nextDeployment } from "./deployment.ts";
import { canary } from "./strategies.ts";

/** An A/B test that goes on while its models are replaced: each variant has a canary of its own. */
export const twoVariants: Scenario = {
  id: "two-variants",
  title: "Canary of an A/B test",
  description:
    "ads-ctr serves nine of ten requests with control and one with challenger; both get new models together.",
  minutes: 21,
  play(sim) {
    const serving = { name: "ads-ctr", version: 71, instances: 4, variants: { control: 9, challenger: 1 } };
    const { endpoint, config } = nextDeployment(sim, serving);
    sim.endpoints.update(endpoint, { config, deployment: canary(endpoint.name) });
  },
};
