import type { Level, Summary } from "../domain/card.ts";

/** What the channel knows of a card already; undefined when it has none. */
export interface KnownCard {
  readonly digest: string | undefined;
  readonly moment: string | undefined;
}

/** The Slack calls that one card needs, in this order. */
export type Delivery =
  | { readonly do: "post" }
  /** The card says where its resource is told from now on. */
  | { readonly do: "leave" }
  | { readonly do: "update" }
  | { readonly do: "reply"; readonly broadcast: boolean };

/** How much a level asks of a moment before it posts. */
export const weight: Readonly<Record<Level, number>> = { all: 0, outcomes: 1, act: 2 };

/** True when a route of this level posts a new card for a resource in this state. */
export const posts = (level: Level, significance: Level): boolean => weight[significance] >= weight[level];

/**
 * The moment a resource is in: the same for every event that tells nothing new, and another one each time that people
 * would want to be told.
 */
export const momentOf = ({ status, episode, momentId }: Summary): string =>
  momentId ?? [status.phase, status.word, episode ?? ""].join(":");

/** What decides about a card beside its own state. */
export interface Surroundings {
  readonly level: Level;
  /** The resource is told by the card of what it came from: no card of its own, and no replies on one that it has. */
  readonly toldAbove?: boolean | undefined;
  /** Something that came of the resource is to be told in the thread of its card. */
  readonly awaited?: boolean | undefined;
  /** The resource goes on in another journey, in whose thread it is told from now on. */
  readonly moved?: boolean | undefined;
}

/**
 * Decides what a channel is sent. A card that exists is always kept up to date, whatever the level; a thread reply comes
 * only with a new moment that matters, since an edit alone makes no sound.
 */
export function plan(
  summary: Summary,
  digest: string,
  known: KnownCard | undefined,
  { level, toldAbove = false, awaited = false, moved = false }: Surroundings,
): readonly Delivery[] {
  if (known === undefined) return !toldAbove && (awaited || posts(level, summary.significance)) ? [{ do: "post" }] : [];
  if (moved) return [{ do: "leave" }, { do: "post" }];
  const update = known.digest === digest ? [] : [{ do: "update" } as const];
  const newMoment = known.moment !== undefined && known.moment !== momentOf(summary);
  if (toldAbove || !newMoment || summary.significance === "all" || !posts(level, summary.significance)) return update;
  // What asks for a person is shown in the channel too: nobody follows the thread of a card yet.
  return [...update, { do: "reply", broadcast: summary.significance === "act" }];
}
