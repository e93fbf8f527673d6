import type { Message } from "../../blocks/message.ts";
import { outcomeAnswer } from "../../blocks/replies/answers.ts";
import { confirmation } from "../../blocks/replies/confirmation.ts";
import { forbidden } from "../../blocks/replies/forbidden.ts";
import type { Target } from "../actions/action.ts";
import { actions } from "../actions/registry.ts";
import { resourceKey } from "../domain/arn.ts";
import type { ActionIntent } from "../domain/intent.ts";
import type { Outcome } from "../domain/outcome.ts";
import { type Change, factOf } from "../domain/resource.ts";
import type { Work } from "../domain/work.ts";
import { foldAll } from "../notify/fold.ts";
import { tell } from "../notify/tell.ts";
import { viewOf } from "../notify/view.ts";
import { look } from "../sagemaker/describe.ts";
import { encodeIntent } from "../slack/button.ts";
import type { WorkPorts } from "./ports.ts";
import { type Found, reach } from "./reach.ts";
import { record } from "./record.ts";

/**
 * One action: authorise, look, act, record, draw the card again. Answers what the person is told beside the card, or
 * undefined when the card they clicked on says it all.
 */
export async function act(work: Work, intent: ActionIntent, ports: WorkPorts): Promise<Message | undefined> {
  const reached = await reach(work, intent, ports);
  if (reached.is === "answer") return reached.message;
  const { looked, subject, decision, because } = reached;
  const target = await targetOf(looked, ports);
  const person = { ...decision.who, name: work.who.name };
  const mayNot = actions[intent.do].mayNot?.(target, person, ports.options.approvals ?? []);
  if (mayNot) {
    await record(work, intent, subject, { is: "refused", because: mayNot.because }, because, ports);
    return forbidden({ ...mayNot, mentions: decision.mentions });
  }
  // A button shows the status that it was clicked in and has asked already; what was typed has not.
  const question = intent.seen === undefined ? actions[intent.do].asks?.(target, intent) : undefined;
  if (question) {
    const confirmed = { ...intent, target: { arn: looked.arn }, seen: target.summary.status.word };
    return confirmation(question, `intent:${intent.do}`, encodeIntent(confirmed));
  }
  const outcome = await perform(work, intent, target, looked, ports);
  await record(work, intent, subject, outcome, because, ports);
  await show(work, intent, looked, outcome, ports);
  return answer(work, outcome);
}

/** What was found, with what is remembered of it. */
async function targetOf(looked: Found, { store }: WorkPorts): Promise<Target> {
  const { parts, summary } = viewOf(looked.kind, foldAll(undefined, looked.changes));
  const { kind, arn, name, account, region } = looked;
  const known = await store.states.get(resourceKey(arn));
  const { parts: remembered } = viewOf(kind, foldAll(known, looked.changes));
  return { kind, arn, name, account, region, parts, summary, remembered };
}

async function perform(
  work: Work,
  intent: ActionIntent,
  target: Target,
  looked: Found,
  ports: WorkPorts,
): Promise<Outcome> {
  const action = actions[intent.do];
  const request = {
    target,
    intent,
    who: work.who.name ? `${work.who.name} (${work.who.user})` : work.who.user,
    user: work.who.user,
    at: work.receivedAt,
    seed: work.id,
    clients: ports.clients,
  };
  const kept = (action.remember?.(request) ?? []).map(({ part, stamp, value }) => factOf(looked, part, stamp, value));
  if (kept.length > 0)
    await ports.store.states.update(resourceKey(target.arn), (state) => foldAll(state, [...looked.changes, ...kept]));
  return action.perform(request);
}

/** Folds what was done, and what SageMaker says now, and draws every card of the resource again. */
async function show(
  work: Work,
  intent: ActionIntent,
  before: Found,
  outcome: Outcome,
  ports: WorkPorts,
): Promise<void> {
  const after =
    outcome.is === "done" ? await look({ arn: before.arn, name: before.name }, ports.clients, ports.own) : before;
  const facts = after.is === "found" ? after.changes : before.changes;
  const key = resourceKey(before.arn);
  await ports.store.states.update(key, (state) =>
    foldAll(state, [...before.changes, ...facts, ...acted(work, intent, before, outcome)]),
  );
  await tell(ports, [key]);
}

function acted(work: Work, intent: ActionIntent, before: Found, outcome: Outcome): readonly Change[] {
  if (outcome.is !== "done") return [];
  const at = actedAt(work, before);
  const reason = "reason" in intent ? intent.reason : undefined;
  const deed = { verb: intent.do, by: work.who.user, at, outcome: outcome.is, reason, note: outcome.note };
  return [
    factOf(before, `acts/${work.id}`, { final: 0, at, rank: 0 }, deed),
    ...(outcome.facts ?? []).map(({ part, stamp, value }) => factOf(before, part, stamp, value)),
  ];
}

/** Nobody acts on facts of the future: where the two clocks disagree, SageMaker's dates the card. */
const actedAt = ({ receivedAt }: Work, { changes }: Found): number =>
  Math.max(receivedAt, ...changes.map(({ stamp }) => stamp.at));

/** A deed done from its card shows there; everything else is said to the person, as are the small print and the name of a retry. */
export function answer(work: Work, outcome: Outcome): Message | undefined {
  const shown = outcome.is === "done" && work.intent.do !== "retry" && work.where.messageTs !== undefined;
  return shown ? undefined : outcomeAnswer(outcome);
}
