import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ROOT } from "../bundle.ts";
import { floodPerHour, loads, monthlyCost, total } from "./cost.ts";
import { prices } from "./prices.ts";
import { costTable } from "./table.ts";

const idle = { name: "idle", events: 0, requests: 0, underWay: 0 };
const line = (load: typeof idle, what: RegExp): number =>
  monthlyCost(load).find((each) => what.test(each.what))?.dollars ?? Number.NaN;

describe("what a month costs", () => {
  test("nothing happens: the clock, the alarms, the dashboard and two secrets remain", () => {
    const ticks = 30 * 24 * 60;
    expect(line(idle, /^Lambda/)).toBeCloseTo(ticks * (0.5 * 0.5 * prices.lambdaGbSecond + prices.lambdaRequest), 6);
    expect(line(idle, /^EventBridge/)).toBeCloseTo(ticks * prices.schedulerInvocation, 6);
    expect(line(idle, /^Secrets/)).toBeGreaterThan(2 * prices.secretMonth);
    expect(total(monthlyCost(idle))).toBeLessThan(10);
  });

  test("more never costs less", () => {
    const load = fc.record({ events: fc.nat(1e6), requests: fc.nat(1e5), underWay: fc.nat(500) });
    fc.assert(
      fc.property(load, load, (a, b) => {
        const both = {
          events: a.events + b.events,
          requests: a.requests + b.requests,
          underWay: a.underWay + b.underWay,
        };
        const cost = (each: typeof both) => total(monthlyCost({ name: "", ...each }));
        expect(cost(both)).toBeGreaterThanOrEqual(Math.max(cost(a), cost(b)) - 1e-9);
      }),
    );
  });

  test("the largest part comes first", () => {
    for (const load of loads) {
      const parts = monthlyCost(load).map(({ dollars }) => dollars);
      expect(parts).toEqual(parts.toSorted((a, b) => b - a));
    }
  });

  test("a flood of the public address is bounded by its concurrency", () => {
    expect(floodPerHour(20)).toBeLessThan(2);
    expect(floodPerHour(40)).toBeCloseTo(2 * floodPerHour(20), 9);
  });
});

test("docs/operate.md shows the table that npm run cost prints, and the bound", () => {
  const text = readFileSync(join(ROOT, "docs", "operate.md"), "utf8");
  expect(text).toContain(costTable());
  expect(text.replace(/\s+/g, " ")).toContain(`about ${Math.ceil(floodPerHour(20))} dollars an hour`);
});
