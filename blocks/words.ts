/** How values read to people: shortened prose, spans of time, numbers. Plain text in, plain text out. */

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const entity = /&(?:amp|lt|gt);/g;

/** The text in at most `max` UTF-16 units, cut visibly with "…"; no character, emoji or `&amp;` is cut in two. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  if (max < 1) return "";
  return `${text.slice(0, cutBefore(text, max - 1)).trimEnd()}…`;
}

/** The last place at or before `at` where the text can be cut without breaking anything. */
function cutBefore(text: string, at: number): number {
  for (const found of text.matchAll(entity)) {
    if (found.index < at && at < found.index + found[0].length) return found.index;
  }
  const start = graphemes.segment(text).containing(at)?.index ?? at;
  if (start > 0) return start;
  // One endless character (a letter under hundreds of accents): only the surrogate pair is kept whole.
  return /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) ? at - 1 : at;
}

/** What stands for the items that are not shown: "and 3 more"; empty when all are. */
export const andMore = (hidden: number, noun = ""): string =>
  hidden > 0 ? `and ${formatNumber(hidden)} more${noun && ` ${noun}`}` : "";

/** "1 instance", "3 instances". */
export const count = (many: number, noun: string): string => `${formatNumber(many)} ${noun}${many === 1 ? "" : "s"}`;

/** A span of milliseconds in its two largest units: "42 s", "7 min 10 s", "1 h 5 min", "2 d 3 h". Below zero is zero. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  for (const [unit, name, smaller, smallerName] of units) {
    if (seconds < unit) continue;
    const rest = Math.floor((seconds % unit) / smaller);
    const whole = `${formatNumber(Math.floor(seconds / unit))} ${name}`;
    return rest > 0 ? `${whole} ${rest} ${smallerName}` : whole;
  }
  return `${seconds} s`;
}

const units = [
  [86_400, "d", 3600, "h"],
  [3600, "h", 60, "min"],
  [60, "min", 1, "s"],
] as const;

/** The time from one known moment (ms) to another; undefined when either is missing or they are the wrong way round. */
export function between(from: number | undefined, to: number | undefined): string | undefined {
  return from === undefined || to === undefined || !(to >= from) ? undefined : duration(to - from);
}

const grouped = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const significant = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 4 });

/** A number with four significant digits, whole ones in full with thousands marked: "0.9132", "12,345", "3.1e-7". */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return "n/a";
  const size = Math.abs(value);
  if (size >= 1e12 || (size > 0 && size < 1e-4)) return value.toExponential(3).replace(/\.?0+e/, "e");
  return Number.isInteger(value) ? grouped.format(value) : significant.format(value);
}

const wholeDollars = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD", maximumFractionDigits: 0 });
const cents = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" });

/** US dollars as exactly as an estimate deserves: "$0.04", "$7.31", "$112", "$1,240". */
export const formatDollars = (amount: number): string =>
  amount >= 1000
    ? wholeDollars.format(Math.round(amount / 10) * 10)
    : (amount >= 100 ? wholeDollars : cents).format(amount);

/** A bar of `width` cells, `fraction` of them filled; anything that is going on shows at least one. */
export function bar(fraction: number, width = 12): string {
  const share = Number.isFinite(fraction) ? Math.min(1, Math.max(0, fraction)) : 0;
  const cells = Math.round(share * width);
  const filled = share > 0 && cells === 0 ? 1 : share < 1 && cells === width ? width - 1 : cells;
  return "█".repeat(filled) + "░".repeat(width - filled);
}
