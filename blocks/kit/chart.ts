import type { KnownBlock } from "@slack/types";
import { limits } from "../limits.ts";
import { plain } from "../text.ts";
import { shorten } from "../words.ts";

/** Slack's data_visualization block (June 2026), which @slack/types 3.2 does not have yet. */
export interface ChartBlock {
  readonly type: "data_visualization";
  readonly block_id?: string;
  readonly title: string;
  readonly chart: {
    readonly type: "line" | "bar" | "area";
    readonly series: readonly {
      readonly name: string;
      readonly data: readonly { readonly label: string; readonly value: number }[];
    }[];
    readonly axis_config: {
      readonly categories: readonly string[];
      readonly x_label?: string;
      readonly y_label?: string;
    };
  };
}

export interface Point {
  readonly label: string;
  readonly value: number;
}

/** A line chart of one series; undefined with fewer than two points, which make no line. Of many points twenty are shown. */
export function lineChart(
  title: string,
  series: string,
  points: readonly Point[],
  xLabel: string,
): KnownBlock | undefined {
  const finite = points.filter((point) => Number.isFinite(point.value));
  const data = unique(sampled(finite).map(({ label, value }) => ({ label: words(label, limits.chart.label), value })));
  if (data.length < 2) return undefined;
  return asKnownBlock({
    type: "data_visualization",
    title: words(title, limits.chart.title),
    chart: {
      type: "line",
      series: [{ name: words(series, limits.chart.seriesName), data }],
      axis_config: { categories: data.map((point) => point.label), x_label: words(xLabel, limits.chart.axisLabel) },
    },
  });
}

/** A bar chart of one series or several, on the terms of `seriesChart`. */
export function barChart(
  title: string,
  series: readonly { readonly name: string; readonly points: readonly Point[] }[],
  xLabel: string,
): KnownBlock | undefined {
  return seriesChart(title, series, xLabel, "bar");
}

/**
 * A line chart of several series with one point each for the same labels, of which the last counts where one is there twice.
 * Undefined with fewer than two labels.
 */
export function seriesChart(
  title: string,
  series: readonly { readonly name: string; readonly points: readonly Point[] }[],
  xLabel: string,
  type: "line" | "bar" = "line",
): KnownBlock | undefined {
  const drawn = series.map(({ name, points }, index) => ({
    name: nameOnce(
      name,
      series.slice(0, index).map((each) => each.name),
    ),
    data: unique(points.map(({ label, value }) => ({ label: words(label, limits.chart.label), value }))),
  }));
  const categories = drawn[0]?.data.map((point) => point.label) ?? [];
  if (categories.length < 2) return undefined;
  return asKnownBlock({
    type: "data_visualization",
    title: words(title, limits.chart.title),
    chart: { type, series: drawn, axis_config: { categories, x_label: words(xLabel, limits.chart.axisLabel) } },
  });
}

/** Names that are equal once they are shortened get a number: Slack wants each once. */
function nameOnce(name: string, before: readonly string[]): string {
  const short = words(name, limits.chart.seriesName);
  const same = before.filter((each) => words(each, limits.chart.seriesName) === short).length;
  return same === 0 ? short : `${words(name, limits.chart.seriesName - 3)} ${same + 1}`;
}

/** At most twenty points, evenly spread, the first and the last always among them. */
function sampled(points: readonly Point[]): readonly Point[] {
  const last = points.length - 1;
  const max = limits.chart.points;
  if (last < max) return points;
  return Array.from({ length: max }, (_, index) => points[Math.round((index * last) / (max - 1))]).flatMap(
    (point) => point ?? [],
  );
}

/** Slack wants each category once: of points with one label the last counts. */
const unique = (points: readonly Point[]): readonly Point[] => [
  ...new Map(points.map((point) => [point.label, point])).values(),
];

const words = (text: string, max: number): string => shorten(plain(text).trim(), max) || "–";

// The one cast to a block type that @slack/types does not know; Slack takes it, and `basic` redraws it where it does not.
function asKnownBlock(block: ChartBlock): KnownBlock {
  return block as unknown as KnownBlock;
}

/** The block as a chart, if it is one: the way back through the cast above. */
export function asChart(block: { readonly type: string }): ChartBlock | undefined {
  return block.type === "data_visualization" ? (block as unknown as ChartBlock) : undefined;
}
