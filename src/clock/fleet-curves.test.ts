import { describe, expect, test } from "vitest";
import { comparable } from "./fleet-curves.ts";

const points = (from: number, ...values: readonly number[]) =>
  values.map((value, index) => ({ at: from + index, value }));
const curve = (title: string, fresh: ReturnType<typeof points>) => ({
  title,
  series: [
    { name: "new", points: fresh },
    { name: "old", points: points(1, 5, 6, 7, 8) },
  ],
});

describe("what two fleets measure", () => {
  test("is counted from zero where the new one was not there yet", () => {
    expect(comparable([curve("Requests and errors", points(3, 2, 3))])[0]?.series[0]?.points).toEqual([
      { at: 1, value: 0 },
      { at: 3, value: 2 },
      { at: 4, value: 3 },
    ]);
  });

  test("is compared from the moment on at which both are measured", () => {
    expect(comparable([curve("Model latency p90, ms", points(3, 2, 3))])[0]?.series).toEqual([
      { name: "new", points: points(3, 2, 3) },
      { name: "old", points: points(3, 7, 8) },
    ]);
  });

  test("is that of the old one alone while the new one has not made a line", () => {
    expect(comparable([curve("Model latency p90, ms", points(4, 2))])[0]?.series).toEqual([
      { name: "old", points: points(1, 5, 6, 7, 8) },
    ]);
  });
});
