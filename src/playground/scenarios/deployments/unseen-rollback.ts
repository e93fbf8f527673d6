import type { Scenario } from "../scenario.ts";
import { nextDeployment } from "./deployment.ts";
import { canary } from "./strategies.ts";

/** A silent rollback of which no deployment event tells: Updating, InService, and that is all. */
export const unseenRollback: Scenario = {
  id: "unseen-rollback",
  title: "Silent rollback, no events",
  description:
    "search-embed goes back to its old configuration, and EventBridge only says Updating and InService. Looking again tells.",
  minutes: 11,
  play(sim) {
    const { endpoint, config } = nextDeployment(sim, { name: "search-embed", version: 3 });
    sim.hosting.withoutDeploymentEvents.add(endpoint.arn);
    const deployment = canary(endpoint.name);
    sim.endpoints.update(endpoint, { config, deployment }, { ends: "rolled back", afterSeconds: 300 });
  },
};
