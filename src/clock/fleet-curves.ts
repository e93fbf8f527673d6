import type { Curve } from "../domain/found.ts";

/**
 * What two fleets measure, ready to be drawn: a chart needs a value of each series at each of its moments, and the new fleet has
 * none before it took traffic. Of what is counted that is zero; the rest is shown from then on.
 */
export const comparable = (curves: readonly Curve[]): readonly Curve[] =>
  curves.map((curve) => (/requests|errors/i.test(curve.title) ? fromZero(curve) : fromTheLast(curve)));

const firstOf = (points: Curve["series"][number]["points"]): number => Math.min(...points.map(({ at }) => at));

function fromZero({ title, series }: Curve): Curve {
  const from = Math.min(...series.map(({ points }) => firstOf(points)));
  return {
    title,
    series: series.map(({ name, points }) => ({
      name,
      points: firstOf(points) > from ? [{ at: from, value: 0 }, ...points] : points,
    })),
  };
}

/** A line needs two points; until the new fleet has them, what there was before is the better picture. */
function fromTheLast({ title, series }: Curve): Curve {
  const long = series.filter(({ points }) => points.length > 1);
  const from = Math.max(...long.map(({ points }) => firstOf(points)));
  return { title, series: long.map(({ name, points }) => ({ name, points: points.filter(({ at }) => at >= from) })) };
}
