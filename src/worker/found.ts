import type { Message } from "../../blocks/message.ts";
import { outcomeAnswer } from "../../blocks/replies/answers.ts";
import { forbidden } from "../../blocks/replies/forbidden.ts";
import type { Target, Verb } from "../domain/intent.ts";
import type { Work } from "../domain/work.ts";
import { type Looked, look } from "../sagemaker/describe.ts";
import type { WorkPorts } from "./ports.ts";
import { foundSubject, subjectOf } from "./subject.ts";

/** A resource that the person may see, as SageMaker has it now. */
export type Found = Extract<Looked, { is: "found" }>;

/** Looks a target up for one who only reads, or says why not: by policy, or because there is nothing there. */
export async function find(
  work: Work,
  verb: Verb,
  target: Target,
  ports: WorkPorts,
): Promise<Found | { readonly is: "answer"; readonly message: Message }> {
  const subject = subjectOf(target, ports);
  if ("because" in subject) return answer(outcomeAnswer({ is: "refused", because: subject.because }));
  const { verdict, mentions } = await ports.authorise(work, verb, subject.resource);
  if (verdict.is === "no") return answer(forbidden({ ...verdict, mentions }));
  const looked = await look(target, ports.clients, ports.own);
  if (looked.is === "not-found") return answer(outcomeAnswer({ is: "refused", because: looked.because }));
  if (looked.is === "failed") return answer(outcomeAnswer(looked));
  // Asked once more by the name that SageMaker gives it: a policy must not be escaped by typing other letters.
  const again = await ports.authorise(work, verb, foundSubject(looked, ports).resource);
  return again.verdict.is === "no" ? answer(forbidden({ ...again.verdict, mentions })) : looked;
}

const answer = (message: Message) => ({ is: "answer", message }) as const;
