import fc from "fast-check";
import { nasty } from "./facts.ts";

/** Any text. */
export const words = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.constantFrom(
    "",
    " ",
    nasty,
    "x".repeat(2048),
    "&".repeat(3000),
    "👩‍👩‍👧‍👦".repeat(300),
    "__proto__",
    "constructor",
    "Training",
    "Failed",
  ),
);
/** Any number. */
export const number = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -1, 0));
/** Mostly a moment of these years, in milliseconds since the epoch. */
export const time = fc.oneof(fc.integer({ min: 1.5e12, max: 2e12 }), number);

/** The value, or nothing. */
export const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined, freq: 3 });
/** @default at most 8 of them */
export const list = <T>(item: fc.Arbitrary<T>, maxLength = 8) => fc.array(item, { maxLength });
