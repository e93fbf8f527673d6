import type { ReactNode } from "react";
import { type Chart, categoriesOf, valueAt } from "./page-block.ts";

/** The numbers of a chart. */
export function ChartTable({ chart }: { readonly chart: Chart }): ReactNode {
  const [head, rows] = cellsOf(chart);
  return (
    <div className="table-scroll">
      <table className="table">
        <thead>
          <tr>
            {head.map((name, column) => (
              <th key={name} scope="col" className={column === 0 ? "align-left" : "align-right"}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([label = "", ...values]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {values.map((value, index) => (
                <td key={head[index + 1]} className="align-right">
                  {value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function cellsOf(chart: Chart): readonly [readonly string[], readonly (readonly string[])[]] {
  if (chart.type === "pie") {
    return [["Segment", "Value"], chart.segments.map(({ label, value }) => [label, String(value)])];
  }
  const rows = categoriesOf(chart).map((category) => [
    category,
    ...chart.series.map((series) => String(valueAt(series, category) ?? "–")),
  ]);
  return [[chart.axis_config?.x_label ?? "Category", ...chart.series.map(({ name }) => name)], rows];
}
