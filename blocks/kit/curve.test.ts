import { expect, test } from "vitest";
import { curveChart, timeOfDay } from "./curve.ts";

const at = (minute: number): number => Date.parse("2026-03-02T14:00:00Z") + minute * 60_000;

test("a value that is no number is left out of a chart, and the last one before it stands", () => {
  const points = [
    { at: at(0), value: 1 },
    { at: at(1), value: Number.NaN },
    { at: at(2), value: 3 },
  ];
  const steady = [0, 1, 2].map((minute) => ({ at: at(minute), value: 2 }));
  const series = [
    { name: "old", points },
    { name: "new", points: steady },
  ];
  expect(curveChart({ title: "Errors", series }, timeOfDay, "UTC")).toMatchObject({
    chart: {
      series: [
        { name: "old", data: [{ value: 1 }, { label: "14:01", value: 1 }, { value: 3 }] },
        { name: "new", data: [{ value: 2 }, { value: 2 }, { value: 2 }] },
      ],
    },
  });
});

test("a moment beyond what a date can be is left out of a chart", () => {
  const points = [-9e15, at(0), at(1), 9e15].map((each) => ({ at: each, value: 1 }));
  expect(curveChart({ title: "Errors", series: [{ name: "old", points }] }, timeOfDay, "UTC")).toMatchObject({
    chart: { series: [{ data: [{ label: "14:00" }, { label: "14:01" }] }] },
  });
});
