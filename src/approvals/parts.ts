import type { Again, End, Settled, Vote } from "../domain/ballot.ts";
import type { Change, ResourceState } from "../domain/resource.ts";

/** What is written of a round: a part of the resource's state, still without the resource. */
export type RoundPart = Pick<Change, "part" | "stamp" | "value">;

const stamp = (at: number, rank = 0): Change["stamp"] => ({ final: 0, at, rank });

export const votePart = (round: string, vote: Vote): RoundPart => ({
  part: `votes/${round}/${vote.by}`,
  stamp: stamp(vote.at, vote.turn),
  value: vote,
});

export const settledPart = (round: string, settled: Settled): RoundPart => ({
  part: `settled/${round}`,
  stamp: stamp(0, settled.turn),
  value: settled,
});

export const endPart = (round: string, end: End): RoundPart => ({
  part: `ends/${round}`,
  stamp: stamp(end.at),
  value: end,
});

/** The decision as a deed of whoever brought it. */
export const actPart = (round: string, { choice, by, at, reason }: Settled): RoundPart => ({
  part: `acts/${round}`,
  stamp: stamp(at),
  value: { verb: choice, by, at, outcome: "done", reason },
});

export const remindedPart = (round: string, times: number, at: number): RoundPart => ({
  part: `reminded/${round}`,
  stamp: stamp(at),
  value: { times },
});

export const againPart = (again: Again): RoundPart => ({ part: "again", stamp: stamp(again.at), value: again });

type Resource = Pick<ResourceState, "kind" | "arn" | "name" | "account" | "region">;

/** The parts as changes of the resource, ready to be folded. */
export const asChanges = (
  { kind, arn, name, account, region }: Resource,
  parts: readonly RoundPart[],
): readonly Change[] => parts.map((part) => ({ kind, arn, name, account, region, ...part }));
