import type { Ballot, Settled, Vote } from "../domain/ballot.ts";
import { approvals, isOpen } from "./ballot.ts";
import { type RoundPart, settledPart, votePart } from "./parts.ts";

/** Who of those who have voted may still vote; the value says why not. Somebody who is missing was not asked about. */
export type Standing = ReadonlyMap<string, { readonly may: true } | { readonly may: false; readonly because: string }>;

/** What becomes of a vote. `parts` are to be written together with the state that was looked at, or not at all. */
export type Cast =
  /** It counts. `settles`: it brought the decision, which has now to be carried out. */
  | {
      readonly is: "counted";
      readonly parts: readonly RoundPart[];
      readonly approvals: number;
      readonly required: number;
      readonly settles: boolean;
      /** Earlier votes that no longer count, as found now. */
      readonly lapsed: readonly Vote[];
    }
  /** The person has voted so before. */
  | { readonly is: "same"; readonly approvals: number; readonly required: number }
  /** The round takes no more votes. */
  | { readonly is: "over" }
  /** Somebody voted meanwhile: ask about them first, then cast again. */
  | { readonly is: "unchecked"; readonly voters: readonly string[] };

export interface Casting {
  readonly vote: Vote;
  readonly required: number;
  readonly standing: Standing;
  /** What is written beside the decision, should this vote bring it. */
  readonly describe: (voters: readonly Vote[]) => string;
}

/**
 * Casts a vote. Pure, and only as good as the state it looks at: the caller writes the parts under the version of that
 * state. A repeat of the same work finds its own vote and answers as it did the first time.
 */
export function castVote(ballot: Ballot, { vote: asked, required, standing, describe }: Casting): Cast {
  const before = ballot.votes.find(({ by }) => by === asked.by);
  // A later work of the same millisecond is still the later one.
  const vote = before?.at === asked.at ? { ...asked, at: asked.at + 1 } : asked;
  if (before?.work === vote.work) return repeated(ballot, vote, required);
  if (!isOpen(ballot)) return { is: "over" };
  const others = ballot.votes.filter(({ by }) => by !== vote.by);
  const unchecked = others.map(({ by }) => by).filter((by) => !standing.has(by));
  if (unchecked.length > 0) return { is: "unchecked", voters: unchecked };
  const checked = others.map((each) => recounted(each, standing));
  const changed = checked.filter((each, index) => each !== others[index]);
  const counting = approvals({ votes: checked });
  const withMine = vote.choice === "approve" ? [...counting, vote] : counting;
  const settles = vote.choice === "reject" || withMine.length >= required;
  // A newer click that arrived first stands; the same again changes nothing, unless it settles what was withdrawn.
  if (
    before !== undefined &&
    (before.at > vote.at || (before.choice === vote.choice && before.lapsed === undefined && !settles))
  )
    return { is: "same", approvals: approvals(ballot).length, required };
  const voters = vote.choice === "reject" ? [vote] : withMine;
  const parts = [
    votePart(ballot.round, vote),
    ...changed.map((each) => votePart(ballot.round, each)),
    ...(settles ? [settledPart(ballot.round, settledBy(ballot, vote, voters, required, describe(voters)))] : []),
  ];
  return {
    is: "counted",
    parts,
    approvals: withMine.length,
    required,
    settles,
    lapsed: changed.filter(({ lapsed }) => lapsed !== undefined),
  };
}

/** The first delivery wrote all that there was to write, and perhaps did not live to carry it out. */
function repeated(ballot: Ballot, { work }: Vote, required: number): Cast {
  return {
    is: "counted",
    parts: [],
    approvals: approvals(ballot).length,
    required,
    settles: ballot.settled?.work === work,
    lapsed: [],
  };
}

/** The vote as it counts now; the very same one where nothing changed. */
function recounted(vote: Vote, standing: Standing): Vote {
  const now = standing.get(vote.by);
  const lapsed = now?.may === true ? undefined : (now?.because ?? vote.lapsed);
  return lapsed === vote.lapsed ? vote : { ...vote, lapsed, turn: vote.turn + 1 };
}

function settledBy(
  ballot: Ballot,
  vote: Vote,
  voters: readonly Vote[],
  required: number,
  description: string,
): Settled {
  const { lapsed: _lapsed, ...deciding } = vote;
  return {
    ...deciding,
    turn: ballot.settled === undefined ? 0 : ballot.settled.turn + 1,
    voters: voters.map(({ by, name, at }) => ({ by, name, at })),
    required: vote.choice === "reject" ? 1 : required,
    description,
  };
}
