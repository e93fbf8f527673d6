import { type PointerEvent, type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from "react";
import { area, bars, type Grid, gridOf, height, labelEvery, linePoints, xOf } from "./cartesian.ts";
import { shortNumber, smoothPath } from "./chart-scale.ts";
import { type CartesianChart, categoriesOf, valueAt } from "./page-block.ts";

/** A line, bar or area chart. Pointing at a category shows its values. */
export function CartesianPlot({ chart, label }: { readonly chart: CartesianChart; readonly label: string }): ReactNode {
  const [pointed, setPointed] = useState<number>();
  const categories = categoriesOf(chart);
  const [frame, width] = useWidth();
  const grid = gridOf(chart, width);
  const onPointerMove = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const x = event.clientX - box.left;
    const nearest = categories
      .map((_, index) => ({ index, away: Math.abs(xOf(grid, index) - x) }))
      .reduce((best, one) => (one.away < best.away ? one : best), { index: 0, away: Number.POSITIVE_INFINITY });
    setPointed(nearest.index);
  };
  return (
    <div className="plot" ref={frame}>
      <svg
        width={width}
        height={height}
        role="img"
        aria-label={label}
        onPointerMove={onPointerMove}
        onPointerLeave={() => setPointed(undefined)}
      >
        <Axes grid={grid} categories={categories} />
        {chart.type === "bar" ? <Bars chart={chart} grid={grid} /> : <Lines chart={chart} grid={grid} />}
        {pointed !== undefined && (
          <line className="guide" x1={xOf(grid, pointed)} x2={xOf(grid, pointed)} y1={grid.top} y2={grid.bottom} />
        )}
      </svg>
      {pointed !== undefined && (
        <div
          className={xOf(grid, pointed) > width / 2 ? "tip left" : "tip"}
          style={{ insetInlineStart: xOf(grid, pointed) }}
        >
          <b>{categories[pointed]}</b>
          {chart.series.map((series, index) => (
            <span key={series.name}>
              <span className={`key series-${index % 12}`} />
              {series.name} {shortNumber(valueAt(series, categories[pointed] ?? "") ?? Number.NaN)}
            </span>
          ))}
        </div>
      )}
    </div>
  );
}

/** The width that the message leaves for the plot, in pixels. */
function useWidth(): readonly [RefObject<HTMLDivElement | null>, number] {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(520);
  useLayoutEffect(() => {
    const box = frame.current;
    if (box === null) return;
    const measure = () => setWidth(Math.max(200, box.clientWidth));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  return [frame, width];
}

function Axes({ grid, categories }: { readonly grid: Grid; readonly categories: readonly string[] }): ReactNode {
  const every = labelEvery(grid, categories);
  return (
    <>
      {grid.scale.ticks.map((tick) => (
        <g key={tick}>
          <line className="grid-line" x1={grid.left} x2={grid.right} y1={grid.y(tick)} y2={grid.y(tick)} />
          <text className="axis-label" x={grid.left - 8} y={grid.y(tick) + 4} textAnchor="end">
            {shortNumber(tick)}
          </text>
        </g>
      ))}
      {categories.map((category, index) =>
        index % every === 0 ? (
          <text key={category} className="axis-label" x={xOf(grid, index)} y={grid.bottom + 18} textAnchor="middle">
            {category}
          </text>
        ) : null,
      )}
      {grid.xLabel !== undefined && (
        <text className="axis-name" x={(grid.left + grid.right) / 2} y={height - 4} textAnchor="middle">
          {grid.xLabel}
        </text>
      )}
      {grid.yLabel !== undefined && (
        <text className="axis-name" x={grid.left - 8} y={12} textAnchor="start">
          {grid.yLabel}
        </text>
      )}
    </>
  );
}

function Lines({ chart, grid }: { readonly chart: CartesianChart; readonly grid: Grid }): ReactNode {
  return chart.series.map((series, index) => {
    const points = linePoints(series, grid);
    return (
      <g key={series.name} className={`series-${index % 12}`}>
        {chart.type === "area" && <path className="area" d={area(points, grid)} />}
        <path className="line" d={smoothPath(points)} />
        {points.length === 1 && points.map(({ x, y }) => <circle key={x} className="point" cx={x} cy={y} r="3.5" />)}
      </g>
    );
  });
}

function Bars({ chart, grid }: { readonly chart: CartesianChart; readonly grid: Grid }): ReactNode {
  return chart.series.map((series, index) => (
    <g key={series.name} className={`series-${index % 12}`}>
      {bars(chart, index, grid).map((bar) => (
        <rect key={bar.x} className="bar" {...bar} rx="2" />
      ))}
    </g>
  ));
}
