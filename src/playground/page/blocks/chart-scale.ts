/** A place in the drawing, in pixels from its top left. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The values of an axis: round steps from the lowest to the highest. */
export interface Scale {
  readonly ticks: readonly number[];
  readonly low: number;
  readonly high: number;
}

/**
 * Round numbers that enclose every value, about `count` steps apart. `fromZero` keeps the base line of bars
 * and areas honest; lines may start anywhere.
 */
export function valueScale(values: readonly number[], fromZero: boolean, count = 5): Scale {
  const finite = values.filter(Number.isFinite);
  let low = Math.min(...finite, ...(fromZero || finite.length === 0 ? [0] : []));
  let high = Math.max(...finite, ...(fromZero || finite.length === 0 ? [0] : []));
  const size = Math.max(Math.abs(low), Math.abs(high));
  // A range that is lost in the number's own precision is no range to draw.
  if (high - low <= Math.max(size * 1e-9, 1e-12)) {
    const room = size > 1e-9 ? size * 0.1 : 1;
    high += room;
    if (!fromZero) low -= room;
  }
  const step = niceStep((high - low) / count);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => clean((first + index) * step));
  return { ticks, low: clean(first * step), high: clean(last * step) };
}

/** 1, 2, 2.5 or 5 times a power of ten, at least as large as `rough`. */
function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const nice = [1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough * (1 - 1e-9)) ?? 10;
  return nice * power;
}

/** Takes the binary dust off: 0.30000000000000004 is 0.3. */
function clean(value: number): number {
  return Number(value.toPrecision(12));
}

/** A number for an axis or a label: short, with a unit letter from a thousand up. */
export function shortNumber(value: number): string {
  const size = Math.abs(value);
  const unit = [
    [1e9, "B"],
    [1e6, "M"],
    [1e4, "k"],
  ] as const;
  for (const [from, letter] of unit) {
    const by = letter === "k" ? 1000 : from;
    if (size >= from) return `${clean(Number((value / by).toPrecision(3)))}${letter}`;
  }
  return String(clean(Number(value.toPrecision(4))));
}

/**
 * A smooth path through the points that never overshoots them (monotone cubic, Fritsch and Carlson), so
 * that a chart shows no minimum that was not measured.
 */
export function smoothPath(points: readonly Point[]): string {
  const [first, ...others] = points;
  if (first === undefined) return "";
  const slopes = tangents(points);
  let path = `M${round(first.x)},${round(first.y)}`;
  let from = first;
  others.forEach((to, index) => {
    const third = (to.x - from.x) / 3;
    const out = from.y + third * (slopes[index] ?? 0);
    const into = to.y - third * (slopes[index + 1] ?? 0);
    path += `C${round(from.x + third)},${round(out)},${round(to.x - third)},${round(into)},${round(to.x)},${round(to.y)}`;
    from = to;
  });
  return path;
}

function tangents(points: readonly Point[]): readonly number[] {
  const secants = points.slice(1).map((point, index) => {
    const before = points[index] ?? point;
    return (point.y - before.y) / (point.x - before.x || 1);
  });
  return points.map((_, index) => {
    const left = secants[index - 1] ?? secants[index] ?? 0;
    const right = secants[index] ?? left;
    if (left * right <= 0) return 0;
    const middle = (left + right) / 2;
    const limit = 3 * Math.min(Math.abs(left), Math.abs(right));
    return Math.sign(middle) * Math.min(Math.abs(middle), limit);
  });
}

/** The outline of one piece of a pie; angles in turns, clockwise from the top. */
export function slicePath(center: Point, radius: number, hole: number, from: number, to: number): string {
  const whole = to - from > 0.9999;
  const end = whole ? from + 0.9999 : to;
  const at = (turn: number, r: number) =>
    `${round(center.x + r * Math.sin(turn * 2 * Math.PI))},${round(center.y - r * Math.cos(turn * 2 * Math.PI))}`;
  const large = end - from > 0.5 ? 1 : 0;
  return `M${at(from, radius)}A${radius},${radius},0,${large},1,${at(end, radius)}L${at(end, hole)}A${hole},${hole},0,${large},0,${at(from, hole)}Z`;
}

/** Shares of the whole as pairs of turns; values below zero count as zero. */
export function shares(values: readonly number[]): readonly { readonly from: number; readonly to: number }[] {
  const total = values.reduce((sum, value) => sum + Math.max(0, value), 0);
  let at = 0;
  return values.map((value) => {
    const from = at;
    at += total === 0 ? 0 : Math.max(0, value) / total;
    return { from, to: at };
  });
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
