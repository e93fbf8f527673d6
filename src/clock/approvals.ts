import { isOpen, isSettled, leftBehind } from "../approvals/ballot.ts";
import { expiryOf, remindersDue } from "../approvals/end.ts";
import { resourceKey } from "../domain/arn.ts";
import type { Ballot } from "../domain/ballot.ts";
import type { Chore } from "../domain/chore.ts";
import { about } from "../log.ts";
import { attend } from "../notify/attend.ts";
import { findOut } from "../notify/findings.ts";
import { foldAll } from "../notify/fold.ts";
import type { PresentOptions } from "../notify/present.ts";
import { asks, isUnrecorded, type Round, roundOf } from "../notify/round.ts";
import { expire } from "../notify/round-ends.ts";
import { tell } from "../notify/tell.ts";
import { logged } from "../slack/logged.ts";
import type { PendingResource } from "../store/pending.ts";
import { remind } from "./remind.ts";
import type { SweepPorts } from "./sweep.ts";

export interface ApprovalPorts extends SweepPorts {
  readonly options: PresentOptions;
  /** Hands a chore to the worker, which alone may write to SageMaker. */
  readonly handOn: (chore: Chore) => Promise<void>;
}

/** At most so many that wait are attended to in a minute, those that wait longest first. */
const maxAttended = 100;
/** Whoever brings the decision carries it out within seconds; Lambda tries a crash again after a minute. */
const graceMs = 3 * 60_000;
/** How often SageMaker is asked whether somebody has decided there without an event that reached the bot. */
const lookEveryMinutes = 10;

/**
 * Ends what has expired, reminds those who have not voted, and has carried out what a crash left undone. Answers how many
 * resources wait for people.
 */
export async function attendApprovals(ports: ApprovalPorts): Promise<number> {
  const waiting = (await ports.store.pending.all()).slice(0, maxAttended);
  const settled = await Promise.allSettled(waiting.map((each) => see(each, ports)));
  for (const each of settled)
    if (each.status === "rejected") ports.log.error("What waits for a decision could not be attended to", each.reason);
  return waiting.length;
}

async function see(pending: PendingResource, given: ApprovalPorts): Promise<void> {
  const key = resourceKey(pending.arn);
  const log = about(given.log, key);
  const ports = { ...given, log, slack: logged(given.slack, log) };
  const state = isDue(key, ports.now()) ? await lookedAgain(key, ports) : await ports.store.states.get(key);
  const round = state && roundOf(state, ports.options.approvals);
  if (!round || !(asks(round) || isUnrecorded(round))) return ports.store.pending.drop(key);
  const left = leftBehind(round.ballot, round.matter.told);
  if (left) await carryOn(key, left, ports);
  if (isSettled(round.ballot)) return carryOn(key, round.ballot, ports);
  if (asks(round) && isOpen(round.ballot)) return minded(key, round, ports);
}

/** Spreads the looks over ten minutes, by something that is the same in every tick. */
function isDue(key: string, now: number): boolean {
  const share = [...key].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7);
  return (Math.floor(now / 60_000) + share) % lookEveryMinutes === 0;
}

/** An event that was lost must not leave buttons that are stale for ever. */
async function lookedAgain(key: string, ports: ApprovalPorts) {
  const known = await ports.store.states.get(key);
  const looked = known && (await roundOf(known)?.decidable.look({ arn: known.arn }, ports.clients, ports.own));
  if (looked?.is !== "found") return known;
  const state = await ports.store.states.update(key, (before) => foldAll(before, looked.changes));
  await findOut(key, state, ports);
  await attend(state, ports);
  await tell(ports, [key]);
  return ports.store.states.get(key);
}

async function carryOn(
  key: string,
  { round, settled }: Pick<Ballot, "round" | "settled">,
  ports: ApprovalPorts,
): Promise<void> {
  if (!settled || ports.now() - settled.at < graceMs) return;
  await ports.handOn({ chore: "carry-out", resource: key, round, by: settled.by });
}

async function minded(key: string, { ballot, rule, ...round }: Round, ports: ApprovalPorts): Promise<void> {
  const { since, reminded } = ballot;
  const expiry = expiryOf(since, rule?.expiresAfterMs);
  if (expiry !== undefined && ports.now() >= expiry) {
    if (await expire(key, ballot.round, expiry, ports)) await tell(ports, [key]);
    return;
  }
  const due = remindersDue(since, rule?.remindEveryMs, ports.now());
  if (rule && due > reminded) await remind(key, { ...round, ballot, rule }, due, ports);
}
