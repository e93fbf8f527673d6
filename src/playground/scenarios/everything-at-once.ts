import type { Scenario } from "./scenario.ts";

/** Between two scenarios. */
const apartMs = 5_000;

/** All other scenarios together, a few seconds apart: a busy morning. */
export const everythingAtOnce = (others: readonly Scenario[]): Scenario => ({
  id: "everything-at-once",
  title: "Everything at once",
  description: "All stories together: hundreds of events in half an hour, and still one card for each thing.",
  minutes: Math.ceil(Math.max(...others.map(({ minutes }, index) => minutes + (index * apartMs) / 60_000))),
  play(sim) {
    others.forEach((scenario, index) => {
      sim.world.clock.after(index * apartMs, () => scenario.play(sim));
    });
  },
});
