import type { ChartBlock } from "../kit/chart.ts";
import { bold, join, lines, type Mrkdwn, mrkdwn } from "../text.ts";
import { formatNumber } from "../words.ts";
import { fence } from "./fence.ts";

/** What stands for a chart where there are none: of a line how it went, of bars their values, drawn with characters. */
export const chartAsMrkdwn = ({ title, chart }: ChartBlock): Mrkdwn =>
  chart.type === "bar"
    ? lines([bold(title), fence(bars(chart.series))])
    : mrkdwn`${bold(title)}: ${join(chart.series.map(line))}`;

type Series = ChartBlock["chart"]["series"];

/** Where a series began, where it is, and between which values it moved. */
function line({ name, data }: Series[number]): Mrkdwn {
  const values = data.map((point) => point.value);
  const [first = 0, last = 0] = [values.at(0), values.at(-1)];
  const [low, high] = [Math.min(...values), Math.max(...values)].map(formatNumber);
  return mrkdwn`${name} ${formatNumber(first)} → ${bold(formatNumber(last))} (lowest ${low ?? ""}, highest ${high ?? ""})`;
}

const barWidth = 16;

/** One line for each value, its bar as long as its share of the longest; the names of several series stand behind. */
function bars(series: Series): string {
  const points = series.flatMap(({ name, data }) => data.map((point) => ({ ...point, name })));
  const longest = Math.max(...points.map(({ value }) => Math.abs(value)));
  const width = Math.max(...points.map(({ label }) => label.length));
  const labels = [...new Set(points.map(({ label }) => label))];
  return labels
    .flatMap((label) => points.filter((point) => point.label === label))
    .map(({ label, value, name }) => {
      const cells = longest > 0 ? Math.round((Math.abs(value) / longest) * barWidth) : 0;
      const of = series.length > 1 ? `  ${name}` : "";
      return `${label.padEnd(width)}  ${"█".repeat(cells).padEnd(barWidth)}  ${formatNumber(value)}${of}`;
    })
    .join("\n");
}
