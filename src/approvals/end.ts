import type { Ballot, End, Settled } from "../domain/ballot.ts";
import { isOpen, isSettled, leftBehind } from "./ballot.ts";
import { actPart, endPart, type RoundPart, settledPart } from "./parts.ts";

/** Ends a round that people may still vote in: what has been settled is carried out first, and the first end stands. */
export const endUndecided = (ballot: Ballot, end: End): readonly RoundPart[] =>
  isOpen(ballot) ? [endPart(ballot.round, end)] : [];

/** Ends a settled round whose decision the resource has now; the deed stands among its acts. */
export function endDecided(ballot: Ballot, at: number): readonly RoundPart[] {
  const { settled, round } = ballot;
  return isSettled(ballot) && settled ? decided(round, settled, at) : [];
}

/** Ends an earlier round that the resource had been told of when it came to wait anew. */
export function endLeftBehind(ballot: Ballot, round: string, at: number): readonly RoundPart[] {
  const left = leftBehind(ballot, round);
  return left ? decided(round, left.settled, at) : [];
}

const decided = (round: string, settled: Settled, at: number): readonly RoundPart[] => [
  endPart(round, { is: settled.choice === "approve" ? "approved" : "rejected", at }),
  actPart(round, settled),
];

/** Opens a settled round again, since the resource did not take the decision. */
export const withdraw = (ballot: Ballot, because: string): readonly RoundPart[] =>
  isSettled(ballot) && ballot.settled
    ? [settledPart(ballot.round, { ...ballot.settled, withdrawn: because, turn: ballot.settled.turn + 1 })]
    : [];

/** When a round ends by itself, in milliseconds since the epoch. */
export const expiryOf = (since: number, expiresAfterMs: number | undefined): number | undefined =>
  expiresAfterMs === undefined ? undefined : since + expiresAfterMs;
/** How many reminders are due by now, those already sent included. */
export const remindersDue = (since: number, remindEveryMs: number | undefined, now: number): number =>
  remindEveryMs === undefined ? 0 : Math.max(0, Math.floor((now - since) / remindEveryMs));
