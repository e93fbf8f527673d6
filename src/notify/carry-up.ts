import { parseArn, resourceKey } from "../domain/arn.ts";
import { asArn } from "../domain/ids.ts";
import { kindOfArn, longestWay, type Offspring, tierOf } from "../domain/journey.ts";
import type { Change, ResourceState } from "../domain/resource.ts";
import type { Status } from "../domain/status.ts";
import type { States } from "../store/states.ts";
import { foldAll } from "./fold.ts";
import { configsOf, heardOf, journeyPart, originsIn, tells } from "./journey.ts";
import { cardFacts } from "./present.ts";
import { kindOf, nest, viewOf } from "./view.ts";

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

/** What a resource has to say to what it came from: of itself, and what it was told by others. */
export function newsAbove(state: ResourceState, version: number): readonly Change[] {
  const passedOn = Object.entries(state.entries).filter(([part]) => part.startsWith("journey/"));
  return parentsOf(state).flatMap(({ arn, of }) => {
    const kind = kindOfArn(arn);
    const parts = parseArn(arn);
    if (!kind || !parts) return [];
    const parent = { kind, arn: asArn(arn), name: parts.id.split("/execution/")[0] ?? "", ...placeOf(parts) };
    const own = tells(state)
      ? [{ ...parent, part: journeyPart(state.arn), stamp: { final: 0, at: 0, rank: version } as const, value: of }]
      : [];
    return [...own, ...passedOn.map(([part, { stamp, value }]) => ({ ...parent, part, stamp, value }))];
  });
}

const placeOf = ({ account, region }: { readonly account: string; readonly region: string }) => ({ account, region });

interface Parent {
  readonly arn: string;
  readonly of: Offspring;
}

/** All that a resource came from, and what to say there. An endpoint comes from the package of each config that it had. */
function parentsOf(state: ResourceState): readonly Parent[] {
  const kind = kindOf(state);
  const facts = cardFacts(kind, state, { accounts: {} });
  const of = offspringOf(kind, state, facts);
  const { from } = viewOf(kind, state).journey;
  if (kind !== "endpoint") return from ? [{ arn: from.arn, of }] : [];
  const { serving, target } = configsOf(facts.parts);
  return Object.values(originsIn(nest(state))).flatMap(({ config, arn }) => {
    if (arn === undefined) return [];
    if (config === target) return [{ arn, of }];
    const status = config === serving ? inService : replaced;
    const { name, heard } = of;
    return [{ arn, of: { kind, arn: state.arn, name, status, significance: "all", heard } }];
  });
}

const inService = { word: "InService", label: "In service", phase: "succeeded" } as const satisfies Omit<
  Status,
  "rank"
>;
const replaced = { word: "Replaced", label: "Replaced", phase: "stopped" } as const satisfies Omit<Status, "rank">;

const reasonMax = 300;

function offspringOf(
  kind: string,
  state: ResourceState,
  { summary, failure, spend, deployment }: ReturnType<typeof cardFacts>,
): Offspring {
  const { arn, name } = state;
  const { word, label, phase } = summary.status;
  return {
    kind,
    arn,
    name,
    status: { word, label, phase },
    significance: summary.significance,
    heard: Object.fromEntries(Object.entries(heardOf(state)).map(([channel, { level }]) => [channel, level])),
    startedAt: summary.startedAt,
    endedAt: summary.endedAt,
    until: deployment?.newest?.verdict === "under-way" ? deployment.phase?.endsAt : undefined,
    reason: summary.reason?.slice(0, reasonMax),
    failure: failure && { title: failure.title, sentence: failure.sentence },
    spend,
  };
}
