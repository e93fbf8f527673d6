import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { authorise, type Person, type Protected } from "./authorise.ts";
import { loadPolicy } from "./policy.ts";
import { actionNames, attributeNames } from "./schema.ts";

const shipped = readFileSync(new URL("../../policy.cedar", import.meta.url), "utf8");
const policy = loadPolicy(shipped);
/** The shipped policy with its commented examples in force. */
const examples = shipped.indexOf("// More examples");
const withForbid = loadPolicy(
  shipped.slice(0, examples) +
    shipped.slice(examples).replace(/^\/\/ (@id|forbid|permit|\) when|\} unless|\};| {2})/gm, "$1"),
);

const job: Protected = { kind: "training-job", name: "churn-42", account: "123456789012", region: "eu-west-1" };
const version: Protected = { ...job, kind: "model-package", name: "churn/3", group: "churn" };
const knownGroups = ["ml-engineers", "ml-approvers", "prod-owners", "sales"];
const someone: Person = { user: "U024BE7LH", groups: [] };
const engineer: Person = { user: "U024BE7LH", groups: ["ml-engineers", "sales"] };
const approver: Person = { user: "U0G9QF9C6", groups: ["ml-approvers"] };

describe("the policy that is shipped", () => {
  test("says at its head every action and every attribute that a rule may name", () => {
    const head = /^\/\/ Actions: .*^\/\/ Tags: /ms.exec(shipped)?.[0] ?? "";
    for (const name of [...actionNames, ...attributeNames]) expect(head).toMatch(new RegExp(`\\b${name}\\b`));
  });

  test("everyone may read and ask for help", () => {
    expect(authorise({ policy, who: someone, verb: "show", resource: job, knownGroups })).toEqual({
      is: "yes",
      because: ["everyone-reads"],
    });
    expect(authorise({ policy, who: someone, verb: "list", resource: { ...job, name: "*" }, knownGroups }).is).toBe(
      "yes",
    );
    expect(authorise({ policy, who: someone, verb: "help", knownGroups }).is).toBe("yes");
  });

  test("engineers may stop and approvers may decide, not the other way round", () => {
    expect(authorise({ policy, who: engineer, verb: "stop", resource: job, knownGroups })).toEqual({
      is: "yes",
      because: ["engineers-stop"],
    });
    expect(authorise({ policy, who: approver, verb: "approve", resource: version, knownGroups }).is).toBe("yes");
    expect(authorise({ policy, who: approver, verb: "reject", resource: version, knownGroups }).is).toBe("yes");
    expect(authorise({ policy, who: engineer, verb: "approve", resource: version, knownGroups }).is).toBe("no");
    expect(authorise({ policy, who: approver, verb: "stop", resource: job, knownGroups }).is).toBe("no");
  });

  test("who may not is told who may", () => {
    expect(authorise({ policy, who: someone, verb: "stop", resource: job, knownGroups })).toEqual({
      is: "no",
      because: "No rule of the policy permits you to stop the training job churn-42.",
      rules: [],
      mayBe: { groups: ["ml-engineers"], users: [], others: false, channels: [] },
    });
  });

  test("who may elsewhere is told in which channel", () => {
    const resource = { ...version, name: "prod-churn/3", group: "prod-churn" };
    const asked = { policy, who: approver, verb: "approve", resource, knownGroups } as const;
    expect(authorise({ ...asked, channel: "C0TRAINING" })).toMatchObject({
      rules: ["prod-is-decided-in-its-channel"],
      mayBe: { groups: [], channels: ["C0APPROVALS"] },
    });
    expect(authorise({ ...asked, who: someone })).toMatchObject({ mayBe: { channels: [] } });
    expect(authorise({ ...asked, channel: "C0APPROVALS" }).is).toBe("yes");
  });

  test("a group that the workspace does not have is nobody to ask", () => {
    expect(authorise({ policy, who: someone, verb: "stop", resource: job, knownGroups: ["sales"] })).toMatchObject({
      mayBe: { groups: [] },
    });
  });

  test("the commented example is a rule that works: it keeps production for its owners", () => {
    const prod = { ...job, environment: "prod" };
    expect(authorise({ policy: withForbid, who: engineer, verb: "stop", resource: prod, knownGroups })).toMatchObject({
      is: "no",
      because: 'The policy forbids you to stop the training job churn-42 (rule "production-is-for-its-owners").',
      mayBe: { groups: [] },
    });
    const owner = { ...engineer, groups: [...engineer.groups, "prod-owners"] };
    expect(authorise({ policy: withForbid, who: owner, verb: "stop", resource: prod, knownGroups }).is).toBe("yes");
    expect(authorise({ policy: withForbid, who: engineer, verb: "stop", resource: job, knownGroups }).is).toBe("yes");
    expect(authorise({ policy: withForbid, who: engineer, verb: "show", resource: prod, knownGroups }).is).toBe("yes");
  });
});

describe("any policy", () => {
  test("an empty one permits nothing", () => {
    const nothing = loadPolicy("");
    expect(
      authorise({ policy: nothing, who: someone, verb: "list", resource: { ...job, name: "*" }, knownGroups }),
    ).toEqual({
      is: "no",
      because: "No rule of the policy permits you to list training jobs.",
      rules: [],
      mayBe: { groups: [], users: [], others: false, channels: [] },
    });
    expect(authorise({ policy: nothing, who: someone, verb: "help", knownGroups })).toMatchObject({
      because: "No rule of the policy permits you to help.",
    });
  });

  test("users who are named are told as people to ask, but nobody is sent to themselves", () => {
    const named = loadPolicy(
      `permit (principal == ChatOps::User::"U0AAAAAAA", action, resource);
       permit (principal == ChatOps::User::"U0BBBBBBB", action == ChatOps::Action::"stop", resource) when { resource.name like "churn-*" };
       forbid (principal == ChatOps::User::"U024BE7LH", action, resource);`,
    );
    expect(authorise({ policy: named, who: someone, verb: "stop", resource: job, knownGroups })).toMatchObject({
      mayBe: { users: ["U0AAAAAAA", "U0BBBBBBB"] },
    });
    expect(authorise({ policy: named, who: someone, verb: "approve", resource: version, knownGroups })).toMatchObject({
      mayBe: { users: ["U0AAAAAAA"] },
    });
  });

  test("when only some are kept out, everybody else is who may", () => {
    const notSales = loadPolicy(
      `permit (principal, action, resource); forbid (principal in ChatOps::Group::"sales", action, resource);`,
    );
    expect(authorise({ policy: notSales, who: engineer, verb: "stop", resource: job, knownGroups })).toMatchObject({
      is: "no",
      mayBe: { groups: [], others: true },
    });
  });

  test("rules may speak of the group of a model package", () => {
    const churn = loadPolicy(
      `permit (principal, action == ChatOps::Action::"approve", resource) when { resource has group && resource.group == "churn" };`,
    );
    expect(authorise({ policy: churn, who: someone, verb: "approve", resource: version, knownGroups }).is).toBe("yes");
    expect(
      authorise({ policy: churn, who: someone, verb: "approve", resource: { ...version, group: "fraud" }, knownGroups })
        .is,
    ).toBe("no");
  });

  test("a rule that cannot be evaluated closes the door instead of opening it", () => {
    // Validation refuses all that could fail, so this one has not been validated.
    const failing = {
      users: [],
      groups: [],
      channels: [],
      rules: {
        open: "permit (principal, action, resource);",
        broken: "forbid (principal, action, resource) when { resource.owner == 1 };",
      },
      beforeTags: {},
      outlines: { each: [], rules: {} },
      speaksOfTags: false,
    };
    expect(authorise({ policy: failing, who: someone, verb: "stop", resource: job, knownGroups })).toMatchObject({
      is: "no",
      because: expect.stringMatching(/rule "broken": .*owner/),
    });
  });

  test("names from outside are only ever data", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string(), (name, group) => {
        const resource = { ...version, name, group };
        expect(
          authorise({ policy, who: { user: name, groups: [group] }, verb: "show", resource, knownGroups }).is,
        ).toBe("yes");
        const may = group === "ml-approvers";
        expect(
          authorise({ policy, who: { user: name, groups: [group] }, verb: "approve", resource, knownGroups }).is,
        ).toBe(may ? "yes" : "no");
      }),
      { numRuns: 30 },
    );
  });
});
