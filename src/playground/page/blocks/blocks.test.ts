import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { area, bars, gridOf, labelEvery, linePoints, xOf } from "./cartesian.ts";
import { shares, shortNumber, slicePath, smoothPath, valueScale } from "./chart-scale.ts";
import { type CartesianChart, categoriesOf } from "./page-block.ts";
import { nextSort, pageOf, sortRows } from "./table-rows.ts";

const chart = (type: CartesianChart["type"]): CartesianChart => ({
  type,
  series: [
    {
      name: "v1",
      data: [
        { label: "a", value: 40 },
        { label: "b", value: 48 },
      ],
    },
    { name: "v2", data: [{ label: "b", value: 44 }] },
  ],
});

describe("value scale", () => {
  test("ticks are round and enclose the values", () => {
    expect(valueScale([39, 47], false).ticks).toEqual([38, 40, 42, 44, 46, 48]);
    expect(valueScale([0.861, 0.913], false).ticks).toEqual([0.86, 0.88, 0.9, 0.92]);
    expect(valueScale([3, 19], true).ticks).toEqual([0, 5, 10, 15, 20]);
  });

  test("one value, or none, still has a scale", () => {
    expect(valueScale([5], false)).toMatchObject({ low: 4.4, high: 5.6 });
    expect(valueScale([], false).ticks.length).toBeGreaterThan(1);
    expect(valueScale([0, 0], true)).toMatchObject({ low: 0, high: 1 });
  });

  test("whatever the values, they lie between the first and the last tick", () => {
    const value = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), fc.boolean(), (values, fromZero) => {
        const { ticks, low, high } = valueScale(values, fromZero);
        const room = (high - low) * 1e-9;
        expect(low).toBeLessThanOrEqual(Math.min(...values) + room);
        expect(high).toBeGreaterThanOrEqual(Math.max(...values) - room);
        expect(ticks.length).toBeLessThanOrEqual(9);
      }),
    );
  });

  test.each([
    [0.1 + 0.2, "0.3"],
    [1234, "1234"],
    [12_000, "12k"],
    [3_400_000, "3.4M"],
    [2e9, "2B"],
    [-15_000, "-15k"],
  ])("%d is labelled %s", (value, label) => {
    expect(shortNumber(value)).toBe(label);
  });
});

describe("lines", () => {
  test("a path begins at the first point and ends at the last", () => {
    expect(
      smoothPath([
        { x: 0, y: 0 },
        { x: 30, y: 10 },
      ]),
    ).toBe("M0,0C10,3.33,20,6.67,30,10");
    expect(smoothPath([])).toBe("");
  });

  test("a smooth line never shows a value outside the two that it joins", () => {
    const ys = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(ys, (values) => {
        const points = values.map((y, index) => ({ x: index * 10, y }));
        const curves = smoothPath(points)
          .split("C")
          .slice(1)
          .map((part) => part.split(",").map(Number));
        curves.forEach(([, out = 0, , into = 0], index) => {
          const ends = [values[index] ?? 0, values[index + 1] ?? 0];
          for (const y of [out, into]) {
            expect(y).toBeGreaterThanOrEqual(Math.min(...ends) - 0.01);
            expect(y).toBeLessThanOrEqual(Math.max(...ends) + 0.01);
          }
        });
      }),
    );
  });

  test("a category without a value has no point, and an area closes at the base", () => {
    const grid = gridOf(chart("area"), 500);
    const [one, two] = chart("area").series;
    expect(one && linePoints(one, grid)).toHaveLength(2);
    expect(two && linePoints(two, grid)).toHaveLength(1);
    expect(area([{ x: 1, y: 2 }], grid)).toBe(`M1,2L1,${grid.bottom}L1,${grid.bottom}Z`);
    expect(area([], grid)).toBe("");
  });
});

describe("grid", () => {
  test("lines run from edge to edge, bars stand in their bands", () => {
    const lines = gridOf(chart("line"), 500);
    expect([xOf(lines, 0), xOf(lines, 1)]).toEqual([lines.left, lines.right]);
    const banded = gridOf(chart("bar"), 500);
    expect(xOf(banded, 0)).toBeGreaterThan(banded.left);
  });

  test("labels are thinned out where they would touch", () => {
    const many = Array.from({ length: 20 }, (_, index) => `12:${index + 10}`);
    const grid = { ...gridOf(chart("line"), 400), count: 20 };
    expect(labelEvery(grid, many)).toBeGreaterThan(1);
    expect(labelEvery(gridOf(chart("line"), 400), ["a", "b"])).toBe(1);
  });

  test("bars begin at zero and missing ones are left out", () => {
    const grid = gridOf(chart("bar"), 500);
    expect(bars(chart("bar"), 0, grid).map(({ y, height }) => Math.round(y + height))).toEqual([
      grid.bottom,
      grid.bottom,
    ]);
    expect(bars(chart("bar"), 1, grid)).toHaveLength(1);
  });

  test("axis names make room for themselves", () => {
    const named = gridOf({ ...chart("line"), axis_config: { x_label: "minute", y_label: "ms" } }, 500);
    const bare = gridOf(chart("line"), 500);
    expect(named.bottom).toBeLessThan(bare.bottom);
    expect(named.top).toBeGreaterThan(bare.top);
  });

  test("categories come from the first series when the chart names none", () => {
    expect(categoriesOf(chart("line"))).toEqual(["a", "b"]);
  });
});

describe("pie", () => {
  test("shares add up to the whole; nothing is below zero", () => {
    expect(shares([1, 3])).toEqual([
      { from: 0, to: 0.25 },
      { from: 0.25, to: 1 },
    ]);
    expect(shares([-5, 2])).toEqual([
      { from: 0, to: 0 },
      { from: 0, to: 1 },
    ]);
    expect(shares([0])).toEqual([{ from: 0, to: 0 }]);
  });

  test("a quarter goes from the top to the right, and a whole is nearly closed", () => {
    expect(slicePath({ x: 0, y: 0 }, 10, 5, 0, 0.25)).toBe("M0,-10A10,10,0,0,1,10,0L5,0A5,5,0,0,0,0,-5Z");
    expect(slicePath({ x: 0, y: 0 }, 10, 5, 0, 1)).toContain("A10,10,0,1,1,-0.01,-10");
  });
});

describe("data tables", () => {
  const rows = [
    ["b", "10"],
    ["a", "9"],
    ["c", "10"],
  ];
  const cell = (row: readonly string[], column: number) => {
    const text = row[column] ?? "";
    return column === 1 ? { text, number: Number(text) } : { text };
  };

  test("numbers sort by size, words by the alphabet, ties stay", () => {
    expect(sortRows(rows, { column: 1, direction: "ascending" }, cell).map(([name]) => name)).toEqual(["a", "b", "c"]);
    expect(sortRows(rows, { column: 0, direction: "descending" }, cell).map(([name]) => name)).toEqual(["c", "b", "a"]);
    expect(sortRows(rows, undefined, cell)).toBe(rows);
  });

  test("a heading sorts up, then down, then not at all", () => {
    const up = nextSort(undefined, 0);
    const down = nextSort(up, 0);
    expect([up?.direction, down?.direction, nextSort(down, 0)]).toEqual(["ascending", "descending", undefined]);
    expect(nextSort(down, 1)).toEqual({ column: 1, direction: "ascending" });
  });

  test("pages hold so many rows, and a page that is gone becomes the last", () => {
    expect(pageOf([1, 2, 3, 4, 5], 1, 2)).toEqual({ rows: [3, 4], page: 1, pages: 3 });
    expect(pageOf([1, 2, 3], 9, 2)).toEqual({ rows: [3], page: 1, pages: 2 });
    expect(pageOf([], 0, 5)).toEqual({ rows: [], page: 0, pages: 1 });
  });
});
