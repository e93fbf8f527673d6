import type { Message } from "../../blocks/message.ts";
import { type ApprovalStanding, type Standing, whoamiAtAll, whoamiWith } from "../../blocks/replies/whoami.ts";
import type { Person } from "../access/authorise.ts";
import { verbsOf } from "../access/schema.ts";
import type { Action } from "../actions/action.ts";
import { decidables } from "../actions/decidables.ts";
import { actions } from "../actions/registry.ts";
import { whyNot } from "../approvals/may-vote.ts";
import { type ApprovalRule, lists } from "../domain/approval-rule.ts";
import { resourceKey } from "../domain/arn.ts";
import type { Intent, Verb } from "../domain/intent.ts";
import type { Work } from "../domain/work.ts";
import { kinds } from "../events/registry.ts";
import { foldAll } from "../notify/fold.ts";
import { roundOf } from "../notify/round.ts";
import { consoleUrl } from "../sagemaker/links.ts";
import { SLASH } from "../slack/commands/command.ts";
import { type Found, find } from "./found.ts";
import type { WorkPorts } from "./ports.ts";
import { foundSubject } from "./subject.ts";

type Asked = Extract<Intent, { do: "whoami" }>;

/** Verbs that everybody tries anyway, and this one itself. */
const general: ReadonlySet<Verb> = new Set(["help", "home", "whoami"]);
/** Verbs that are never about one resource of SageMaker's. */
const notAboutOne: ReadonlySet<Verb> = new Set([
  ...general,
  "list",
  "pending",
  "deployments",
  "replay",
  "discard",
  "copy",
]);

/** Who a person is to the policy, and what they may do: with one resource, or at all. */
export async function whoami(work: Work, { target }: Asked, ports: WorkPorts): Promise<Message> {
  // Everybody may know about themselves; about a resource the policy is asked first.
  if (target === undefined) return atAll(work, ports);
  const found = await find(work, "whoami", target, ports);
  return found.is === "answer" ? found.message : withResource(work, found, ports);
}

async function atAll(work: Work, ports: WorkPorts): Promise<Message> {
  const { who, mentions, of } = await ports.outlook(work);
  const standings = (group: "read" | "act"): readonly Standing[] =>
    verbsOf(group)
      .filter((verb) => !general.has(verb))
      .map((verb) => ({ verb, ...of(verb) }));
  const rules = (ports.options.approvals ?? []).filter((rule) => lists(rule, who)).map(listed);
  return whoamiAtAll({ ...who, mentions }, { read: standings("read"), act: standings("act") }, rules, SLASH);
}

/** The reason stands beside the approval rule. */
const wouldNotCount = "your vote would not count, see below";
const notListed = "the approval rule does not list you, see below";

async function withResource(work: Work, found: Found, ports: WorkPorts): Promise<Message> {
  const { who, mentions } = await ports.outlook(work);
  const { resource } = foundSubject(found, ports);
  const approval = await approvalOf(work, who, found, ports);
  const standingOf = async (verb: Verb): Promise<Standing> => {
    const { verdict } = await ports.authorise(work, verb, resource);
    if (verdict.is === "yes") return { verb, is: "yes", by: verdict.because, but: butOf(verb, who, approval) };
    // Where nobody can be named who may, the policy could not be asked.
    return { verb, is: "no", by: verdict.rules, but: verdict.mayBe ? undefined : verdict.because };
  };
  const standings = (group: "read" | "act"): Promise<readonly Standing[]> =>
    Promise.all(
      verbsOf(group)
        .filter((verb) => isAbout(found.kind, verb))
        .map(standingOf),
    );
  return whoamiWith(
    { noun: kinds[found.kind].noun, name: found.name, url: consoleUrl(found) },
    { ...who, mentions },
    { read: await standings("read"), act: await standings("act") },
    approval,
  );
}

/** Why a verb that the policy permits would come to nothing all the same. */
function butOf(verb: Verb, who: Person, approval: ApprovalStanding | undefined): string | undefined {
  if (verb === "revoke") return approval?.rule && lists(approval.rule, who) ? undefined : notListed;
  return (verb === "approve" || verb === "reject") && approval?.because ? wouldNotCount : undefined;
}

const actionOf = (verb: Verb): Action | undefined => Object.entries(actions).find(([name]) => name === verb)?.[1];

/** Whether a verb can be about a resource of the kind. */
function isAbout(kind: Found["kind"], verb: Verb): boolean {
  const action = actionOf(verb);
  if (action) return action.iam[kind] !== undefined;
  switch (verb) {
    case "approve":
    case "reject":
    case "reopen":
      return decidables[kind] !== undefined;
    case "evidence":
      return kind === "model-package";
    default:
      return !notAboutOne.has(verb);
  }
}

/** Which approval rule is in force, and why the vote of this person would not count; undefined where nobody votes. */
async function approvalOf(
  work: Work,
  who: Person,
  found: Found,
  { store, options }: WorkPorts,
): Promise<ApprovalStanding | undefined> {
  const state = foldAll(await store.states.get(resourceKey(found.arn)), found.changes);
  const round = roundOf(state, options.approvals);
  if (!round) return undefined;
  const { rule, matter } = round;
  if (!rule) return { rule, because: `No approval rule is for ${matter.what}, so nobody may decide on it from Slack.` };
  const refusal = whyNot(rule, { ...who, name: work.who.name }, matter, options.people ?? {});
  return { rule: listed(rule), because: refusal?.because };
}

const listed = (rule: ApprovalRule) => ({ ...rule, patterns: rule.groups ?? rule.gates ?? [] });
