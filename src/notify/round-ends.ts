import { endUndecided } from "../approvals/end.ts";
import { asChanges } from "../approvals/parts.ts";
import type { End } from "../domain/ballot.ts";
import type { ResourceState } from "../domain/resource.ts";
import type { Store } from "../store/store.ts";
import { fold } from "./fold.ts";
import { roundOf } from "./round.ts";

interface EndPorts {
  readonly store: Pick<Store, "states" | "audit">;
}

/** Who ends rounds when no person does, on record. */
const nobody = { user: "bot", team: "" };

/** Ends a round whose time is over, unless the votes have settled it. True when it ended now. */
export const expire = (key: string, round: string, at: number, ports: EndPorts): Promise<boolean> =>
  endRound(key, round, { is: "expired", at }, "Nobody had decided when the time was over.", ports);

/** Ends a round in whose place a newer version waits, unless the votes have settled it. True when it ended now. */
export const supersede = (key: string, round: string, by: string, at: number, ports: EndPorts): Promise<boolean> =>
  endRound(key, round, { is: "superseded", at, by }, `${by} came to wait for a decision in its place.`, ports);

async function endRound(key: string, round: string, end: End, says: string, { store }: EndPorts): Promise<boolean> {
  const state = await store.states.get(key);
  if (!state) return false;
  const ended = { now: false };
  await store.states.update(key, (known = state) => {
    // Its rule matters not: what has ended has ended by whatever rule.
    const ballot = roundOf(known)?.ballot;
    const parts = ballot?.round === round ? endUndecided(ballot, end) : [];
    ended.now = parts.length > 0;
    return asChanges(known, parts).reduce<ResourceState>(fold, known);
  });
  if (!ended.now) return false;
  await store.audit.append(key, {
    id: `${round}-${end.is}`,
    at: end.at,
    verb: end.is === "expired" ? "expire" : "supersede",
    arn: state.arn,
    by: nobody,
    outcome: "done",
    says,
    because: [],
    round,
  });
  return true;
}
