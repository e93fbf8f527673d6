import { decidables } from "../actions/decidables.ts";
import { isSettled, leftBehind } from "../approvals/ballot.ts";
import type { Decidable, Matter } from "../approvals/decidable.ts";
import { wasTold } from "../approvals/facts.ts";
import { type ApprovalRule, ruleFor } from "../domain/approval-rule.ts";
import type { Ballot } from "../domain/ballot.ts";
import type { ResourceState } from "../domain/resource.ts";
import { kindOf, type View, viewOf } from "./view.ts";

/** A decision as the state of its resource tells it: what it is about, the votes, and the rule in force. */
export interface Round {
  readonly decidable: Decidable;
  readonly view: View;
  readonly matter: Matter;
  readonly ballot: Ballot;
  readonly rule: ApprovalRule | undefined;
}

/** The present round of a resource, else its last one; undefined for what nobody votes on. Pure. */
export function roundOf(state: ResourceState, rules: readonly ApprovalRule[] = []): Round | undefined {
  const kind = kindOf(state);
  const view = viewOf(kind, state);
  const decidable = decidables[kind];
  const matter = decidable?.matter(state, view.parts);
  if (!decidable || !matter || !view.ballot) return undefined;
  return { decidable, view, matter, ballot: view.ballot, rule: ruleFor(rules, matter.subject) };
}

/** True while a person is asked: the resource waits, and its round has not ended without a decision. */
export const asks = (round: Round | undefined): boolean => round?.view.summary.moment === "approval-needed";

/** True while a decision was told to the resource by a worker that did not live to put it on record. */
export const isUnrecorded = ({ matter, ballot }: Round): boolean =>
  (isSettled(ballot) && wasTold(matter, ballot)) || leftBehind(ballot, matter.told) !== undefined;
