import type { Message } from "../../blocks/message.ts";
import { outcomeAnswer } from "../../blocks/replies/answers.ts";
import { letterCopy } from "../../blocks/replies/letter-copy.ts";
import { inUtc } from "../actions/outcomes.ts";
import { letterArn, letterIdIn } from "../dead-letters/letter.ts";
import { resourceKey } from "../domain/arn.ts";
import { asArn } from "../domain/ids.ts";
import type { LetterIntent } from "../domain/intent.ts";
import { maskSecrets } from "../domain/mask.ts";
import type { Outcome } from "../domain/outcome.ts";
import type { Work } from "../domain/work.ts";

import { foldAll } from "../notify/fold.ts";
import { tell } from "../notify/tell.ts";
import type { LetterRecord } from "../store/letters.ts";
import { answer } from "./act.ts";
import type { WorkPorts } from "./ports.ts";
import { refuse } from "./reach.ts";
import { record } from "./record.ts";
import type { Subject } from "./subject.ts";

/** Longer than a decision takes. */
const leaseMs = 30_000;
const becomes = { replay: "Replayed", discard: "Discarded" } as const;

/**
 * Replays, discards or shows a message of the bot's own queue that was given up. The first decision stands; the clock
 * then deletes the message from the dead-letter queue.
 */
export async function actOnLetter(work: Work, intent: LetterIntent, ports: WorkPorts): Promise<Message | undefined> {
  const id = "arn" in intent.target ? letterIdIn(intent.target.arn) : undefined;
  if (id === undefined) return outcomeAnswer({ is: "refused", because: "That is no dead letter of the bot's queue." });
  const subject = subjectOf(id, ports);
  const { verdict, mentions } = await ports.authorise(work, intent.do, subject.resource);
  if (verdict.is === "no") return refuse(work, intent, subject, verdict, mentions, ports);
  const letter = await ports.store.letters.get(id);
  if (!letter?.kept)
    return outcomeAnswer({ is: "refused", because: "This dead letter is no longer known: it is older than a month." });
  if (intent.do === "copy")
    return letter.body === undefined
      ? outcomeAnswer({ is: "refused", because: "This dead letter is not kept: it was decided on, or is too large." })
      : letterCopy(id, maskSecrets(letter.body));
  const outcome = await decide(work, intent.do, id, letter, ports);
  await record(work, intent, subject, outcome, verdict.because, ports);
  await show(work, intent.do, id, outcome, ports);
  return answer(work, outcome);
}

/** A dead letter belongs to the bot, whatever account its event came from. */
function subjectOf(id: string, { own, options }: WorkPorts): Subject {
  const { account, region } = own;
  return {
    resource: { kind: "dead-letter", name: id, account, region, environment: options.accounts[account] },
    arn: letterArn(id),
  };
}

async function decide(
  work: Work,
  verb: "replay" | "discard",
  id: string,
  letter: LetterRecord,
  { store, queue }: WorkPorts,
): Promise<Outcome> {
  if (letter.decided) return decidedBefore(letter.decided);
  const claim = `letter:${id}`;
  if ((await store.claims.take(claim, leaseMs)) !== "mine")
    return { is: "already", says: "Somebody else is deciding on this dead letter at this moment." };
  try {
    if (verb === "replay") {
      const problem = await replay(letter, queue);
      if (problem) return problem;
    }
    const stands = await store.letters.decide(id, { is: becomes[verb], by: work.who.user, at: work.receivedAt });
    if (stands.by !== work.who.user || stands.at !== work.receivedAt) return decidedBefore(stands);
    return verb === "replay"
      ? { is: "done", says: "It is in the queue again." }
      : { is: "done", says: "It is discarded." };
  } finally {
    await store.claims.release(claim);
  }
}

const decidedBefore = ({ is, at }: NonNullable<LetterRecord["decided"]>): Outcome => ({
  is: "already",
  says: `This dead letter had already been ${is.toLowerCase()} at ${inUtc(at)}.`,
});

/** Sends it to the queue again, or says why not. Twice does no harm: folding an event again changes nothing. */
async function replay({ body }: LetterRecord, queue: WorkPorts["queue"]): Promise<Outcome | undefined> {
  if (body === undefined)
    return { is: "refused", because: "It is too large to be kept. Start a redrive of the dead-letter queue at AWS." };
  if (!queue) return { is: "refused", because: "The worker does not know the queue: set its QUEUE_URL." };
  try {
    await queue.send(body);
    return undefined;
  } catch (error) {
    const name = error instanceof Error ? error.name : "an unknown error";
    return { is: "failed", because: `the queue did not take it (${name})`, retryable: true };
  }
}

/** Tells it on the card, whoever was first. */
async function show(
  work: Work,
  verb: "replay" | "discard",
  id: string,
  outcome: Outcome,
  ports: WorkPorts,
): Promise<void> {
  const key = resourceKey(letterArn(id));
  const state = await ports.store.states.get(key);
  if (!state) return;
  if (outcome.is === "done") {
    const { kind, name, account, region } = state;
    const change = { kind, arn: asArn(letterArn(id)), name, account, region };
    const at = work.receivedAt;
    await ports.store.states.update(key, (known) =>
      foldAll(known, [
        { ...change, part: "decision", stamp: { final: 1, at, rank: 0 }, value: { is: becomes[verb] } },
        {
          ...change,
          part: `acts/${work.id}`,
          stamp: { final: 0, at, rank: 0 },
          value: { verb, by: work.who.user, at, outcome: "done" },
        },
      ]),
    );
  }
  await tell(ports, [key]);
}
