import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { startPacer } from "./pacer.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("moves the virtual clock by real time times speed, also when the speed changes, until it is stopped", () => {
  let speed = 1;
  let virtual = 0;
  const tick = (milliseconds: number) => {
    virtual += milliseconds;
  };
  const stop = startPacer({ speed: () => speed, tick, realNow: () => Date.now() });
  vi.advanceTimersByTime(1_000);
  expect(virtual).toBe(1_000);
  speed = 60;
  vi.advanceTimersByTime(1_000);
  expect(virtual).toBe(61_000);
  stop();
  vi.advanceTimersByTime(1_000);
  expect(virtual).toBe(61_000);
});
