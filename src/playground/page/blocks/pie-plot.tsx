import type { ReactNode } from "react";
import { shares, shortNumber, slicePath } from "./chart-scale.ts";
import type { PieChart } from "./page-block.ts";

/** A pie as a ring; each piece names its share when it is large enough to hold the words. */
export function PiePlot({ chart, label }: { readonly chart: PieChart; readonly label: string }): ReactNode {
  const parts = shares(chart.segments.map(({ value }) => value));
  return (
    <div className="plot pie">
      <svg viewBox="0 0 240 200" role="img" aria-label={label}>
        {chart.segments.map((segment, index) => {
          const { from, to } = parts[index] ?? { from: 0, to: 0 };
          const middle = ((from + to) / 2) * 2 * Math.PI;
          return to <= from ? null : (
            <g key={segment.label} className={`series-${index % 12}`}>
              <path className="slice" d={slicePath({ x: 120, y: 100 }, 90, 50, from, to)}>
                <title>{`${segment.label}: ${shortNumber(segment.value)}`}</title>
              </path>
              {to - from > 0.06 && (
                <text
                  className="slice-label"
                  x={120 + 70 * Math.sin(middle)}
                  y={104 - 70 * Math.cos(middle)}
                  textAnchor="middle"
                >
                  {Math.round((to - from) * 100)}%
                </text>
              )}
            </g>
          );
        })}
      </svg>
    </div>
  );
}
