import { type Point, type Scale, smoothPath, valueScale } from "./chart-scale.ts";
import { type CartesianChart, categoriesOf, type Series, valueAt } from "./page-block.ts";

/** The drawing's height in pixels; its width is that of the message. */
export const height = 220;

/** Where things go in a line, bar or area chart. */
export interface Grid {
  readonly width: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly count: number;
  /** Bars stand in the middle of their band, lines run from edge to edge. */
  readonly banded: boolean;
  readonly scale: Scale;
  readonly categories: readonly string[];
  readonly y: (value: number) => number;
  readonly xLabel?: string;
  readonly yLabel?: string;
}

/** The grid of a chart: room for its labels, round ticks, zero at the base of bars and areas. */
export function gridOf(chart: CartesianChart, width: number): Grid {
  const categories = categoriesOf(chart);
  const values = chart.series.flatMap(({ data }) => data.map(({ value }) => value));
  const scale = valueScale(values, chart.type !== "line");
  const { x_label: xLabel, y_label: yLabel } = chart.axis_config ?? {};
  const top = yLabel === undefined ? 10 : 26;
  const bottom = height - (xLabel === undefined ? 26 : 42);
  return {
    width,
    left: 44,
    right: width - 20,
    top,
    bottom,
    count: categories.length,
    banded: chart.type === "bar",
    scale,
    categories,
    y: (value) => bottom - ((value - scale.low) / (scale.high - scale.low)) * (bottom - top),
    ...(xLabel === undefined ? {} : { xLabel }),
    ...(yLabel === undefined ? {} : { yLabel }),
  };
}

/** The middle of a category along the x axis. */
export function xOf(grid: Grid, index: number): number {
  const span = grid.right - grid.left;
  if (grid.banded || grid.count < 2) return grid.left + (span * (index + 0.5)) / Math.max(1, grid.count);
  return grid.left + (span * index) / (grid.count - 1);
}

/** Every how many categories a label fits; about seven units per letter. */
export function labelEvery(grid: Grid, categories: readonly string[]): number {
  const longest = Math.max(1, ...categories.map(({ length }) => length)) * 7 + 10;
  return Math.max(1, Math.ceil((longest * grid.count) / (grid.right - grid.left)));
}

/** The points of a series; a category without a value is left out. */
export function linePoints(series: Series, grid: Grid): readonly Point[] {
  return grid.categories.flatMap((category, index) => {
    const value = valueAt(series, category);
    return value === undefined ? [] : [{ x: xOf(grid, index), y: grid.y(value) }];
  });
}

/** The outline between a line and the base. */
export function area(points: readonly Point[], grid: Grid): string {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return "";
  const base = grid.y(Math.max(0, grid.scale.low));
  return `${smoothPath(points)}L${last.x},${base}L${first.x},${base}Z`;
}

/** A rectangle of the drawing, in pixels. */
export interface Bar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The bars of one series, side by side with those of the others. */
export function bars(chart: CartesianChart, index: number, grid: Grid): readonly Bar[] {
  const series = chart.series[index];
  const band = (grid.right - grid.left) / Math.max(1, grid.count);
  const each = Math.min(40, (band * 0.72) / Math.max(1, chart.series.length));
  const zero = grid.y(0);
  return grid.categories.flatMap((category, at) => {
    const value = series === undefined ? undefined : valueAt(series, category);
    if (value === undefined) return [];
    const y = grid.y(value);
    const x = xOf(grid, at) + (index - chart.series.length / 2) * each;
    return [{ x, y: Math.min(y, zero), width: Math.max(1, each - 2), height: Math.max(1, Math.abs(zero - y)) }];
  });
}
