import { registerRanker } from "./ranker-versions.ts";
import type { Scenario } from "./scenario.ts";

/** Two versions of one group, of which only the newer one is decided on. */
export const newerVersionWaits: Scenario = {
  id: "newer-version-waits",
  title: "A newer version takes its place",
  description: "A version of ranker waits for approval; three minutes later a newer one does. The older card says so.",
  minutes: 5,
  play(sim) {
    registerRanker(sim, "Ranks offers by margin");
    sim.world.clock.after(3 * 60_000, () => void registerRanker(sim, "Ranks offers by margin, without the leak"));
  },
};
