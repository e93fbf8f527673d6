import type { Scenario } from "../scenario.ts";
import { nextDeployment } from "./deployment.ts";
import { canary } from "./strategies.ts";

/** Inf1 instances: no guardrails, no bake, and not one deployment event. */
export const excludedEndpoint: Scenario = {
  id: "excluded-endpoint",
  title: "Endpoint without deployment events",
  description:
    "ocr runs on Inf1 instances, which deployment guardrails leave out: it moves all at once and only says Updating and InService.",
  minutes: 5,
  play(sim) {
    const serving = { name: "ocr", version: 14, instanceType: "ml.inf1.2xlarge" } as const;
    const { endpoint, config } = nextDeployment(sim, serving);
    sim.endpoints.update(endpoint, { config, deployment: canary(endpoint.name) });
  },
};
