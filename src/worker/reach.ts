import type { Message } from "../../blocks/message.ts";
import { outcomeAnswer } from "../../blocks/replies/answers.ts";
import { forbidden } from "../../blocks/replies/forbidden.ts";
import { votersOf } from "../approvals/may-vote.ts";
import { ruleFor } from "../domain/approval-rule.ts";
import type { ActionIntent, LetterIntent, RoundIntent, Target, Verb } from "../domain/intent.ts";
import type { Work } from "../domain/work.ts";
import { type Looked, look } from "../sagemaker/describe.ts";
import type { Decision, WorkPorts } from "./ports.ts";
import { record } from "./record.ts";
import { foundSubject, type Subject, subjectOf } from "./subject.ts";

export type Found = Extract<Looked, { is: "found" }>;
type Refusal = Extract<Decision["verdict"], { is: "no" }>;

/** What the policy lets the person act on, as it is now; or what to tell them instead. */
export type Reached =
  | {
      readonly is: "reached";
      readonly looked: Found;
      readonly subject: Subject;
      readonly decision: Decision;
      /** Ids of the policies that permit it. */
      readonly because: readonly string[];
    }
  | { readonly is: "answer"; readonly message: Message };

type Look = (target: Target, clients: WorkPorts["clients"], own: WorkPorts["own"]) => Promise<Looked>;

/** Asks the policy, looks the target up, and asks once more by the name that AWS gives it. */
export async function reach(
  work: Work,
  intent: ActionIntent | RoundIntent,
  ports: WorkPorts,
  lookAt: Look = look,
): Promise<Reached> {
  const subject = subjectOf(intent.target, ports);
  if ("because" in subject) return answer(outcomeAnswer({ is: "refused", because: subject.because }));
  const asked = await ports.authorise(work, intent.do, subject.resource);
  if (asked.verdict.is === "no")
    return answer(await refuse(work, intent, subject, asked.verdict, asked.mentions, ports));
  const looked = await lookAt(intent.target, ports.clients, ports.own);
  if (looked.is === "not-found") return answer(outcomeAnswer({ is: "refused", because: looked.because }));
  if (looked.is === "failed") return answer(outcomeAnswer(looked));
  // A policy must not be escaped by typing other letters.
  const found = foundSubject(looked, ports);
  const decision = await ports.authorise(work, intent.do, found.resource);
  const { verdict, mentions } = decision;
  if (verdict.is === "no") return answer(await refuse(work, intent, found, verdict, mentions, ports));
  return { is: "reached", looked, subject: found, decision, because: verdict.because };
}

const answer = (message: Message): Reached => ({ is: "answer", message });

/** A refusal by policy is on record too, and says who may. */
export async function refuse(
  work: Work,
  intent: ActionIntent | RoundIntent | LetterIntent,
  subject: Subject,
  verdict: Refusal,
  mentions: Decision["mentions"],
  ports: WorkPorts,
): Promise<Message> {
  await record(work, intent, subject, { is: "refused", because: verdict.because }, [], ports);
  return forbidden({ ...verdict, mentions, ...votersFor(intent, verdict, subject, ports) });
}

/** Who may decide, and how many have to, is the approval rule's to say, unless the policy forbids it or could not tell. */
function votersFor(
  { do: verb }: { readonly do: Verb },
  { rules, mayBe }: Refusal,
  { resource }: Subject,
  { options }: WorkPorts,
) {
  if ((verb !== "approve" && verb !== "reject" && verb !== "revoke") || resource.group === undefined) return {};
  if (rules.length > 0 || mayBe === undefined) return {};
  const rule = ruleFor(options.approvals ?? [], { kind: "model-package", group: resource.group });
  return rule ? { mayBe: votersOf(rule), required: verb === "revoke" ? undefined : rule.required } : { mayBe: nobody };
}

const nobody = { groups: [], users: [], others: false } as const;
