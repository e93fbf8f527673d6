import type { KnownBlock } from "@slack/types";
import type { Curve } from "../../src/domain/found.ts";
import { limits } from "../limits.ts";
import { shorten } from "../words.ts";
import { type Point, seriesChart } from "./chart.ts";

/** What stands under a moment (milliseconds since the epoch). */
type LabelOf = (at: number) => string;

/** "12 min" since the first point: what matters of something that ran. */
export const sinceStart = ({ series }: Curve): LabelOf => {
  const first = Math.min(...series.flatMap(({ points }) => points.map(({ at }) => at)));
  return (at) => `${Math.round((at - first) / 60_000)} min`;
};

/** "14:05": what matters of something that goes on. Charts know no time zone but the one that is written: UTC. */
export const timeOfDay: LabelOf = (at) => new Date(at).toISOString().slice(11, 16);

/** A line chart of values over time; undefined with fewer than two points. Where a series has no value, its last one stands. */
export function curveChart({ title, series: told }: Curve, labelOf: LabelOf, xLabel: string): KnownBlock | undefined {
  const series = told.map(({ name, points }) => ({ name, points: points.filter(isDrawable) }));
  const times = sampled(
    [...new Set(series.flatMap(({ points }) => points.map(({ at }) => at)))].toSorted((a, b) => a - b),
  );
  const named = series.slice(0, limits.chart.series).map(({ name, points }) => ({
    name,
    points: times.map((time): Point => ({ label: labelOf(time), value: valueAt(points, time) })),
  }));
  return seriesChart(title, named, xLabel);
}

/** JSON has no word for a value that is no number, and a Date ends at 8.64e15 ms. */
const isDrawable = ({ at, value }: Curve["series"][number]["points"][number]): boolean =>
  Number.isFinite(value) && Math.abs(at) <= 8.64e15;

/** The newest value up to a moment, else the first one. */
function valueAt(points: Curve["series"][number]["points"], time: number): number {
  return (points.findLast(({ at }) => at <= time) ?? points[0])?.value ?? 0;
}

/** At most twenty moments, evenly spread, the first and the last always among them. */
function sampled(times: readonly number[]): readonly number[] {
  const [last, max] = [times.length - 1, limits.chart.points];
  if (last < max) return times;
  return Array.from({ length: max }, (_, index) => times[Math.round((index * last) / (max - 1))] ?? 0);
}

/** The last value of each series, in words: for fallback texts. */
export const lastValues = ({ series }: Curve, format: (value: number) => string): string =>
  series.map(({ name, points }) => `${shorten(name, 40)} ${format(points.at(-1)?.value ?? Number.NaN)}`).join(", ");
