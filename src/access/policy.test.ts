import { describe, expect, test } from "vitest";
import { loadPolicy } from "./policy.ts";
import { PolicyProblem } from "./problem.ts";
import { actionNames } from "./schema.ts";

const problemOf = (text: string): string => {
  try {
    loadPolicy(text);
  } catch (error) {
    if (error instanceof PolicyProblem) return error.message;
    throw error;
  }
  return "no problem";
};

const group = (name: string) => `permit (principal in ChatOps::Group::"${name}", action, resource);`;

describe("what a deployer is told of a mistake", () => {
  const mistakes: readonly (readonly [what: string, text: string, told: readonly string[]])[] = [
    [
      "a forgotten semicolon",
      "permit (principal, action, resource)",
      ["line 1, column 37: unexpected end of input", "expected `;`"],
    ],
    [
      "a forgotten semicolon before the next rule",
      "permit (principal, action, resource)\nforbid (principal, action, resource);",
      ["line 2, column 8: unexpected token `(`; end the rule before it with `;`"],
    ],
    [
      "a forgotten semicolon before a rule's id",
      'permit (principal, action, resource)\n@id("b") forbid (principal, action, resource);',
      ["line 2, column 1: unexpected token `@`; end the rule before it with `;`"],
    ],
    [
      "a word that is no effect",
      "permt (principal, action, resource);",
      ["line 1, column 1: invalid policy effect: permt", "`permit` or `forbid`"],
    ],
    [
      "a forgotten namespace",
      'permit (principal in Group::"x", action, resource);',
      ["unrecognized entity type `Group`", "did you mean `ChatOps::Group`?"],
    ],
    [
      "a mention instead of a group",
      "permit (principal in @ml-engineers, action, resource);",
      ["unexpected token `@`", 'as in ChatOps::Group::"ml-approvers"'],
    ],
    [
      "an unknown action",
      'permit (principal, action == ChatOps::Action::"aprove", resource);',
      ['ChatOps::Action::"aprove"', `the actions are ${actionNames.join(", ")}`],
    ],
    [
      "an unknown attribute",
      'permit (principal, action, resource) when { resource.nmae == "x" };',
      ["attribute `nmae`", "the attributes are kind, name, account, region, environment, group; for a tag"],
    ],
    [
      "an attribute that may be absent",
      'forbid (principal, action, resource) when { resource.environment == "prod" };',
      ["optional attribute `environment`", "has environment"],
    ],
    [
      "a tag that may be absent",
      'permit (principal, action, resource) when { resource.getTag("team") == "x" };',
      ['access to tag `"team"`', '`.hasTag("team") && ..`'],
    ],
    [
      "a tag as an attribute",
      'permit (principal, action, resource) when { resource.tags.team == "x" };',
      ["attribute `tags`", 'for a tag write resource.hasTag("team") && resource.getTag("team") == "x"'],
    ],
    [
      "a channel that may be absent, which is told once",
      'permit (principal, action, resource) when { context.channel == "C0" };',
      [
        "policy.cedar cannot be used:\n- line 1, column 45: ",
        "optional attribute `channel` of the context; try testing",
      ],
    ],
    [
      "a channel without quotes",
      "permit (principal, action, resource) when { context has channel && context.channel == C0PROD };",
      ["invalid variable: C0PROD", "enclose `C0PROD` in quotes"],
    ],
    [
      "a group that is compared",
      'permit (principal == ChatOps::Group::"x", action, resource);',
      ["replacing `==` with `in`"],
    ],
    [
      "a rule that can never apply",
      "permit (principal, action, resource) when { false };",
      ["impossible", "correct it or take it out"],
    ],
    [
      "a template",
      "// Who?\npermit (principal == ?principal, action, resource);",
      ["line 2, column 22", "template", "name the user or the group"],
    ],
    [
      "a handle with its @",
      `\n${group("@ml-engineers")}`,
      ["line 2, column 22", '"@ml-engineers" is not the handle', 'without "@"'],
    ],
    ["a user group's id", group("S0614TZR7"), ['"S0614TZR7" is not the handle']],
    [
      "a person's name",
      'permit (principal == ChatOps::User::"ana", action, resource);',
      ['"ana" is not a Slack user id', "U024BE7LH"],
    ],
    [
      "one id for two rules",
      `@id("a") ${group("x")}\n@id("a") ${group("y")}`,
      ["line 2, column 1", 'the id "a" is taken'],
    ],
  ];

  test.each(mistakes)("%s", (_what, text, told) => {
    const problem = problemOf(text);
    for (const part of told) expect(problem).toContain(part);
    expect(problem.split("\n")).toHaveLength(2);
  });

  test("each mistake has its own line, and one wrong rule is told once", () => {
    const problem = problemOf(
      `permit (principal in Group::"x", action, resource);\npermit (principal, action == ChatOps::Action::"stpo", resource);`,
    );
    expect(problem.split("\n")).toHaveLength(3);
    expect(problem).toContain("line 1, column 22");
    expect(problem).toContain("line 2, column 30");
  });

  test("columns count characters, whatever a comment before them is written in", () => {
    expect(problemOf(`/* */`)).toContain("line 1, column 1");
    expect(problemOf(`// für Köche 👩‍🍳\n  permt (principal, action, resource);`)).toContain("line 2, column 3");
  });

  test("a name that also stands in a comment is found where it counts", () => {
    expect(
      problemOf(`// not ChatOps::User::"ana"\npermit (principal == ChatOps::User::"ana", action, resource);`),
    ).toContain("line 2, column 22");
  });
});

describe("a policy that is right", () => {
  test("an empty policy is one that permits nothing", () => {
    expect(loadPolicy("// nobody\n")).toMatchObject({ users: [], groups: [], rules: {} });
  });

  test("rules go by their id, else by their place", () => {
    const policy = loadPolicy(`@id("first") ${group("x")}\n${group("y")} ${group("z")}`);
    expect(Object.keys(policy.rules)).toEqual(["first", "line 2:1", "line 2:62"]);
  });

  test("no rule is lost when more than ten have no id", () => {
    const handles = Array.from({ length: 12 }, (_, index) => `team-${index}`);
    const policy = loadPolicy(handles.map(group).join("\n"));
    expect(Object.keys(policy.rules)).toHaveLength(12);
    expect(policy.groups.toSorted()).toEqual(handles.toSorted());
  });

  test("users and groups are found in conditions too", () => {
    const policy = loadPolicy(
      `permit (principal, action, resource) when { principal in [ChatOps::Group::"a", ChatOps::Group::"b"] } unless { principal == ChatOps::User::"U024BE7LH" };`,
    );
    expect(policy).toMatchObject({ groups: ["a", "b"], users: ["U024BE7LH"] });
  });

  test("a handle may mix scripts", () => {
    expect(loadPolicy(group("ml-承認")).groups).toEqual(["ml-承認"]);
  });
});
