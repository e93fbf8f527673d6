import type { Scenario } from "../scenario.ts";
import { nextDeployment } from "./deployment.ts";
import { rolling } from "./strategies.ts";

/** Large machines are replaced two at a time. */
export const rollingBatches: Scenario = {
  id: "rolling-batches",
  title: "Rolling deployment of GPU instances",
  description:
    "llm-chat replaces its six machines two at a time: each batch is launched, bakes, and sends two old ones away.",
  minutes: 20,
  play(sim) {
    const serving = { name: "llm-chat", version: 5, instances: 6, instanceType: "ml.g6.12xlarge" } as const;
    const { endpoint, config } = nextDeployment(sim, serving);
    sim.endpoints.update(endpoint, { config, deployment: rolling(endpoint.name) });
  },
};
