import type { Scenario } from "../scenario.ts";
import { idleEndpoint } from "./deployment.ts";

/** More traffic and machines for the challenger, under the same configuration. */
export const capacityChange: Scenario = {
  id: "capacity-change",
  title: "Weights and instances change",
  description: "pricing gives its challenger half of the traffic and twice the machines; the configuration stays.",
  minutes: 4,
  play(sim) {
    const serving = { name: "pricing", version: 30, variants: { control: 9, challenger: 1 } };
    sim.endpoints.resize(idleEndpoint(sim, serving), [
      { VariantName: "control", DesiredWeight: 5 },
      { VariantName: "challenger", DesiredWeight: 5, DesiredInstanceCount: 6 },
    ]);
  },
};
