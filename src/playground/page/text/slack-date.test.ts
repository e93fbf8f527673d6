import { describe, expect, test } from "vitest";
import { ago, dayNumber, formatSlackDate, timeOfDay } from "./slack-date.ts";

// Tuesday, 3 March 2026, 15:00:00 UTC: the timestamp of the design's card.
const at = 1772550000;
const now = at * 1000;
const utc = { timeZone: "UTC", hour12: true };
const format = (text: string, when = at, view = utc) => formatSlackDate(when, text, now, view);
const day = 86_400;

describe("tokens", () => {
  test.each([
    ["{date_num}", "2026-03-03"],
    ["{date_slash}", "03/03/2026"],
    ["{date}", "March 3rd"],
    ["{date_short}", "Mar 3, 2026"],
    ["{date_long}", "Tuesday, March 3rd, 2026"],
    ["{date_long_full}", "March 3, 2026"],
    ["{date_pretty}", "Today"],
    ["{date_short_pretty} at {time}", "Today at 3:00 PM"],
    ["due {date_long_pretty}", "due today"],
    ["{day_divider_pretty}", "Today"],
    ["{time}", "3:00 PM"],
    ["{time_secs}", "3:00:00 PM"],
    ["{ago}", "Just now"],
    ["{unknown} {time}", "{unknown} 3:00 PM"],
  ])("%s", (text, shown) => {
    expect(format(text)).toBe(shown);
  });

  test("pretty dates name yesterday and tomorrow, and fall back to the date itself", () => {
    expect(format("{date_pretty}", at - day)).toBe("Yesterday");
    expect(format("{date_short_pretty}", at + day)).toBe("Tomorrow");
    expect(format("{date_short_pretty}", at + 2 * day)).toBe("Mar 5, 2026");
    expect(format("{date_long_pretty}", at - 4 * day)).toBe("Friday, February 27th, 2026");
    expect(format("{day_divider_pretty}", at - 4 * day)).toBe("Friday, February 27th");
    expect(format("{day_divider_pretty}", at - 400 * day)).toBe("Monday, January 27th, 2025");
  });

  test("the year is left out within six months only", () => {
    expect(format("{date}", at - 200 * day)).toBe("August 15th, 2025");
    expect(format("{date}", at - 100 * day)).toBe("November 23rd");
  });

  test.each([
    [1, "1st"],
    [2, "2nd"],
    [3, "3rd"],
    [4, "4th"],
    [11, "11th"],
    [12, "12th"],
    [13, "13th"],
    [21, "21st"],
    [22, "22nd"],
    [31, "31st"],
  ])("day %i is written %s", (dayOfMonth, written) => {
    expect(format("{date}", Date.UTC(2026, 0, dayOfMonth) / 1000)).toBe(`January ${written}`);
  });
});

describe("the reader's own clock", () => {
  test("the day and the hour are those of the time zone", () => {
    const tokyo = { timeZone: "Asia/Tokyo", hour12: false };
    expect(format("{date_num} {time}", at, tokyo)).toBe("2026-03-04 00:00");
    expect(timeOfDay(at * 1000, { timeZone: "America/New_York", hour12: true })).toBe("10:00 AM");
  });

  test("midnight and noon are twelve on a twelve-hour clock", () => {
    expect(format("{time}", at - 15 * 3600)).toBe("12:00 AM");
    expect(format("{time}", at - 3 * 3600)).toBe("12:00 PM");
  });

  test("two moments of one local day share a day number", () => {
    expect(dayNumber(now, "UTC")).toBe(dayNumber(now + 8 * 3_600_000, "UTC"));
    expect(dayNumber(now, "Asia/Tokyo")).toBe(dayNumber(now, "UTC") + 1);
  });
});

describe("ago", () => {
  test.each([
    [-10, "just now"],
    [-60, "1 minute ago"],
    [-12 * 60, "12 minutes ago"],
    [-3600, "1 hour ago"],
    [-5 * 3600, "5 hours ago"],
    [-2 * day, "2 days ago"],
    [-60 * day, "2 months ago"],
    [-800 * day, "2 years ago"],
    [10, "in a few seconds"],
    [20 * 60, "in 20 minutes"],
  ])("%i seconds from now is %s", (seconds, words) => {
    expect(ago(now + seconds * 1000, now)).toBe(words);
  });
});

test("a timestamp that is no date leaves the fallback to be shown", () => {
  expect(format("{date}", Number.NaN)).toBeUndefined();
  expect(format("{date}", 1e15)).toBeUndefined();
});
