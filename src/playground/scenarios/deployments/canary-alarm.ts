import type { Scenario } from "../scenario.ts";
import { errorAlarm } from "./alarms.ts";
import { nextDeployment } from "./deployment.ts";
import { canary } from "./strategies.ts";

/** The canary that does what a canary is for. */
export const canaryAlarm: Scenario = {
  id: "canary-alarm",
  title: "Canary rolls back on an alarm",
  description:
    "The new model of fraud-scorer answers with errors. After four minutes its 5xx alarm goes off, and SageMaker goes back.",
  minutes: 10,
  play(sim) {
    const { endpoint, config } = nextDeployment(sim, { name: "fraud-scorer", version: 18 });
    sim.endpoints.update(
      endpoint,
      { config, deployment: canary(endpoint.name) },
      { ends: "rolled back", afterSeconds: 240, alarm: errorAlarm(endpoint.name) },
    );
  },
};
