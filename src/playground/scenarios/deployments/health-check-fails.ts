import type { Scenario } from "../scenario.ts";
import { nextDeployment } from "./deployment.ts";

const reason =
  "The primary container for production variant AllTraffic did not pass the ping health check. Please check CloudWatch logs for this endpoint.";

/** A model that does not come up. */
export const healthCheckFails: Scenario = {
  id: "health-check-fails",
  title: "New model fails its health check",
  description:
    "sentiment moves all at once, but its new containers never answer /ping. It stays InService on the old ones, with a reason.",
  minutes: 10,
  play(sim) {
    const { endpoint, config } = nextDeployment(sim, { name: "sentiment", version: 23 });
    const plan = { ends: "rolled back", during: "launch", launchSeconds: 600, afterSeconds: 500, reason } as const;
    sim.endpoints.update(endpoint, { config }, plan);
  },
};
