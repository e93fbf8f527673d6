import type { Message } from "../../../blocks/message.ts";
import { outcomeAnswer } from "../../../blocks/replies/answers.ts";
import { againPart, asChanges } from "../../approvals/parts.ts";
import type { RoundIntent } from "../../domain/intent.ts";
import type { Outcome } from "../../domain/outcome.ts";
import type { Work } from "../../domain/work.ts";
import { attend } from "../../notify/attend.ts";
import { fold } from "../../notify/fold.ts";
import { roundOf } from "../../notify/round.ts";
import { answer } from "../act.ts";
import type { WorkPorts } from "../ports.ts";
import { reach } from "../reach.ts";
import { record } from "../record.ts";
import { known, lookAt } from "./known.ts";
import { showAll } from "./show-all.ts";

type Reopen = Extract<RoundIntent, { do: "reopen" }>;

/** Asks anew for a decision whose round has expired: a new round, in which no earlier vote counts. */
export async function reopen(work: Work, intent: Reopen, ports: WorkPorts): Promise<Message | undefined> {
  const reached = await reach(work, intent, ports, lookAt);
  if (reached.is === "answer") return reached.message;
  const state = await known(reached.looked, ports);
  const did: { outcome: Outcome } = { outcome: { is: "refused", because: "Nobody votes on this." } };
  const after = await ports.store.states.update(state.key, (now = state) => {
    const round = roundOf(now, ports.options.approvals);
    did.outcome = round ? outcomeFor(work, round) : did.outcome;
    if (!round || did.outcome.is !== "done" || round.ballot.askedBy?.work === work.id) return now;
    // A round begins in a later second than the one before it, whatever the clocks say.
    const at = Math.max(work.receivedAt, round.ballot.since + 1000);
    return asChanges(now, [againPart({ by: work.who.user, work: work.id, at })]).reduce(fold, now);
  });
  // A repeat of the work may fare better than the first delivery, which stays on record beside it.
  const recorded = did.outcome.is === "done" ? { ...work, id: `${work.id}:reopen` } : work;
  await record(recorded, intent, reached.subject, did.outcome, reached.because, ports);
  await attend(after, ports);
  const shown = await showAll(state.key, ports);
  return shown ? answer(work, did.outcome) : outcomeAnswer(did.outcome);
}

function outcomeFor({ id }: Work, { matter, ballot }: NonNullable<ReturnType<typeof roundOf>>): Outcome {
  const { what } = matter;
  const started: Outcome = { is: "done", says: `A new round has begun for ${what}.` };
  if (ballot.askedBy?.work === id) return started;
  if (!matter.waits) return { is: "refused", because: matter.notYet ?? `Meanwhile ${what} has been decided on.` };
  if (ballot.end?.is === "superseded")
    return { is: "refused", because: `${capital(what)} was superseded by ${ballot.end.by ?? "a newer version"}.` };
  if (ballot.end?.is !== "expired")
    return { is: "already", says: `The votes on ${what} are open: its card has the buttons.` };
  return started;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
