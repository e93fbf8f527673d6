import { createHash } from "node:crypto";
import { resourceKey } from "../domain/arn.ts";
import type { Ballot, Ballots, Vote } from "../domain/ballot.ts";

/**
 * The name of a round: a digest of the resource and of the second since when it waits, which its events and its
 * description tell alike (events may leave out the milliseconds). 16 hex digits.
 */
export const roundId = (arn: string, since: number): string =>
  createHash("sha256")
    .update(`${resourceKey(arn)} ${Math.floor(since / 1000)}`)
    .digest("hex")
    .slice(0, 16);

/** The present round of a resource, else its last one. `askedAt` is when the facts say that it came to wait. */
export function ballotOf(arn: string, askedAt: number, ballots: Ballots): Ballot {
  const { again } = ballots;
  const anew = again !== undefined && again.at > askedAt ? again : undefined;
  const since = Math.floor((anew?.at ?? askedAt) / 1000) * 1000;
  const round = roundId(arn, since);
  const votes = Object.entries(ballots.votes)
    .flatMap(([key, vote]) => (key.startsWith(`${round}/`) ? [vote] : []))
    .toSorted((a, b) => a.at - b.at || (a.by < b.by ? -1 : 1));
  return {
    round,
    since,
    votes,
    settled: ballots.settled[round],
    end: ballots.ends[round],
    reminded: ballots.reminded[round]?.times ?? 0,
    askedBy: anew,
    unfinished: unfinishedIn(ballots, round),
  };
}

function unfinishedIn({ settled, ends }: Ballots, present: string): Ballot["unfinished"] {
  return Object.entries(settled).flatMap(([round, each]) =>
    round !== present && ends[round] === undefined && each.withdrawn === undefined ? [{ round, settled: each }] : [],
  );
}

/**
 * An earlier round whose decision the resource was told, though whoever told it did not live to say so. `told` is the last
 * round that the resource names.
 */
export const leftBehind = (
  { unfinished }: Ballot,
  told: string | undefined,
): Ballot["unfinished"][number] | undefined => unfinished.find(({ round }) => round === told);

/** The votes for it that count. */
export const approvals = ({ votes }: Pick<Ballot, "votes">): readonly Vote[] =>
  votes.filter(({ choice, lapsed }) => choice === "approve" && lapsed === undefined);

/** True while people may vote. */
export const isOpen = ({ settled, end }: Ballot): boolean =>
  end === undefined && (settled === undefined || settled.withdrawn !== undefined);

/** True from the vote that decides until the resource has been told. */
export const isSettled = ({ settled, end }: Ballot): boolean =>
  end === undefined && settled !== undefined && settled.withdrawn === undefined;
