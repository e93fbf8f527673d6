import fc from "fast-check";
import { expect, test } from "vitest";
import { approvalDescription, maxDescription } from "./approval-description.ts";

const at = Date.UTC(2026, 10, 23, 14, 3, 9, 123);

test("who, when and why, in one line", () => {
  expect(
    approvalDescription({
      decision: "Approved",
      voters: [{ who: "Ana (U024BE7LH)", at, reason: "AUC is up.\r\n\tShip it\u2028now" }],
    }),
  ).toBe("Approved by Ana (U024BE7LH) at 2026-11-23T14:03:09Z from Slack: AUC is up. Ship it now");
});

test("without a reason there is no empty one", () => {
  expect(approvalDescription({ decision: "Rejected", voters: [{ who: "Ana", at, reason: " \n" }] })).toBe(
    "Rejected by Ana at 2026-11-23T14:03:09Z from Slack",
  );
});

test("everybody whose vote counted is named, and where they voted stays whole", () => {
  const voters = [
    { who: "Bo (U0BO)", at, reason: "AUC is up" },
    { who: "Chi (U0CHI)", at: at + 60_000, reason: "x".repeat(2000) },
  ];
  const link = "https://example.slack.com/archives/C1/p1";
  const text = approvalDescription({ decision: "Approved", voters, link });
  expect(text).toMatch(/^Approved from Slack by Bo \(U0BO\) at 2026-11-23T14:03:09Z: AUC is up; Chi \(U0CHI\) at /);
  expect(text.endsWith(`x… ${link}`)).toBe(true);
  expect(text).toHaveLength(maxDescription);
});

test("a long reason is cut visibly, and never through a character", () => {
  for (const pad of ["", "x"]) {
    const text = approvalDescription({
      decision: "Approved",
      voters: [{ who: "Ana", at, reason: pad + "🎉".repeat(1000) }],
    });
    expect(text).toMatch(/🎉…$/u);
    expect(text.length).toBeGreaterThan(maxDescription - 3);
  }
});

test("whatever people write, UpdateModelPackage takes it", () => {
  const anyText = fc.oneof(
    fc.string({ unit: "binary", maxLength: 2000 }),
    fc.string({ unit: "grapheme", maxLength: 2000 }),
  );
  fc.assert(
    fc.property(anyText, anyText, (who, reason) => {
      const text = approvalDescription({
        decision: "Approved",
        voters: [{ who, at, reason }],
        link: reason.slice(0, 500),
      });
      expect(text.length).toBeLessThanOrEqual(1024);
      expect(text).toMatch(/^.*$/);
      expect(text).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
      expect(text.isWellFormed()).toBe(true);
    }),
  );
});
