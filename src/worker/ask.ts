import { outcomeAnswer } from "../../blocks/replies/answers.ts";
import { forbidden } from "../../blocks/replies/forbidden.ts";
import { help as helpMessage } from "../../blocks/replies/help.ts";
import { listTable } from "../../blocks/replies/list-table.ts";
import type { Intent, Verb } from "../domain/intent.ts";
import type { Work } from "../domain/work.ts";
import { kindNames, kinds } from "../events/registry.ts";
import { foldAll } from "../notify/fold.ts";
import { presentWith } from "../notify/present.ts";
import { consoleUrl } from "../sagemaker/links.ts";
import { list } from "../sagemaker/list.ts";
import { SLASH } from "../slack/commands/command.ts";
import { commands } from "../slack/commands/registry.ts";
import { type Answer, shareable, toPerson } from "./answer.ts";
import { find } from "./found.ts";
import type { WorkPorts } from "./ports.ts";

type Question = Extract<Intent, { do: "show" | "list" | "help" }>;

/** Answers what only reads. */
export async function ask(work: Work, intent: Question, ports: WorkPorts): Promise<Answer> {
  switch (intent.do) {
    case "help":
      return help(work, intent.verb, ports);
    case "show":
      return show(work, intent, ports);
    case "list":
      return listing(work, intent, ports);
  }
}

/** Only what this person may do, with some kind of resource at least. */
async function help(work: Work, verb: string | undefined, ports: WorkPorts): Promise<Answer> {
  const asked = commands.filter((each) => verb === undefined || each.verb === verb);
  const may = await Promise.all(asked.map((each) => mayAtAll(work, each.verb, ports)));
  const entries = asked
    .filter((_, index) => may[index])
    .map(({ usage, description, examples }) => ({
      usage,
      does: description,
      examples: examples.map((each) => `${SLASH} ${each}`),
    }));
  return toPerson(helpMessage(SLASH, entries));
}

/** Asked kind by kind, since a policy may permit a verb for one kind only. */
async function mayAtAll(work: Work, verb: Verb, { own, options, authorise }: WorkPorts): Promise<boolean> {
  const { account, region } = own;
  const anyOf = (kind: string) => ({
    kind,
    name: "*",
    account,
    region,
    environment: options.accounts[account],
    group: kind === "model-package" ? "*" : undefined,
    tags: "unread" as const,
  });
  // One after the other: the first is most often enough, and a no takes the longest, since it tells who may.
  for (const kind of kindNames) if ((await authorise(work, verb, anyOf(kind))).verdict.is === "yes") return true;
  return false;
}

async function show(work: Work, intent: Extract<Question, { do: "show" }>, ports: WorkPorts): Promise<Answer> {
  const found = await find(work, "show", intent.target, ports);
  if (found.is === "answer") return toPerson(found.message);
  // What was done through the bot is remembered beside what SageMaker says now.
  const known = await ports.store.states.get(found.arn.toLowerCase());
  return shareable(presentWith(ports.options)(foldAll(known, found.changes)).message, { ...intent, share: true });
}

async function listing(work: Work, intent: Extract<Question, { do: "list" }>, ports: WorkPorts): Promise<Answer> {
  const { own, options } = ports;
  const everything = {
    kind: intent.kind,
    name: "*",
    account: own.account,
    region: own.region,
    environment: options.accounts[own.account],
  };
  const { verdict, mentions } = await ports.authorise(work, "list", everything);
  if (verdict.is === "no") return toPerson(forbidden({ ...verdict, mentions }));
  const listed = await list(intent, ports.clients, own, ports.now());
  if (listed.is !== "listed") return toPerson(outcomeAnswer(listed));
  const { account, region } = own;
  const rows = listed.rows.map((row) => ({
    ...row,
    account: options.accounts[account] ?? account,
    region,
    url: consoleUrl({ ...row, region }),
  }));
  const table = listTable(kinds[listed.kind].noun, rows, listed.more);
  return rows.length === 0 ? toPerson(table) : shareable(table, { ...intent, share: true });
}
