import { createHash } from "node:crypto";
import { leftBehind } from "../../approvals/ballot.ts";
import { endDecided, endLeftBehind, withdraw } from "../../approvals/end.ts";
import { wasTold } from "../../approvals/facts.ts";
import { asChanges, type RoundPart } from "../../approvals/parts.ts";
import type { Ballot, Settled } from "../../domain/ballot.ts";
import type { Outcome } from "../../domain/outcome.ts";
import type { ResourceState } from "../../domain/resource.ts";
import { attend } from "../../notify/attend.ts";
import { fold, foldAll } from "../../notify/fold.ts";
import { type Round, roundOf } from "../../notify/round.ts";
import { leaseMs } from "../lease.ts";
import type { WorkPorts } from "../ports.ts";
import { lookAt } from "./known.ts";
import { recordDecision } from "./record-decision.ts";

/**
 * Tells a resource what the votes of a round have settled: once, however often it is asked for and whatever died on the
 * way. Looks first, so that a decision made elsewhere stands and one of its own is not made again.
 */
export async function carryOut(key: string, round: string, ports: WorkPorts): Promise<Outcome> {
  const { claims } = ports.store;
  const claim = `round:${round}`;
  const taken = await claims.take(claim, leaseMs);
  if (taken === "in-progress") return { is: "already", says: "The decision is being written at this moment." };
  try {
    const outcome = await carriedOut(key, round, ports);
    if (outcome.is === "done" || outcome.is === "already") await claims.done(claim);
    else await claims.release(claim);
    return outcome;
  } catch (error) {
    await claims.release(claim);
    throw error;
  }
}

async function carriedOut(key: string, id: string, ports: WorkPorts): Promise<Outcome> {
  const before = await ports.store.states.get(key);
  const looked = before && (await lookAt({ arn: before.arn }, ports.clients, ports.own));
  if (!looked) return { is: "refused", because: "Nothing is known of what the votes were about." };
  if (looked.is === "failed") return looked;
  if (looked.is === "not-found") return { is: "refused", because: looked.because };
  const state = await ports.store.states.update(key, (known) => foldAll(known, looked.changes));
  const round = roundOf(state, ports.options.approvals);
  const settled = round?.ballot.settled;
  const left = round && leftBehind(round.ballot, round.matter.told);
  // Before anything is written over it: the registry names one round only.
  const recorded = round && left && (await recalled(state, round, left, ports));
  if (recorded && left?.round === id) return recorded;
  if (!round || round.ballot.round !== id || !settled)
    return {
      is: "refused",
      because: "Meanwhile a new round has begun, so the votes of the one before it decide nothing.",
    };
  if (settled.withdrawn !== undefined) return { is: "failed", because: settled.withdrawn, retryable: true };
  if (wasTold(round.matter, round.ballot)) return written(state, round, settled, ports);
  if (!round.matter.waits) return { is: "refused", because: decidedElsewhere(round) };
  return write(state, round, settled, ports);
}

async function write(state: ResourceState, round: Round, settled: Settled, ports: WorkPorts): Promise<Outcome> {
  const { decidable, ballot, view } = round;
  const outcome = await decidable.write({
    target: state,
    settled,
    round: ballot.round,
    token: tokenOf(ballot, settled),
    parts: view.parts,
    clients: ports.clients,
  });
  if (outcome.is === "done") return written(state, round, settled, ports, outcome);
  // What may still come to pass stays settled, and the clock has it tried again; what AWS refuses is open to votes again.
  if (outcome.is === "refused" || (outcome.is === "failed" && !outcome.retryable)) {
    const because = outcome.because;
    await writeParts(state.key, (now) => withdraw(now, because), ports);
    // A newer version that came meanwhile could not take the place of a settled one.
    const open = await ports.store.states.get(state.key);
    if (open) await attend(open, ports);
  }
  await recordDecision(state, round, settled, outcome, ports);
  return outcome;
}

/** What an earlier round told the resource before it came to wait anew: only the record of it is missing. */
async function recalled(
  state: ResourceState,
  round: Round,
  { round: id, settled }: Ballot["unfinished"][number],
  ports: WorkPorts,
): Promise<Outcome> {
  const says = `${round.matter.what} was decided, and has come to wait for a decision anew since.`;
  const outcome: Outcome = { is: "done", says };
  await recordDecision(state, { ...round, ballot: { ...round.ballot, round: id } }, settled, outcome, ports);
  await writeParts(state.key, (now) => endLeftBehind(now, id, ports.now()), ports);
  return outcome;
}

/** On record before it is shown; both say the same however often they are written. */
async function written(
  state: ResourceState,
  round: Round,
  settled: Settled,
  ports: WorkPorts,
  outcome: Outcome = { is: "done", says: `${round.matter.what} is decided.` },
): Promise<Outcome> {
  if (round.ballot.end) return outcome;
  await recordDecision(state, round, settled, outcome, ports);
  const after = await lookAt({ arn: state.arn }, ports.clients, ports.own);
  if (after.is === "found") await ports.store.states.update(state.key, (known) => foldAll(known, after.changes));
  await writeParts(state.key, (now) => endDecided(now, ports.now()), ports);
  return outcome;
}

/** Writes parts of the round as it is when they are written. */
const writeParts = (
  key: string,
  partsOf: (ballot: Ballot) => readonly RoundPart[],
  ports: WorkPorts,
): Promise<unknown> =>
  ports.store.states.get(key).then(
    (state) =>
      state &&
      ports.store.states.update(key, (now = state) => {
        const round = roundOf(now, ports.options.approvals);
        return round ? asChanges(now, partsOf(round.ballot)).reduce(fold, now) : now;
      }),
  );

/** UpdateModelPackage takes at most 36 letters, digits and dashes. */
const tokenOf = ({ round }: Ballot, { choice, turn }: Settled): string =>
  createHash("sha256")
    .update(JSON.stringify([round, choice, turn]))
    .digest("hex")
    .slice(0, 36);

const decidedElsewhere = ({ matter }: Round): string =>
  matter.standing
    ? `Meanwhile ${matter.what} has been ${matter.standing.choice === "approve" ? "approved" : "rejected"} outside Slack${matter.standing.by ? ` by ${matter.standing.by}` : ""}; the votes change nothing.`
    : (matter.notYet ?? `Meanwhile ${matter.what} no longer waits for a decision.`);
