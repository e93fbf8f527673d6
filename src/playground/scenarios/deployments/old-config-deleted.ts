import { prod } from "../places.ts";
import type { Scenario } from "../scenario.ts";
import { nextDeployment } from "./deployment.ts";
import { whenBack } from "./when-back.ts";

/** A deployment that cannot be rolled back, since somebody tidied up. */
export const oldConfigDeleted: Scenario = {
  id: "old-config-deleted",
  title: "Old configuration is deleted",
  description:
    "spam-filter is updated, and then somebody deletes the configuration it came from. Roll back must say that there is no way back.",
  minutes: 5,
  play(sim) {
    const { endpoint, config } = nextDeployment(sim, { name: "spam-filter", version: 88 });
    const old = sim.hosting.configs.find(prod, endpoint.api.EndpointConfigName ?? "");
    sim.endpoints.update(endpoint, { config });
    whenBack(sim, endpoint, () => old && sim.hosting.deleteConfig(old));
  },
};
