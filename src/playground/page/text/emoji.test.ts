import { describe, expect, test } from "vitest";
import { emojiCharacter, emojiWords, isEmoji, splitEmoji } from "./emoji.ts";

describe("emoji", () => {
  test.each([
    "red_circle",
    "large_yellow_circle",
    "large_blue_circle",
    "white_check_mark",
    "rotating_light",
    "white_circle",
    "black_circle",
    "hourglass_flowing_sand",
    "x",
    "warning",
    "no_entry",
  ])("%s is known: cards show their state with it", (name) => {
    expect(isEmoji(name)).toBe(true);
    expect(emojiCharacter(name)).toBeDefined();
  });

  test("names of JavaScript's own are no emoji", () => {
    expect(isEmoji("constructor")).toBe(false);
    expect(emojiCharacter("toString")).toBeUndefined();
  });

  test("a character is drawn like its name, with or without its variation selector", () => {
    expect(splitEmoji("a ⚠️ b ⚠ c")).toEqual([
      { text: "a " },
      { name: "warning" },
      { text: " b " },
      { name: "warning" },
      { text: " c" },
    ]);
    expect(splitEmoji("▲ +0.016 ✓")).toEqual([{ text: "▲ +0.016 ✓" }]);
  });

  test("screen readers hear words", () => {
    expect(emojiWords("large_blue_circle")).toBe("large blue circle");
    expect(emojiWords("+1")).toBe("thumbs up");
  });
});
