import * as z from "zod/mini";
import { resourceKey } from "../domain/arn.ts";
import type { Level } from "../domain/card.ts";
import type { Verdict } from "../domain/deployment-story.ts";
import { gateIn } from "../domain/gate.ts";
import {
  type Hearing,
  hearingSchema,
  type Link,
  linkSchema,
  type Offspring,
  offspringSchema,
  originSchema,
  type Place,
  placeOf,
  tierOf,
} from "../domain/journey.ts";
import { type Change, factOf, type ResourceState } from "../domain/resource.ts";
import { deploymentOf } from "../events/endpoint/story.ts";
import { linkPart } from "../events/links.ts";
import { type KindName, kinds } from "../events/registry.ts";
import { posts, weight } from "./plan.ts";

/** A resource's place in its journey, as far as its own state tells. */
export interface Journey {
  /** What it came from; for an endpoint, the package of the config that it serves or moves to. */
  readonly from: Link | undefined;
  /** What came of it and of what came of it, in the order of tiers and then of time. */
  readonly offspring: readonly Offspring[];
}

/** The parts that tell of a resource's surroundings; one that has no other parts has not been heard of itself. */
const surroundings = /^(parent|origin|heard|journey|actors|acts)(\/|$)/;

/** Whether anything is known of the resource itself, so that it can have a card. */
export const tells = ({ entries }: ResourceState): boolean =>
  Object.keys(entries).some((part) => !surroundings.test(part));

const offspring = z.record(z.string(), z.unknown());
const origins = z.record(z.string(), originSchema);
const hearings = z.record(z.string(), hearingSchema);

type Nested = Readonly<Record<string, unknown>>;

/** Reads the journey out of a state's parts; what an older release stored in another shape is left out. */
export function journeyIn(kind: KindName, arn: string, nested: Nested, parts: unknown): Journey {
  const children = Object.values(offspring.safeParse(nested["journey"] ?? {}).data ?? {}).flatMap(
    (each) => offspringSchema.safeParse(each).data ?? [],
  );
  return { from: fromOf(kind, arn, nested, parts), offspring: children.toSorted(inOrder) };
}

const inOrder = (a: Offspring, b: Offspring): number =>
  tierOf(a.kind) - tierOf(b.kind) || (a.startedAt ?? 0) - (b.startedAt ?? 0) || (a.arn < b.arn ? -1 : 1);

function fromOf(kind: KindName, own: string, nested: Nested, parts: unknown): Link | undefined {
  if (kind === "gate") return executionOf(own);
  if (kind !== "endpoint") return linkSchema.safeParse(nested[linkPart]).data;
  const { target } = configsOf(parts);
  const arn = Object.values(originsIn(nested)).find(({ config }) => config === target)?.arn;
  return arn === undefined ? undefined : { arn };
}

/** A gate is named by its execution. */
function executionOf(gate: string): Link | undefined {
  const execution = gateIn(gate)?.execution;
  return execution === undefined ? undefined : { arn: execution };
}

/** The packages of the configs that an endpoint was seen with. */
export const originsIn = (nested: Nested): z.output<typeof origins> =>
  origins.safeParse(nested["origin"] ?? {}).data ?? {};

/** The config that an endpoint serves, and the one that its present moment is about. */
export function configsOf(parts: unknown): {
  readonly serving: string | undefined;
  readonly target: string | undefined;
} {
  const serving = kinds.endpoint.parts.safeParse(parts).data?.endpoint?.config;
  const { newest } = deploymentOf("endpoint", parts) ?? {};
  const asked = newest && !arrived.includes(newest.verdict) ? newest.config : undefined;
  return { serving, target: asked ?? serving };
}

/** What became of a deployment that says nothing of its config any more. */
const arrived: readonly Verdict[] = ["deployed", "replaced"];

/** How channels hear of a resource, by channel. */
export function heardOf({ entries }: ResourceState): Readonly<Record<string, Hearing>> {
  const heard = Object.entries(entries).flatMap(([part, { value }]) =>
    part.startsWith("heard/") ? [[part.slice("heard/".length), value]] : [],
  );
  return hearings.safeParse(Object.fromEntries(heard)).data ?? {};
}

/** Whether something that came of the resource is to be told in the thread of its card, by the level of its own routes. */
export const isAwaited = (offspring: readonly Offspring[], channel: string): boolean =>
  offspring.some(({ kind, heard, significance }) => {
    const level = heard[channel];
    return level !== undefined && posts(level, significance) && postsInThread(placeOf(kind), significance);
  });

/** Whether a resource in this state is given a card in a thread. */
export const postsInThread = (place: Place, significance: Level): boolean =>
  place.in === "thread" && posts(place.from, significance);

/** That a channel hears of the resource of a change: of several routes the most talkative counts, and time does not. */
export const heardIn = (change: Change, channel: string, { level, mention }: Hearing): Change =>
  factOf(change, `heard/${channel}`, { final: 0, at: 0, rank: -weight[level] }, { level, mention } satisfies Hearing);

/** The key under which a resource's news stand in the states of what it came from. */
export const journeyPart = (arn: string): string => `journey/${resourceKey(arn)}`;
