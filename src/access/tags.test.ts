import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { authorise, type Protected, type Tags } from "./authorise.ts";
import { loadPolicy, type Policy } from "./policy.ts";

const job: Protected = { kind: "training-job", name: "churn-42", account: "123456789012", region: "eu-west-1" };
const who = { user: "U024BE7LH", groups: ["ml-engineers"] };
const ask = (policy: Policy, tags: Protected["tags"], channel?: string) =>
  authorise({ policy, who, verb: "stop", resource: { ...job, tags }, channel, knownGroups: ["ml-engineers"] }).is;

describe("a rule about tags", () => {
  const own = loadPolicy(
    `permit (principal, action == ChatOps::Action::"stop", resource)
       when { resource.hasTag("team") && resource.getTag("team") == "churn" };`,
  );
  const frozen = loadPolicy(
    `permit (principal, action, resource);
     forbid (principal, action, resource) when { resource.hasTag("frozen") };`,
  );

  test("permits by the tags that the resource has, and by none where it has none", () => {
    const answers = [ask(own, { team: "churn" }), ask(own, { team: "fraud" }), ask(own, {}), ask(own, undefined)];
    expect(answers).toEqual(["yes", "no", "no", "no"]);
  });

  test("refuses nobody before the tags are read, and holds afterwards", () => {
    expect([ask(own, "unread"), ask(frozen, "unread")]).toEqual(["yes", "yes"]);
    expect([ask(frozen, { frozen: "" }), ask(frozen, {})]).toEqual(["no", "yes"]);
  });

  test("still needs all else that it says before the tags are read", () => {
    const prod = loadPolicy(
      `permit (principal in ChatOps::Group::"prod-owners", action, resource) when { resource.hasTag("team") };
       permit (principal, action, resource) when { resource.name == "other" } when { resource.hasTag("team") };`,
    );
    expect(ask(prod, "unread")).toBe("no");
  });

  test("whatever the rules and the tags are, what they permit was not refused before they were read", () => {
    const condition = fc.constantFrom(
      'when { resource.hasTag("team") }',
      'unless { resource.hasTag("team") && resource.getTag("team") == "a" }',
      'when { resource.hasTag("x") || resource.name == "churn-42" }',
      'unless { resource.kind == "endpoint" }',
      'when { context has channel && context.channel == "C1" }',
    );
    const rule = fc
      .tuple(fc.constantFrom("permit", "forbid"), fc.array(condition, { maxLength: 3 }))
      .map(([effect, conditions]) => `${effect} (principal, action, resource) ${conditions.join(" ")};`);
    const tags: fc.Arbitrary<Tags> = fc.dictionary(fc.constantFrom("team", "x"), fc.constantFrom("a", "b"));
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 4 }), tags, fc.constantFrom("C1", undefined), (rules, known, channel) => {
        const policy = loadPolicy(rules.join("\n"));
        const before = ask(policy, "unread", channel);
        expect([ask(policy, known, channel), before]).not.toEqual(["yes", "no"]);
        if (!policy.speaksOfTags) expect(before).toBe(ask(policy, known, channel));
      }),
    );
  });
});

describe("a rule about the channel", () => {
  const there = loadPolicy(
    `permit (principal, action, resource);
     forbid (principal, action == ChatOps::Action::"stop", resource) when { resource.name like "churn-*" }
       unless { context has channel && context.channel == "C0PROD" };`,
  );

  test("holds in that channel, and closes everywhere else, also where nobody knows the channel", () => {
    expect([ask(there, {}, "C0PROD"), ask(there, {}, "C0OTHER"), ask(there, {})]).toEqual(["yes", "no", "no"]);
  });
});
