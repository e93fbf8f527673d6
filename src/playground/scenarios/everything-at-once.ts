import type { Scenario } from "./scenario.ts";

/** All other scenarios together, a few seconds apart: a busy morning. */
export const everythingAtOnce = (others: readonly Scenario[]): Scenario => ({
  id: "everything-at-once",
  title: "Everything at once",
  description: "All stories together: hundreds of events in half an hour, and still one card for each thing.",
  minutes: Math.max(...others.map(({ minutes }) => minutes)) + 1,
  play(sim) {
    others.forEach((scenario, index) => {
      sim.world.clock.after(index * 5_000, () => scenario.play(sim));
    });
  },
});
