import { describe, expect, test } from "vitest";
import type { Level, Summary } from "../domain/card.ts";
import type { Phase } from "../domain/status.ts";
import { momentOf, plan } from "./plan.ts";

const summary = (phase: Phase, significance: Level, episode?: string): Summary => ({
  status: { word: phase, label: phase, phase, rank: 0 },
  headline: phase,
  significance,
  episode,
});
const running = summary("running", "all");
const succeeded = summary("succeeded", "outcomes");
const failed = summary("failed", "act");
const calls = (...args: Parameters<typeof plan>) => plan(...args).map((delivery) => delivery.do);
const card = (moment: Summary, digest = "old") => ({ digest, moment: momentOf(moment) });

describe("what a level posts", () => {
  test.each([
    ["act", [0, 0, 1]],
    ["outcomes", [0, 1, 1]],
    ["all", [1, 1, 1]],
  ] as const)("%s", (level, expected) => {
    expect([running, succeeded, failed].map((each) => plan(each, "new", undefined, { level }).length)).toEqual(
      expected,
    );
  });
});

test("a card that exists is kept up to date whatever the level", () => {
  expect(calls(running, "new", card(failed), { level: "act" })).toEqual(["update"]);
});

test("what shows the same is not sent again", () => {
  expect(calls(failed, "same", card(failed, "same"), { level: "all" })).toEqual([]);
});

test("an end on a card that was running is told in its thread, and a failure in the channel too", () => {
  expect(plan(succeeded, "new", card(running), { level: "all" })).toEqual([
    { do: "update" },
    { do: "reply", broadcast: false },
  ]);
  expect(plan(failed, "new", card(running), { level: "all" })).toEqual([
    { do: "update" },
    { do: "reply", broadcast: true },
  ]);
});

test("an act-only channel is not told of a success", () => {
  expect(calls(succeeded, "new", card(failed), { level: "act" })).toEqual(["update"]);
});

test("the same moment is told once, a second deployment again", () => {
  const one = summary("succeeded", "outcomes", "config-2");
  const two = summary("succeeded", "outcomes", "config-3");
  expect(calls(one, "new", card(one), { level: "all" })).toEqual(["update"]);
  expect(calls(two, "new", card(one), { level: "all" })).toEqual(["update", "reply"]);
});

test("what the card of its pipeline tells gets no card of its own, and no replies on one that it has", () => {
  expect(calls(failed, "new", undefined, { level: "all", toldAbove: true })).toEqual([]);
  expect(calls(failed, "new", card(running), { level: "all", toldAbove: true })).toEqual(["update"]);
});

test("a card in whose thread something is to be told is posted before its own level asks for it", () => {
  expect(calls(running, "new", undefined, { level: "outcomes", awaited: true })).toEqual(["post"]);
});
