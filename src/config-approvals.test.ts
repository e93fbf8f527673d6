import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { type ChatOpsConfig, defineConfig } from "./config.ts";

const problemOf = (config: unknown): string => {
  try {
    // The point is what someone may write who does not see the type checker's word.
    defineConfig(config as ChatOpsConfig);
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

const prod = { id: "prod", groups: ["prod-*"], approvers: ["@ml-approvers"] };
const two = ["U024BE7LH", "U0G9QF9C6"];

describe("a mistake in an approval rule is told with the rule, the place and the fix", () => {
  test.each<readonly [string, Readonly<Record<string, unknown>>, string]>([
    [
      "a setting that does not exist",
      { requird: 2 },
      'approvals.0 of "prod": there is no setting "requird"; a rule has id, groups, gates, required, approvers',
    ],
    ["no id", { id: undefined }, 'approvals.0.id: give the rule an id, such as "prod"'],
    ["an id with a space", { id: "the prod" }, 'approvals.0.id of "the prod": an id has 1 to 64 letters'],
    ["nobody who may approve", { approvers: [] }, 'approvers of "prod": say who may approve: user groups such as'],
    ["no word of who may approve", { approvers: undefined }, "say who may approve"],
    [
      "a handle in capitals",
      { approvers: ["@ML-Approvers"] },
      'in lower case and without spaces, such as "@ml-approvers"',
    ],
    [
      "a handle with a space",
      { approvers: ["@ml approvers"] },
      '"@ml approvers" is not the handle of a Slack user group',
    ],
    [
      "a handle without @",
      { approvers: ["ml-approvers"] },
      'approvals.0.approvers.0 of "prod": "ml-approvers" has no "@"; write "@ml-approvers" for a user group',
    ],
    ["a user id in small letters", { approvers: ["u024be7lh"] }, "copy the member ID from the person's Slack profile"],
    ["a user id with @", { approvers: ["@U024BE7LH"] }, '"@U024BE7LH" names a person; write "U024BE7LH", without "@"'],
    ["an e-mail address", { approvers: ["ana@example.com"] }, '"ana@example.com" is not a Slack user id; copy'],
    ["the id of a user group", { approvers: ["S0614TZR7"] }, '"S0614TZR7" is the id of a user group; write its handle'],
    [
      "a mention of a user group",
      { approvers: ["<!subteam^S0614TZR7>"] },
      "is the id of a user group; write its handle",
    ],
    ["everybody in the channel", { approvers: ["@channel"] }, "whoever happens to be there"],
    [
      "more approvals than people",
      { approvers: two, required: 3 },
      "3 have to approve, and the rule lists only 2; list more approvers, or require 2",
    ],
    [
      "one person listed twice to be two",
      { approvers: ["U024BE7LH", "U024BE7LH"], required: 2 },
      "the rule lists only 1",
    ],
    ["nobody required", { required: 0 }, 'required of "prod": at least 1 person has to approve'],
    ["neither groups nor gates", { groups: undefined }, 'approvals.0 of "prod": the rule is for nothing; add groups'],
    ["both groups and gates", { gates: ["churn/Approve"] }, "a rule is for groups or for gates; make two rules of it"],
    ["an empty list of groups", { groups: [] }, 'list at least one model package group, such as ["prod-*"]'],
    [
      "a group with odd characters",
      { groups: ["prod-.*"] },
      '"prod-.*" is no pattern that could apply; write the name of a model package group',
    ],
    [
      "a gate without a step",
      { groups: undefined, gates: ["churn"] },
      '"churn" is no pattern that could apply; write <pipeline>/<step>',
    ],
    [
      "a duration in words",
      { expiresAfter: "3 days" },
      'expiresAfter of "prod": "3 days" is no duration from a minute to a year; write a number and m, h, d or w',
    ],
    ["a duration as a number", { expiresAfter: 72 }, 'write how long a decision may take as a text, such as "72h"'],
    ["an expiry of seconds", { expiresAfter: "30s" }, "is no duration from a minute to a year"],
    ["an expiry of years", { expiresAfter: "400d" }, "is no duration from a minute to a year"],
    [
      "a reminder that comes too late",
      { expiresAfter: "1d", remindEvery: "24h" },
      "the first reminder would come when the decision has expired",
    ],
    ["a word for yes", { excludeAuthor: "yes" }, "write true or false"],
  ])("%s", (_what, change, says) => {
    expect(problemOf({ approvals: [{ ...prod, ...change }] })).toContain(says);
  });

  test("two rules with one id", () => {
    expect(problemOf({ approvals: [prod, { ...prod, groups: ["x"] }] })).toContain(
      'approvals.1.id of "prod": another rule has the id "prod"; give each its own',
    );
  });

  test("a pattern that an earlier rule takes all of", () => {
    const eu = { ...prod, id: "eu", groups: ["ranker", "prod-eu-*"] };
    expect(problemOf({ approvals: [prod, eu] })).toContain(
      'approvals.1.groups.1 of "eu": "prod-eu-*" can never apply, since the rule "prod" above takes all of it; move this rule above that one, or take the pattern out',
    );
    expect(problemOf({ approvals: [eu, prod] })).toBe("");
  });

  test("a rule as somebody would write it is none", () => {
    expect(
      problemOf({
        approvals: [
          { ...prod, required: 2, approvers: ["@ml-approvers", ...two], expiresAfter: "72h", remindEvery: "1d" },
          { id: "gates", gates: ["churn-*/Approve"], approvers: two, required: 2, excludeAuthor: false },
        ],
        people: { U024BE7LH: ["ana", "ana@example.com"], U0G9QF9C6: ["bo"] },
      }),
    ).toBe("");
  });
});

describe("a mistake in people is told with what is wrong", () => {
  test.each<readonly [string, unknown, string]>([
    ["a handle for an id", { "@ana": ["ana"] }, '"@ana" is not a Slack user id; copy the member ID'],
    ["no names", { U024BE7LH: [] }, "people.U024BE7LH: list at least one name by which AWS knows the person"],
    ["a name that is no list", { U024BE7LH: "ana" }, "list the names by which AWS knows the person"],
    ["an empty name", { U024BE7LH: [""] }, "people.U024BE7LH.0: a name is empty"],
    [
      "one name for two people",
      { U024BE7LH: ["ana"], U0G9QF9C6: ["bo", "Ana"] },
      'people.U0G9QF9C6.1: "Ana" is a name of U024BE7LH as well; a name in AWS belongs to one person',
    ],
  ])("%s", (_what, people, says) => {
    expect(problemOf({ people })).toContain(says);
  });
});

test("a file that is loaded is told its lines, wherever the rules are written", async () => {
  const folder = await mkdtemp(join(tmpdir(), "chatops-"));
  const file = join(folder, "chatops.config.ts");
  await writeFile(
    file,
    `import { defineConfig } from ${JSON.stringify(join(import.meta.dirname, "config.ts"))};
interface Rule { id: string; groups: string[]; approvers: string[]; required?: number }
export default defineConfig({
  // approvals: [{ id: "prod", required: 9 }]
  approvals: [
    { id: "eu", groups: ["eu"], approvers: ["U024BE7LH"] },
    {
      id: "prod",
      groups: ["prod-*"],
      approvers: ["U024BE7LH"],
      required: 2,
    } satisfies Rule,
  ],
  people: { U024BE7LH: ["ana"], "U0G9QF9C6": [
    "ana" ] },
});
`,
  );
  try {
    const loading = promisify(execFile)(process.execPath, [file]);
    await expect(loading).rejects.toMatchObject({
      stderr: expect.stringMatching(
        /- line 11, approvals\.1\.required of "prod": 2 have to approve.*\n- line 15, people\.U0G9QF9C6\.0: "ana"/,
      ),
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});
