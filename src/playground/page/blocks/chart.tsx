import { type ReactNode, useState } from "react";
import { Icon } from "../shell/icons.tsx";
import { CartesianPlot } from "./cartesian-plot.tsx";
import { shortNumber } from "./chart-scale.ts";
import { ChartTable } from "./chart-table.tsx";
import { type Chart, categoriesOf, type DataVisualizationBlock } from "./page-block.ts";
import { PiePlot } from "./pie-plot.tsx";

/** Slack's native chart: title, plot, legend, and the same numbers as a table. */
export function ChartView({ block }: { readonly block: DataVisualizationBlock }): ReactNode {
  const [asTable, setAsTable] = useState(false);
  const { chart } = block;
  const title = block.title ?? "Chart";
  const names = chart.type === "pie" ? chart.segments.map(({ label }) => label) : chart.series.map(({ name }) => name);
  return (
    <figure className="chart">
      <figcaption className="chart-head">
        <span className="chart-title">{title}</span>
        <button
          type="button"
          className="ghost"
          aria-label={asTable ? `Show ${title} as a chart` : `Show ${title} as a table`}
          title={asTable ? "Show as chart" : "Show as table"}
          onClick={() => setAsTable(!asTable)}
        >
          <Icon name={asTable ? "chart" : "table"} size={16} />
        </button>
      </figcaption>
      {asTable ? (
        <ChartTable chart={chart} />
      ) : (
        <>
          {chart.type === "pie" ? (
            <PiePlot chart={chart} label={summary(title, chart)} />
          ) : (
            <CartesianPlot chart={chart} label={summary(title, chart)} />
          )}
          <ul className="legend" aria-hidden="true">
            {names.map((name, index) => (
              <li key={name}>
                <span className={`key series-${index % 12}`} />
                {name}
              </li>
            ))}
          </ul>
        </>
      )}
    </figure>
  );
}

/** What the picture says, for those who do not see it. */
function summary(title: string, chart: Chart): string {
  if (chart.type === "pie") {
    return `${title}: ${chart.segments.map(({ label, value }) => `${label} ${shortNumber(value)}`).join(", ")}`;
  }
  const categories = categoriesOf(chart);
  const series = chart.series.map(({ name, data }) => {
    const first = data[0];
    const last = data.at(-1);
    return first === undefined || last === undefined
      ? `${name} has no values`
      : `${name} from ${shortNumber(first.value)} to ${shortNumber(last.value)}`;
  });
  return `${title}: ${chart.type} chart from ${categories[0] ?? ""} to ${categories.at(-1) ?? ""}; ${series.join("; ")}`;
}
