import { againPart, asChanges, endPart, type RoundPart, votePart } from "../../approvals/parts.ts";
import type { Vote } from "../../domain/ballot.ts";
import { roundOf } from "../../notify/round.ts";
import { minutes, type Story, stateAfter } from "./story.ts";

const vote = (by: string, minute: number, reason: string): Vote => ({
  ...{ by, team: "T0PLAYGROUND", at: minutes(minute), choice: "approve", work: `${by}-${minute}`, turn: 0 },
  reason,
});

/** A version whose approval somebody took back; `description` is what the event says of the rejection. */
export function revoked(event: Readonly<Record<string, unknown>>, description: string): Story {
  const state = stateAfter(event);
  const { round = "" } = (state && roundOf(state)?.ballot) ?? {};
  const value = { by: "U0CHI00001", reason: "Drifts since Monday", description };
  const parts = [
    votePart(round, vote("U0BO000001", 20, "AUC is up by 0.016")),
    { part: "revoked/work", stamp: { final: 0, at: minutes(90), rank: 0 } as const, value },
  ];
  return { title: "its approval revoked", events: [event], changes: state ? asChanges(state, parts) : [] };
}

/** How votes on a version that waits may stand. */
export function votedOn(event: Readonly<Record<string, unknown>>): readonly Story[] {
  const state = stateAfter(event);
  const { round, since } = (state && roundOf(state)?.ballot) ?? {};
  if (!state || round === undefined || since === undefined) return [];
  const told = (title: string, ...parts: readonly RoundPart[]): Story => ({
    title,
    events: [event],
    changes: asChanges(state, parts),
  });
  const bo = votePart(round, vote("U0BO000001", 20, "AUC is up by 0.016"));
  const gone = { ...vote("U0CHI00001", 25, "Fine"), lapsed: "the approval rule does not list them any more", turn: 1 };
  return [
    told("one of two has approved", bo),
    told("an approval that no longer counts", bo, votePart(round, gone)),
    told("not decided on in time", bo, endPart(round, { is: "expired", at: minutes(4320) })),
    told("asked for again", againPart({ by: "U0ANA00001", work: "again", at: since + 3 * 86_400_000 })),
    told("superseded by a newer version", bo, endPart(round, { is: "superseded", at: minutes(60), by: "churn/13" })),
  ];
}
