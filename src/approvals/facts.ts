import type { ApprovalFacts } from "../domain/approval-facts.ts";
import type { ApprovalRule } from "../domain/approval-rule.ts";
import type { Ballot } from "../domain/ballot.ts";
import { approvals, isSettled } from "./ballot.ts";
import type { Matter } from "./decidable.ts";
import { expiryOf } from "./end.ts";

/** How a decision stands, for the card; undefined for what is not ready to be decided on. Pure. */
export function approvalFacts(
  matter: Matter,
  ballot: Ballot,
  rule: ApprovalRule | undefined,
): ApprovalFacts | undefined {
  if (!matter.waits && matter.standing === undefined) return undefined;
  const { round, since, votes, settled, end } = ballot;
  return {
    is: stateOf(matter, ballot, rule),
    ...{ round, since, votes },
    askedBy: ballot.askedBy?.by,
    settled: settled?.withdrawn === undefined ? settled : undefined,
    withdrawn: settled?.withdrawn,
    required: rule?.required,
    approvers: rule?.approvers ?? [],
    excluded: rule?.excludeAuthor && matter.author?.kind === "person" ? matter.author : undefined,
    expiresAt: expiryOf(since, rule?.expiresAfterMs),
    endedAt: end?.at,
    supersededBy: end?.by,
    decidedBy: matter.standing?.by,
    revoked: matter.standing?.revoked,
    approvals: approvals(ballot).length,
    needsReason: rule?.requireReason ?? false,
  };
}

/** Whether the decision that stands is the one that these votes brought: it was written word for word. */
export const isOwn = ({ standing }: Matter, { settled }: Pick<Ballot, "settled">): boolean =>
  standing !== undefined && standing.choice === settled?.choice && standing.description === settled.description;

/** Whether the resource has been told what the votes of this round decided, also where somebody has decided otherwise since. */
export const wasTold = (matter: Matter, ballot: Pick<Ballot, "round" | "settled">): boolean =>
  isOwn(matter, ballot) || (ballot.settled !== undefined && matter.told === ballot.round);

function stateOf(matter: Matter, ballot: Ballot, rule: ApprovalRule | undefined): ApprovalFacts["is"] {
  const { standing } = matter;
  if (standing?.revoked) return "revoked";
  if (standing) {
    if (!isOwn(matter, ballot)) return "elsewhere";
    return standing.choice === "approve" ? "approved" : "rejected";
  }
  if (ballot.end) return ballot.end.is;
  if (isSettled(ballot)) return "settled";
  return rule ? "open" : "unruled";
}
