import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ApprovalRule, approvalRuleSchema, lists, ruleFor } from "./approval-rule.ts";
import { covers, fits } from "./pattern.ts";

const rule = (given: Readonly<Record<string, unknown>>): ApprovalRule =>
  approvalRuleSchema.parse({ approvers: ["@ml-approvers"], ...given });

describe("a rule as it is written", () => {
  test("asks for one approval by somebody else than the author where it says no more", () => {
    expect(rule({ id: "churn", groups: ["churn"] })).toEqual({
      id: "churn",
      groups: ["churn"],
      required: 1,
      approvers: ["@ml-approvers"],
      excludeAuthor: true,
      requireReason: false,
      requireMetrics: false,
    });
  });

  test.each([
    ["30m", 1_800_000],
    ["72h", 259_200_000],
    ["7d", 604_800_000],
    ["60s", 60_000],
  ])("reads %s as %d milliseconds", (expiresAfter, ms) => {
    expect(rule({ id: "churn", groups: ["churn"], expiresAfter })).toMatchObject({ expiresAfterMs: ms });
  });
});

describe("the rule for a decision", () => {
  const rules = [
    rule({ id: "eu", groups: ["prod-eu-*"] }),
    rule({ id: "prod", groups: ["prod-*", "ranker"], required: 2 }),
    rule({ id: "gates", gates: ["churn-*/Approve*"] }),
  ];
  const ofGroup = (group: string) => ruleFor(rules, { kind: "model-package", group })?.id;
  const ofGate = (pipeline: string, step: string) => ruleFor(rules, { kind: "gate", pipeline, step })?.id;

  test("is the first one whose pattern fits", () => {
    expect(["prod-eu-churn", "prod-us-churn", "ranker"].map(ofGroup)).toEqual(["eu", "prod", "prod"]);
  });

  test("is none for what no pattern fits as a whole, so that nobody may approve it", () => {
    expect(["churn", "rankers", "my-prod-x", ""].map(ofGroup)).toEqual([undefined, undefined, undefined, undefined]);
  });

  test("does not mind the case of a name, which some events lower", () => {
    expect([ofGroup("PROD-EU-Churn"), ofGate("Churn-Train", "approveModel")]).toEqual(["eu", "gates"]);
  });

  test("of a gate is no rule for a model package, nor the other way round", () => {
    expect([ofGate("churn-train", "ApproveModel"), ofGate("prod-eu-x", "Approve"), ofGroup("churn-x")]).toEqual([
      "gates",
      undefined,
      undefined,
    ]);
  });
});

test("a rule lists a person by their id or through a user group, and nobody else", () => {
  const both = rule({ id: "x", groups: ["x"], approvers: ["@ml-approvers", "U024BE7LH"] });
  const listed = [
    { user: "U024BE7LH", groups: [] },
    { user: "U0AAAAAAA", groups: ["sales", "ml-approvers"] },
    { user: "U0AAAAAAA", groups: ["sales", "@ml-approvers", "U024BE7LH"] },
  ].map((who) => lists(both, who));
  expect(listed).toEqual([true, true, false]);
});

describe("patterns", () => {
  const piece = fc.string({ unit: fc.constantFrom("a", "b", "-"), maxLength: 3 });
  const pattern = fc.string({ unit: fc.constantFrom("a", "b", "-", "*", "/"), maxLength: 8 });

  test("one that is made wider covers the other, and fits whatever the other fits", () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1 }), fc.nat(), fc.array(piece), (pieces, at, found) => {
        const narrow = pieces.join("*");
        const wide = pieces.with(at % pieces.length, "*").join("*");
        const name = pieces.flatMap((each, index) => (index === 0 ? each : [found[index] ?? "", each])).join("");
        expect([fits(narrow, name), covers(wide, narrow), fits(wide, name)]).toEqual([true, true, true]);
      }),
    );
  });

  test("one that does not cover another misses a name that the other fits", () => {
    fc.assert(
      fc.property(pattern, pattern, (wide, narrow) => {
        // A name as strange as can be: what stands for "*" is in no pattern.
        expect(covers(wide, narrow)).toBe(fits(wide, narrow.replaceAll("*", "zz")));
      }),
    );
  });

  test("fit names only, and have no other special characters", () => {
    expect(fits("a.c", "abc")).toBe(false);
    expect(fits("a*/c", "ab/c/c")).toBe(false);
    expect(fits("*", "anything-at-all")).toBe(true);
  });
});
