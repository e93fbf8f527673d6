import { expect, test } from "vitest";
import { kinds } from "../../src/events/registry.ts";
import { viewProblems } from "../check.ts";
import { outcomeAnswer } from "../replies/answers.ts";
import type { DeploymentShown } from "../replies/deployments.ts";
import { listTable } from "../replies/list-table.ts";
import { at, factsOf, nasty } from "../testing/facts.ts";
import { leftovers, read } from "../testing/read.ts";
import { type HomeFacts, homeView } from "./home.ts";
import type { RunningRow } from "./running.ts";
import type { WaitingRow } from "./waiting.ts";

const status = { word: "InProgress", label: "In progress", phase: "running", rank: 1 } as const;
const job: RunningRow = {
  noun: "training job",
  name: "bert",
  account: { id: "111122223333", label: "prod" },
  region: "eu-west-1",
  status,
  headline: "Training in progress",
  since: at(14),
  console: "https://console",
  card: "https://acme.slack.com/archives/C1/p1",
};
const nothing = { rows: [], more: 0 };
const facts: HomeFacts = {
  at: at(15),
  command: "/sagemaker",
  mine: nothing,
  others: nothing,
  running: nothing,
  deployments: nothing,
  refresh: "{}",
};

/** What a person reads, after checking that Slack would take it. */
function said(more: Partial<HomeFacts>): string {
  const view = homeView({ ...facts, ...more });
  expect(viewProblems(view)).toEqual([]);
  const text = read({ text: "", blocks: JSON.parse(JSON.stringify(view.blocks)) });
  expect(text).not.toMatch(leftovers);
  return text;
}

test("nothing is said in words", () => {
  expect(said({})).toMatch(
    /Nothing waits for you\..*[\s\S]*Nothing that has a card is running\.[\s\S]*No endpoint is being changed\.[\s\S]*`\/sagemaker help`/,
  );
});

test("what runs is one line each, which leads to its card, else to the console", () => {
  const text = said({ running: { rows: [job, { ...job, name: nasty, card: undefined }], more: 3 } });
  expect(text).toContain(":large_blue_circle: *Training in progress* · bert · `prod` eu-west-1 · since ");
  expect(text).toContain("and 3 more");
  const blocks = JSON.stringify(homeView({ ...facts, running: { rows: [job], more: 0 } }).blocks);
  expect(blocks).toContain("<https://acme.slack.com/archives/C1/p1|bert>");
});

test("a state that does not say of what gets the noun", () => {
  const cluster = { ...job, noun: "HyperPod cluster", name: "research", headline: "Updating" };
  expect(said({ running: { rows: [cluster], more: 0 } })).toContain("*Updating* · HyperPod cluster research · ");
});

const parts = { endpoint: { status: "Updating", config: "v1", variants: [] } };
const endpoint = (name: string): DeploymentShown => ({
  facts: factsOf("endpoint", "endpoint", name, kinds.endpoint.summary(parts), parts),
  card: "https://acme.slack.com/archives/C1/p1",
});

test("what is being deployed is told as /sagemaker deployments tells it", () => {
  expect(said({ deployments: { rows: [endpoint("ranker")], more: 3 } })).toMatch(
    /ranker · `prod` eu-west-1[\s\S]*and 3 more/,
  );
});

test("the answer to a click stands on top, in blocks that the Home tab takes", () => {
  expect(said({ answer: outcomeAnswer({ is: "done", says: "bert is stopping." }) })).toMatch(
    /^:white_check_mark: bert is stopping\./,
  );
  const rows = Array.from({ length: 25 }, (_, i) => ({
    name: `job-${i}`,
    status,
    account: "prod",
    region: "eu-west-1",
  }));
  expect(said({ answer: listTable("training job", rows) })).toContain("job-24");
});

const version: WaitingRow = {
  noun: "model package",
  name: "churn/12",
  account: { id: "111122223333", label: "prod" },
  region: "eu-west-1",
  since: at(9),
  approvals: 1,
  required: 2,
  expiresAt: at(23),
  approvers: ["@ml-approvers", "U0BO000001"],
  card: "https://acme.slack.com/archives/C1/p1",
  offers: [
    { verb: "approve", label: "Approve", style: "primary", value: "{}" },
    { verb: "reject", label: "Reject", style: "danger", value: "{}" },
  ],
};

test("what waits for the person has its quorum, its times and its buttons", () => {
  const mine = {
    rows: [version, { ...version, name: nasty, expiresAt: undefined, card: undefined, offers: [] }],
    more: 12,
  };
  const text = said({ mine });
  expect(text).toContain(
    ":large_yellow_circle: *churn/12* · model package · `prod` eu-west-1\n1 of 2 approvals · since ",
  );
  expect(text).toMatch(/· expires /);
  expect(text).toContain("and 12 more that came later");
  const view = JSON.stringify(homeView({ ...facts, mine }).blocks);
  expect(view.match(/"action_id":"[^"]+"/g)).toEqual([
    '"action_id":"intent:approve"',
    '"action_id":"intent:reject"',
    '"action_id":"link:card"',
    '"action_id":"intent:home"',
  ]);
  expect(view).toMatch(/Approve….*Reject….*Open the card/);
});

test("what waits for others is quieter and says for whom", () => {
  const others = {
    rows: [
      { ...version, because: "you have approved" },
      { ...version, name: "ranker/3", approvers: ["@a", "@b", "@c", "@d"] },
      { ...version, name: "old/1", required: undefined, approvers: [] },
    ],
    more: 2,
  };
  const text = said({ others });
  expect(text).toContain(
    "model package churn/12 · you have approved, waits for @ml-approvers, <@U0BO000001> · 1 of 2 approvals",
  );
  expect(text).toContain("model package ranker/3 · waits for @a, @b, @c, and 1 more");
  expect(text).toContain(
    "model package old/1 · no approval rule is for it, so nobody may decide on it from Slack · since ",
  );
  expect(text).toContain("and 2 more");
});

test("stays within Slack's limits with the longest of everything", () => {
  const rows = Array.from({ length: 10 }, (_, i) => ({
    ...job,
    name: `${"n".repeat(255)}${i}`,
    headline: "h".repeat(200),
    card: `https://acme.slack.com/${"c".repeat(400)}`,
  }));
  const waiting = { rows: rows.map((row) => ({ ...version, name: row.name, card: row.card })), more: 400 };
  const more = {
    mine: waiting,
    others: waiting,
    running: { rows, more: 400 },
    deployments: { rows: rows.map(({ name }) => endpoint(name)), more: 400 },
  };
  expect(said(more)).toContain("under way");
});
