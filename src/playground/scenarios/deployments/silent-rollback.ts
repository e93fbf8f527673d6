import type { Scenario } from "../scenario.ts";
import { nextDeployment } from "./deployment.ts";
import { canary } from "./strategies.ts";

/** The deployment that looks like a success: InService again, on the old configuration, without a reason. */
export const silentRollback: Scenario = {
  id: "silent-rollback",
  title: "Silent rollback",
  description:
    "churn-serving ends InService without a word of failure, but still on its old configuration. The card must say so.",
  minutes: 11,
  play(sim) {
    const { endpoint, config } = nextDeployment(sim, { name: "churn-serving", version: 7 });
    const deployment = canary(endpoint.name);
    sim.endpoints.update(endpoint, { config, deployment }, { ends: "rolled back", afterSeconds: 300 });
  },
};
