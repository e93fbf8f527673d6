import { approvals } from "../../approvals/ballot.ts";
import { expiryOf } from "../../approvals/end.ts";
import { votersOf, whyNot } from "../../approvals/may-vote.ts";
import { asChanges } from "../../approvals/parts.ts";
import { isPast, lacking, refusalOf } from "../../approvals/refusal.ts";
import { type Cast, castVote } from "../../approvals/vote.ts";
import type { ApprovalRule } from "../../domain/approval-rule.ts";
import type { Vote } from "../../domain/ballot.ts";
import type { VoteIntent } from "../../domain/intent.ts";
import type { Outcome } from "../../domain/outcome.ts";
import type { ResourceState } from "../../domain/resource.ts";
import type { Work } from "../../domain/work.ts";
import { fold } from "../../notify/fold.ts";
import { type Round, roundOf } from "../../notify/round.ts";
import { expire } from "../../notify/round-ends.ts";
import type { WorkPorts } from "../ports.ts";
import type { Reached } from "../reach.ts";
import { describing } from "./describing.ts";
import { saw } from "./saw.ts";
import { standingOf } from "./standing.ts";

type There = Extract<Reached, { is: "reached" }>;

/** What became of a vote. */
export interface VoteResult {
  readonly outcome: Outcome;
  readonly round?: string | undefined;
  readonly required?: number | undefined;
  /** The vote, where it counts, and how many approvals there are with it. */
  readonly vote?: Vote | undefined;
  readonly approvals?: number | undefined;
  /** The round that this vote settles. */
  readonly settles?: string | undefined;
  /** Set where the rule does not list the person: who may instead. */
  readonly notListed?:
    | {
        readonly because: string;
        readonly mayBe: {
          readonly groups: readonly string[];
          readonly users: readonly string[];
          readonly others: false;
        };
      }
    | undefined;
}

/** Writers to one round at a time that would be astonishing. */
const maxTries = 10;

/** Casts the vote against the state as it is when it is written; tries again when somebody else wrote in between. */
export async function cast(
  work: Work,
  intent: VoteIntent,
  there: There,
  { key }: ResourceState,
  ports: WorkPorts,
): Promise<VoteResult> {
  for (let tries = 0; tries < maxTries; tries++) {
    const state = await ports.store.states.get(key);
    const round = state && roundOf(state, ports.options.approvals);
    if (!state || !round) return refused(`Nobody votes on the ${there.subject.resource.kind} ${there.looked.name}.`);
    const result = repeated(work, round) ?? (await judged(work, intent, there, state, round, ports));
    if (result) return result;
    const { rule } = round;
    const done = rule && (await tryOnce(work, intent, there, state, { ...round, rule }, ports));
    if (done) return done;
  }
  throw new Error(`The votes on ${key} changed ${maxTries} times while one was being cast.`);
}

/** The work was here before, and perhaps did not live to tell. */
function repeated(work: Work, { ballot, rule, matter }: Round): VoteResult | undefined {
  const vote = ballot.votes.find((each) => each.work === work.id);
  if (!vote) return undefined;
  const settles = ballot.settled?.work === work.id ? ballot.round : undefined;
  const required = ballot.settled?.required ?? rule?.required ?? 1;
  return counted(matter.what, ballot.round, vote, approvals(ballot).length, required, settles, []);
}

/** What is answered without a vote; undefined where the vote may be cast. */
async function judged(
  work: Work,
  intent: VoteIntent,
  { decision }: There,
  state: ResourceState,
  { matter, ballot, rule }: Round,
  ports: WorkPorts,
): Promise<VoteResult | undefined> {
  const of = { round: ballot.round, required: rule?.required, approvals: approvals(ballot).length };
  const closed = refusalOf({ matter, ballot, rule, intent });
  if (closed) return { outcome: closed, ...of };
  if (!rule) return undefined;
  if (isPast(ballot, rule, work.receivedAt)) {
    await expire(state.key, ballot.round, expiryOf(ballot.since, rule.expiresAfterMs) ?? work.receivedAt, ports);
    return {
      ...refused(`The time to decide on ${matter.what} is over. Click Ask again on its card to start a new round.`),
      ...of,
    };
  }
  const voter = { ...decision.who, name: work.who.name };
  const refusal = whyNot(rule, voter, matter, ports.options.people ?? {});
  if (refusal)
    return {
      ...refused(refusal.because),
      ...of,
      notListed: refusal.is === "not-listed" ? { because: refusal.because, mayBe: votersOf(rule) } : undefined,
    };
  const lacks = lacking({ matter, ballot, rule, intent });
  return lacks && { outcome: lacks, ...of };
}

/** Undefined when somebody wrote in between, in which case everything has to be judged again. */
async function tryOnce(
  work: Work,
  intent: VoteIntent,
  { subject }: There,
  state: ResourceState,
  round: Round & { readonly rule: ApprovalRule },
  ports: WorkPorts,
): Promise<VoteResult | undefined> {
  const { rule, ballot, matter } = round;
  const vote: Vote = {
    by: work.who.user,
    team: work.who.team,
    name: work.who.name,
    at: work.receivedAt,
    choice: intent.do,
    reason: intent.reason,
    work: work.id,
    ...(await saw(work, state, matter, ports)),
    turn: 0,
  };
  const standing = await standingOf(
    ballot.votes.filter(({ by }) => by !== vote.by),
    round,
    rule,
    subject,
    ports,
  );
  const describe = await describing(vote, round.decidable.descriptionMax, ports);
  const done: { cast: Cast } = { cast: { is: "over" } };
  await ports.store.states.update(state.key, (now = state) => {
    const fresh = roundOf(now, ports.options.approvals);
    const open = fresh && !refusalOf({ ...fresh, intent });
    done.cast = open ? castVote(fresh.ballot, { vote, required: rule.required, standing, describe }) : { is: "over" };
    return done.cast.is === "counted" ? asChanges(now, done.cast.parts).reduce(fold, now) : now;
  });
  const { cast: became } = done;
  switch (became.is) {
    case "counted": {
      const settles = became.settles ? ballot.round : undefined;
      return counted(matter.what, ballot.round, vote, became.approvals, became.required, settles, became.lapsed);
    }
    case "same": {
      const says = `You have ${intent.do === "approve" ? "approved" : "rejected"} ${matter.what} already: ${became.approvals} of ${became.required} approvals so far.`;
      return {
        outcome: { is: "already", says },
        round: ballot.round,
        approvals: became.approvals,
        required: rule.required,
      };
    }
    case "over":
    case "unchecked":
      return undefined;
  }
}

function counted(
  what: string,
  round: string,
  vote: Vote,
  have: number,
  required: number,
  settles: string | undefined,
  lapsed: readonly Vote[],
): VoteResult {
  const gone = lapsed.map(({ by, name, lapsed: why }) => ` The approval of ${name ?? by} no longer counts: ${why}.`);
  const says = `Your vote on ${what} counts: ${have} of ${required} approvals so far.${gone.join("")}`;
  return { outcome: { is: "done", says }, round, vote, approvals: have, required, settles };
}

const refused = (because: string): VoteResult => ({ outcome: { is: "refused", because } });
