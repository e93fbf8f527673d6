/** Numbers side by side: with the same decimals, and with as many as show how they differ. */
import { formatNumber } from "../words.ts";

/** Two numbers and the way from the one to the other, as text. */
export interface Figures {
  readonly value: string;
  readonly before: string;
  /** With its sign: "+0.016", "−0.007". */
  readonly change: string;
}

/** Digits that count, of the numbers and of their difference. */
const digits = { value: 4, change: 2 } as const;
const decimalsMax = 6;

/** Formats a number and the one before it alike. The change is that of the figures shown, so that it adds up. */
export function figures(value: number, before: number): Figures {
  const size = Math.max(Math.abs(value), Math.abs(before));
  if (!Number.isFinite(value) || !Number.isFinite(before) || size >= 1e9 || (size > 0 && size < 1e-4))
    return { value: formatNumber(value), before: formatNumber(before), change: signed(value - before, formatNumber) };
  const decimals = Math.min(
    decimalsMax,
    Math.max(0, decimalsFor(size, digits.value), decimalsFor(value - before, digits.change)),
  );
  const [now, then] = [rounded(value, decimals), rounded(before, decimals)];
  const shown = withoutZeros([now, then], decimals);
  const fixed = (number: number): string =>
    number.toLocaleString("en-US", { minimumFractionDigits: shown, maximumFractionDigits: shown });
  return { value: fixed(now), before: fixed(then), change: signed(rounded(now - then, decimals), fixed) };
}

/** The decimals at which a number shows so many digits that count; none for zero. */
const decimalsFor = (number: number, wanted: number): number =>
  number === 0 ? 0 : wanted - 1 - Math.floor(Math.log10(Math.abs(number)));

const rounded = (number: number, decimals: number): number => Number(number.toFixed(decimals)) + 0;

/** Decimals that are zero in all numbers say nothing. */
function withoutZeros(numbers: readonly number[], decimals: number): number {
  const fewer = decimals - 1;
  return decimals > 0 && numbers.every((each) => rounded(each, fewer) === each)
    ? withoutZeros(numbers, fewer)
    : decimals;
}

const signed = (number: number, format: (number: number) => string): string =>
  number === 0 || Number.isNaN(number) ? format(number) : `${number > 0 ? "+" : "−"}${format(Math.abs(number))}`;
