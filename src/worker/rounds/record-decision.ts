import type { Settled } from "../../domain/ballot.ts";
import type { Outcome } from "../../domain/outcome.ts";
import type { ResourceState } from "../../domain/resource.ts";
import type { Round } from "../../notify/round.ts";
import type { WorkPorts } from "../ports.ts";
import { writeRecord } from "../record.ts";

/** Puts on record what came of telling the resource its decision, in the name of the person who brought it. */
export async function recordDecision(
  state: ResourceState,
  { ballot, view }: Round,
  { by, team, name, at, choice, reason, voters, required, evidence, card, channel, messageTs, turn }: Settled,
  outcome: Outcome,
  ports: WorkPorts,
): Promise<void> {
  await writeRecord(
    {
      // The same for every repeat; another one for each way in which it did not come about.
      id: [ballot.round, choice, ...(outcome.is === "done" ? [] : [turn, outcome.is])].join("-"),
      at,
      verb: choice,
      arn: state.arn,
      by: { user: by, team, name },
      reason,
      outcome: outcome.is,
      says: "says" in outcome ? outcome.says : outcome.because,
      because: [],
      ...{ channel, messageTs, choice, voters, required, evidence, card },
      round: ballot.round,
      approvals: choice === "approve" ? voters.length : 0,
    },
    { kind: view.kind, name: state.name },
    ports,
  );
}
