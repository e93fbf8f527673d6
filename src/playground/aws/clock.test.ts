import { expect, it } from "vitest";
import { createClock } from "./clock.ts";

it("runs due tasks at their own moment, in the order of their times", () => {
  const clock = createClock(1_000);
  const seen: string[] = [];
  clock.after(200, () => seen.push(`second at ${clock.now()}`));
  clock.after(100, () => seen.push(`first at ${clock.now()}`));
  clock.after(500, () => seen.push("not yet"));
  clock.advance(300);
  expect(seen).toEqual(["first at 1100", "second at 1200"]);
  expect(clock.now()).toBe(1_300);
  expect(clock.pending).toBe(1);
});

it("runs what a task schedules when that falls due in the same step", () => {
  const clock = createClock(0);
  const seen: number[] = [];
  clock.after(10, () => clock.after(10, () => seen.push(clock.now())));
  clock.advance(25);
  expect(seen).toEqual([20]);
});

it("keeps the order of scheduling for equal times", () => {
  const clock = createClock(0);
  const seen: string[] = [];
  for (const name of ["a", "b", "c"]) clock.after(5, () => seen.push(name));
  clock.advance(5);
  expect(seen).toEqual(["a", "b", "c"]);
});

it("never runs a cancelled task", () => {
  const clock = createClock(0);
  const timer = clock.after(5, () => expect.unreachable());
  timer.cancel();
  timer.cancel();
  clock.advance(10);
  expect(clock.pending).toBe(0);
});
