import { resourceKey } from "../domain/arn.ts";
import { kindOfArn, longestWay, tierOf } from "../domain/journey.ts";
import type { Change } from "../domain/resource.ts";
import type { States } from "../store/states.ts";
import { foldAll } from "./fold.ts";
import { newsAbove } from "./news.ts";

/** A resource whose cards are to be brought up to date, and the resources whose news it tells, itself included. */
export interface Rise {
  readonly resource: string;
  readonly news: ReadonlySet<string>;
}

export interface Carried {
  /** What came first in its journey is in the first wave, so that its card is there when the others look for its thread. */
  readonly waves: readonly (readonly Rise[])[];
  /** Resources whose news could not be carried on, with why. */
  readonly failed: ReadonlyMap<string, unknown>;
}

/**
 * Writes the news of resources into the states of all that they came from, one write for each of those, and answers whose
 * cards are to be drawn again. The news are a part with the child's version for a stamp, so that doing it twice, late or at
 * the same time as somebody else ends in the same state.
 */
export async function carryUp(resources: readonly string[], states: States): Promise<Carried> {
  const risen = new Map<string, ReadonlySet<string>>(resources.map((each) => [each, new Set([each])]));
  const failed = new Map<string, unknown>();
  let level: ReadonlyMap<string, ReadonlySet<string>> = risen;
  for (let way = 0; way < longestWay && level.size > 0; way++) {
    const above = await gather(level, states, failed);
    const reached = new Map<string, ReadonlySet<string>>();
    await Promise.all(
      [...above].map(async ([parent, { changes, news }]) => {
        try {
          await states.update(parent, (known) => foldAll(known, changes));
          reached.set(parent, news);
          risen.set(parent, new Set([...(risen.get(parent) ?? []), ...news]));
        } catch (error) {
          for (const each of news) failed.set(each, error);
        }
      }),
    );
    level = reached;
  }
  return { waves: wavesOf(risen), failed };
}

interface Gathered {
  readonly changes: readonly [Change, ...Change[]];
  readonly news: ReadonlySet<string>;
}

/** What the resources of one level have to say to each of their parents. */
async function gather(
  level: ReadonlyMap<string, ReadonlySet<string>>,
  states: States,
  failed: Map<string, unknown>,
): Promise<ReadonlyMap<string, Gathered>> {
  const above = new Map<string, Gathered>();
  await Promise.all(
    [...level].map(async ([resource, news]) => {
      try {
        const known = await states.versioned(resource);
        for (const change of known ? newsAbove(known.state, known.version) : []) {
          const parent = resourceKey(change.arn);
          const so = above.get(parent);
          above.set(parent, {
            changes: so ? [...so.changes, change] : [change],
            news: new Set([...(so?.news ?? []), ...news]),
          });
        }
      } catch (error) {
        for (const each of news) failed.set(each, error);
      }
    }),
  );
  return above;
}

/** Of one tier at a time; what is on no journey goes first. */
function wavesOf(risen: ReadonlyMap<string, ReadonlySet<string>>): readonly (readonly Rise[])[] {
  const tiers = Map.groupBy([...risen], ([resource]) => tierOf(kindOfArn(resource) ?? ""));
  return [...tiers]
    .toSorted(([a], [b]) => a - b)
    .map(([, wave]) => wave.map(([resource, news]) => ({ resource, news })));
}
