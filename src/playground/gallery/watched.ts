import { factOf } from "../../domain/resource.ts";
import type { Guardrails, Watch } from "../../events/endpoint/parts.ts";
import { storyOf } from "../../events/endpoint/story.ts";
import { viewOf } from "../../notify/view.ts";
import { minutes, type Story, stateAfter } from "./story.ts";

const alarms = ["ranker-5xx-errors", "ranker-latency-p90"];

/** A bake as the clock sees it beside its event: its guardrails, its alarms, and what both fleets measure. */
export function watchedBake(event: Readonly<Record<string, unknown>>): readonly Story[] {
  const state = stateAfter(event);
  const { newest } = state ? storyOf(viewOf("endpoint", state).parts) : {};
  if (!state || !newest) return [];
  const at = minutes(6);
  const stamp = { final: 0, at, rank: 0 } as const;
  const guardrails: Guardrails = {
    ...{ at, type: "CANARY", step: { size: 25, unit: "percent" }, alarms },
    ...{ waitMs: 600_000, finalWaitMs: 300_000, timeoutMs: 3_600_000 },
  };
  const watch = (fives: number, state: string): Watch => ({
    ...{ of: newest.startedAt, at },
    alarms: alarms.map((name, index) => ({ name, state: index === 0 ? state : "OK", composite: false })),
    curves: [
      { title: "Model latency p90, ms", series: [line("new", 41, 1.2), line("old", 44, -0.3)] },
      {
        title: "Requests and errors",
        series: [line("new requests", 300, 9), line("new 5XX", fives, fives), line("old requests", 900, -9)],
      },
    ],
  });
  const story = (title: string, seen: Watch): Story => ({
    title,
    events: [event],
    changes: [factOf(state, "guardrails", stamp, guardrails), factOf(state, "watch", stamp, seen)],
  });
  return [
    story("deployment: baking, as the clock sees it", watch(0, "OK")),
    story("deployment: baking, and an alarm goes off", watch(12, "ALARM")),
  ];
}

/** Seven minutes of a value that begins so and changes by so much a minute. */
const line = (name: string, first: number, change: number): Watch["curves"][number]["series"][number] => ({
  name,
  points: Array.from({ length: 7 }, (_, index) => ({ at: minutes(index), value: first + change * index })),
});
