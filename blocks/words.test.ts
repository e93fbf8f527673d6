import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { andMore, bar, between, count, duration, formatNumber, shorten } from "./words.ts";

describe("shorten", () => {
  test("cuts visibly, and only what is too long", () => {
    expect(shorten("short", 5)).toBe("short");
    expect(shorten("a longer text", 9)).toBe("a longer…");
    expect(shorten("abc", 0)).toBe("");
  });

  test("never cuts an entity or an emoji in two", () => {
    expect(shorten("ab &amp; cd", 6)).toBe("ab…");
    expect(shorten("🚨🚨", 3)).toBe("🚨…");
    expect(shorten("x👩‍👩‍👧‍👦y", 6)).toBe("x…");
    expect(shorten("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 6)).toBe("👩‍👩…");
  });

  test("holds its length and stays well-formed for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), fc.integer({ min: 0, max: 60 }), (text, max) => {
        const short = shorten(text, max);
        expect(short.length).toBeLessThanOrEqual(max);
        expect(short.isWellFormed()).toBe(text.isWellFormed());
        expect(text.length <= max ? short === text : max === 0 || short.endsWith("…")).toBe(true);
      }),
    );
  });
});

test("a span of time shows its two largest units", () => {
  const spans: readonly (readonly [ms: number, says: string])[] = [
    [0, "0 s"],
    [400, "0 s"],
    [42_000, "42 s"],
    [60_000, "1 min"],
    [430_000, "7 min 10 s"],
    [3_900_000, "1 h 5 min"],
    [183_600_000, "2 d 3 h"],
    [-5, "0 s"],
  ];
  for (const [ms, says] of spans) expect(duration(ms)).toBe(says);
});

test("a time between two moments needs both, in order", () => {
  expect(between(0, 1000)).toBe("1 s");
  expect(between(undefined, 1000)).toBeUndefined();
  expect(between(2000, 1000)).toBeUndefined();
  expect(between(0, Number.NaN)).toBeUndefined();
});

test("numbers have four significant digits, whole ones all of them", () => {
  const numbers: readonly (readonly [number, string])[] = [
    [0.913000011, "0.913"],
    [1234567, "1,234,567"],
    [1234.5678, "1,235"],
    [-0.00012345, "-0.0001235"],
    [0.00000031, "3.1e-7"],
    [1700000000000, "1.7e+12"],
    [0, "0"],
    [Number.NaN, "n/a"],
    [Number.POSITIVE_INFINITY, "n/a"],
  ];
  for (const [number, says] of numbers) expect(formatNumber(number)).toBe(says);
});

test("a bar fills with the fraction, and is full or empty only at the ends", () => {
  expect(bar(0.5, 4)).toBe("██░░");
  expect(bar(0.75)).toBe("█████████░░░");
  expect(bar(0.001, 4)).toBe("█░░░");
  expect(bar(0.999, 4)).toBe("███░");
  expect(bar(1, 4)).toBe("████");
  expect(bar(Number.NaN, 4)).toBe("░░░░");
  expect(bar(7, 4)).toBe("████");
});

test("counts and what is left out are told in words", () => {
  expect(count(1, "instance")).toBe("1 instance");
  expect(count(3, "instance")).toBe("3 instances");
  expect(andMore(12)).toBe("and 12 more");
  expect(andMore(2, "jobs")).toBe("and 2 more jobs");
  expect(andMore(0)).toBe("");
});
