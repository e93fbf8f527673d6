import type { Message } from "../../blocks/message.ts";
import { outcomeAnswer } from "../../blocks/replies/answers.ts";
import { forbidden } from "../../blocks/replies/forbidden.ts";
import { actions } from "../actions/registry.ts";
import { resourceKey } from "../domain/arn.ts";
import type { ActionIntent, LetterIntent } from "../domain/intent.ts";
import type { Outcome } from "../domain/outcome.ts";
import type { Change } from "../domain/resource.ts";
import type { Work } from "../domain/work.ts";

import { foldAll } from "../notify/fold.ts";
import { tell } from "../notify/tell.ts";
import { viewOf } from "../notify/view.ts";
import { type Looked, look } from "../sagemaker/describe.ts";
import type { AuditEntry } from "../store/audit.ts";
import type { Decision, WorkPorts } from "./ports.ts";
import { foundSubject, type Subject, subjectOf } from "./subject.ts";

type Found = Extract<Looked, { is: "found" }>;
type Refusal = Extract<Decision["verdict"], { is: "no" }>;

/**
 * One action: authorise, look, act, record, draw the card again. Answers what the person is told beside the card, or
 * undefined when the card they clicked on says it all.
 */
export async function act(work: Work, intent: ActionIntent, ports: WorkPorts): Promise<Message | undefined> {
  const subject = subjectOf(intent.target, ports);
  if ("because" in subject) return outcomeAnswer({ is: "refused", because: subject.because });
  const asked = await ports.authorise(work, intent.do, subject.resource);
  if (asked.verdict.is === "no") return refuse(work, intent, subject, asked.verdict, asked.mentions, ports);
  const looked = await look(intent.target, ports.clients, ports.own);
  if (looked.is === "not-found") return outcomeAnswer({ is: "refused", because: looked.because });
  if (looked.is === "failed") return outcomeAnswer(looked);
  // Asked once more by the name that SageMaker gives it: a policy must not be escaped by typing other letters.
  const found = foundSubject(looked, ports);
  const decided = await ports.authorise(work, intent.do, found.resource);
  if (decided.verdict.is === "no") return refuse(work, intent, found, decided.verdict, decided.mentions, ports);
  const outcome = await perform(work, intent, looked, ports);
  await record(work, intent, found, outcome, decided.verdict.because, ports);
  await show(work, intent, looked, outcome, ports);
  return answer(work, outcome);
}

/** A refusal by policy is on record too, and says who may. */
export async function refuse(
  work: Work,
  intent: ActionIntent | LetterIntent,
  subject: Subject,
  { because, mayBe }: Refusal,
  mentions: Decision["mentions"],
  ports: WorkPorts,
): Promise<Message> {
  await record(work, intent, subject, { is: "refused", because }, [], ports);
  return forbidden({ because, mayBe, mentions });
}

async function perform(work: Work, intent: ActionIntent, looked: Found, ports: WorkPorts): Promise<Outcome> {
  const { parts, summary } = viewOf(looked.kind, foldAll(undefined, looked.changes));
  const { kind, arn, name, account, region } = looked;
  return actions[intent.do].perform({
    target: { kind, arn, name, account, region, parts, summary },
    intent,
    who: work.who.name ? `${work.who.name} (${work.who.user})` : work.who.user,
    at: actedAt(work, looked),
    seed: work.id,
    clients: ports.clients,
  });
}

/** The audit record first, then the event: what others automate on must be on record. */
export async function record(
  work: Work,
  intent: ActionIntent | LetterIntent,
  { resource, arn = `${resource.kind}/${resource.name}` }: Subject,
  outcome: Outcome,
  because: readonly string[],
  ports: WorkPorts,
): Promise<void> {
  const reason = "reason" in intent ? intent.reason : undefined;
  const says = "says" in outcome ? outcome.says : outcome.because;
  const entry: AuditEntry = {
    id: work.id,
    at: work.receivedAt,
    verb: intent.do,
    arn,
    by: work.who,
    reason,
    outcome: outcome.is,
    says,
    because,
    channel: work.where.channel,
    messageTs: work.where.messageTs,
  };
  await ports.store.audit.append(resourceKey(arn), entry);
  try {
    await ports.emit({
      version: "1",
      id: work.id,
      verb: intent.do,
      arn,
      kind: resource.kind,
      name: resource.name,
      by: { user: work.who.user, team: work.who.team },
      outcome: outcome.is,
      reason,
      at: new Date(work.receivedAt).toISOString(),
    });
  } catch (error) {
    // The deed is done and on record; an event that could not be put must not make the person do it again.
    ports.log.error(`The event about ${intent.do} ${arn} could not be put on the bus`, error);
  }
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
  await tell(ports, key);
}

function acted(work: Work, intent: ActionIntent, before: Found, outcome: Outcome): readonly Change[] {
  if (outcome.is !== "done") return [];
  const { kind, arn, name, account, region } = before;
  const reason = "reason" in intent ? intent.reason : undefined;
  const at = actedAt(work, before);
  return [
    {
      ...{ kind, arn, name, account, region },
      part: `acts/${work.id}`,
      stamp: { final: 0, at, rank: 0 },
      value: { verb: intent.do, by: work.who.user, at, outcome: outcome.is, reason, note: outcome.note },
    },
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
