import type { KnownBlock } from "@slack/types";

/** Slack's native chart block (June 2026), which @slack/types 3.2 does not know yet. */
export interface DataVisualizationBlock {
  readonly type: "data_visualization";
  readonly block_id?: string;
  readonly title?: string;
  readonly chart: Chart;
}

/** The four kinds of chart. */
export type Chart = CartesianChart | PieChart;

/** Series over shared categories. */
export interface CartesianChart {
  readonly type: "line" | "bar" | "area";
  readonly series: readonly Series[];
  readonly axis_config?: {
    readonly categories?: readonly string[];
    readonly x_label?: string;
    readonly y_label?: string;
  };
}

/** One line, one set of bars, or one area. */
export interface Series {
  readonly name: string;
  readonly data: readonly { readonly label: string; readonly value: number }[];
}

/** Parts of a whole. */
export interface PieChart {
  readonly type: "pie";
  readonly segments: readonly { readonly label: string; readonly value: number }[];
}

/** Every block that a message, a modal or the App Home can hold. */
export type PageBlock = KnownBlock | DataVisualizationBlock;

/** The labels along the x axis, also when a chart leaves its categories to its first series. */
export function categoriesOf(chart: CartesianChart): readonly string[] {
  return chart.axis_config?.categories ?? chart.series[0]?.data.map(({ label }) => label) ?? [];
}

/** The value of a series at a category; undefined where the series has none. */
export function valueAt(series: Series, category: string): number | undefined {
  return series.data.find(({ label }) => label === category)?.value;
}
