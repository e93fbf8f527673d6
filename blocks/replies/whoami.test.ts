import { describe, expect, test } from "vitest";
import { problems } from "../check.ts";
import { basic } from "../degrade.ts";
import type { Message } from "../message.ts";
import { nasty } from "../testing/facts.ts";
import { leftovers, marked, read } from "../testing/read.ts";
import { type Standing, type Standings, whoamiAtAll, whoamiWith } from "./whoami.ts";

function said(message: Message): string {
  expect(problems(message)).toEqual([]);
  expect(problems(basic(message))).toEqual([]);
  expect(`${message.text}\n${read(message)}`).not.toMatch(leftovers);
  return read(message);
}

const ana = { user: "U024BE7LH", groups: ["ml-engineers", "new"], mentions: { "ml-engineers": "<!subteam^S1>" } };
const churn = { noun: "model package", name: "churn/12", url: "https://example.com/churn" };
const standings: Standings = {
  read: [
    { verb: "show", is: "yes", by: ["everyone-reads"] },
    { verb: "logs", is: "yes", by: ["everyone-reads"] },
  ],
  act: [
    { verb: "stop", is: "depends", by: ["own", "here"], unless: ["frozen"] },
    { verb: "approve", is: "yes", by: ["approvers"], but: "your vote would not count" },
    { verb: "retry", is: "no", by: [] },
    { verb: "reject", is: "no", by: ["never"] },
  ],
};
const rule = { id: "prod", required: 2, patterns: ["prod-*"], approvers: ["@ml-engineers", "U0G9QF9C6"] };

describe("whoami", () => {
  test("puts verbs that stand alike on one line, each with the rules that say so", () => {
    const message = whoamiAtAll(ana, standings, [rule], "/sagemaker");
    expect(said(message)).toContain(
      [
        ":white_check_mark: `show` `logs` – by `everyone-reads`",
        "*Act*",
        ":large_yellow_circle: `stop` – for some resources, by `own`, `here`, unless `frozen` forbids it",
        ":no_entry_sign: `approve` – permitted by `approvers`, but your vote would not count",
        ":no_entry_sign: `retry` – no rule permits it",
        ":no_entry_sign: `reject` – forbidden by `never`",
      ].join("\n"),
    );
    expect(read(message)).toContain("`prod` – 2 approvals for `prod-*`");
    expect(message.text).toBe("What you may do: you may show, logs; for some resources stop.");
  });

  test("mentions the groups that Slack knows, and says when there are none", () => {
    expect(marked(whoamiAtAll(ana, standings, [], "/sagemaker"))).toContain("In <!subteam^S1>, @new");
    const nobody = whoamiAtAll({ ...ana, groups: [] }, { read: [], act: [] }, [], "/sagemaker");
    expect(said(nobody)).toContain("You are in none of the workspace's user groups.");
    expect(nobody.text).toBe("What you may do: you may do nothing.");
  });

  test("with a resource says which approval rule decides, by whom, and why a vote would not count", () => {
    const counted = whoamiWith(churn, ana, standings, { rule, because: undefined });
    expect(said(counted)).toContain(
      "Rule `prod`: 2 approvals needed, by <!subteam^S1>, <@U0G9QF9C6>\nYou are one of them.",
    );
    expect(said(whoamiWith(churn, ana, standings, { rule, because: "You made it." }))).toContain("\nYou made it.");
    expect(said(whoamiWith(churn, ana, standings, { rule: undefined, because: "No rule." }))).toContain("\nNo rule.");
    expect(said(whoamiWith({ ...churn, url: undefined }, ana, standings, undefined))).not.toContain("*Approval*");
  });

  test("stays a message that Slack takes, whatever rules and groups are called and however many there are", () => {
    const many = Array.from({ length: 300 }, (_, index) => `${index} ${nasty}`);
    const standing: Standing = { verb: nasty, is: "yes", by: many, unless: many, but: nasty.repeat(50) };
    const everything = { read: many.map((verb) => ({ ...standing, verb })), act: [standing] };
    const rules = many.map((id) => ({ ...rule, id, patterns: many, approvers: many }));
    const person = { ...ana, groups: many };
    said(whoamiAtAll(person, everything, rules, "/sagemaker"));
    const [first] = rules;
    said(whoamiWith({ ...churn, name: nasty }, person, everything, { rule: first, because: nasty.repeat(50) }));
  });
});
