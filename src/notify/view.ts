import * as z from "zod/mini";
import { ballotOf } from "../approvals/ballot.ts";
import { withRound } from "../approvals/summary.ts";
import { type Ballot, ballotsSchema } from "../domain/ballot.ts";
import type { Act, Actor, Summary } from "../domain/card.ts";
import { type Found, foundSchema } from "../domain/found.ts";
import type { ResourceState } from "../domain/resource.ts";
import { actorSchema } from "../events/cloudtrail/read.ts";
import { isKindName, type KindName, kinds, type PartsOf } from "../events/registry.ts";
import { type Journey, journeyIn } from "./journey.ts";
import { momentOf } from "./plan.ts";

const actSchema = z.object({
  verb: z.enum([
    "stop",
    "approve",
    "reject",
    "reopen",
    "revoke",
    "retry",
    "rollback",
    "abort",
    "shift",
    "replay",
    "discard",
  ]),
  by: z.string(),
  at: z.number(),
  outcome: z.enum(["done", "already"]),
  reason: z.optional(z.string()),
  note: z.optional(z.string()),
});

/** The typed facts of a resource. */
export interface View<K extends KindName = KindName> {
  readonly kind: K;
  readonly parts: PartsOf[K];
  readonly summary: Summary;
  /** Oldest first. */
  readonly acts: readonly Act[];
  /** Oldest first. */
  readonly actors: readonly Actor[];
  readonly tags: Readonly<Record<string, string>>;
  /** What was looked up about the moment that the resource is in. */
  readonly found: Found;
  readonly journey: Journey;
  /** The votes of its present round, else of its last one; only for what a person decides on. */
  readonly ballot: Ballot | undefined;
}

export const kindOf = (state: ResourceState): KindName => (isKindName(state.kind) ? state.kind : "other");

/** An alarm that goes off has no cause to look for: it says itself what crossed which threshold. */
export const hasCause = (kind: KindName): boolean => kind !== "alarm";

/** States are never changed, so each is read once; deciding, drawing and delivering all ask. */
const views = new WeakMap<ResourceState, View>();

/** Turns the folded entries (`steps/Train`) back into the kind's parts and reads them against its schema. */
export function viewOf<K extends KindName>(kind: K, state: ResourceState): View<K> {
  const known = views.get(state);
  // A view of this kind has this kind's parts.
  if (known?.kind === kind) return known as View<K>;
  const view = read(kind, state);
  views.set(state, view);
  return view;
}

function read<K extends KindName>(kind: K, state: ResourceState): View<K> {
  const nested = nest(state);
  const parts = parseParts(kind, nested);
  const tags = z.record(z.string(), z.string()).safeParse(nested["tags"] ?? {});
  const acts = z.record(z.string(), actSchema).safeParse(nested["acts"] ?? {});
  const ofKind = kinds[kind].summary(parts);
  const ballot = ballotIn(state, ofKind, nested);
  const told = ballot ? withRound(ofKind, ballot) : ofKind;
  const found = foundAbout(momentOf(told), nested);
  const actors = z.record(z.string(), actorSchema).safeParse(nested["actors"] ?? {});
  return {
    kind,
    parts,
    summary: { ...told, reason: told.reason ?? found.reason?.text },
    acts: acts.success ? Object.values(acts.data).toSorted((a, b) => a.at - b.at) : [],
    actors: actors.success ? Object.values(actors.data).toSorted((a, b) => a.at - b.at) : [],
    tags: tags.success ? tags.data : {},
    found,
    journey: journeyIn(kind, state.arn, nested, parts),
    ballot,
  };
}

function ballotIn(
  { arn }: ResourceState,
  { askedAt }: Summary,
  nested: Readonly<Record<string, unknown>>,
): Ballot | undefined {
  if (askedAt === undefined) return undefined;
  const read = ballotsSchema.safeParse(nested);
  return read.success ? ballotOf(arn, askedAt, read.data) : undefined;
}

/** What is about an earlier moment (the failure before the retry) says nothing of this one. */
function foundAbout(moment: string, nested: Readonly<Record<string, unknown>>): Found {
  const read = foundSchema.safeParse(nested);
  if (!read.success) return {};
  const { log, reason, repeats, metrics } = read.data;
  const now = <T extends { readonly moment: string }>(part: T | undefined) =>
    part?.moment === moment ? part : undefined;
  return { log: now(log), reason: now(reason), repeats: now(repeats), metrics: now(metrics) };
}

/** Facts that an older release stored in a shape of its own are left out rather than losing the card. */
function parseParts<K extends KindName>(kind: K, nested: Readonly<Record<string, unknown>>): PartsOf[K] {
  const { parts } = kinds[kind];
  const read = parts.safeParse(nested);
  if (read.success) return read.data;
  const unfit = new Set(read.error.issues.map((issue) => issue.path[0]));
  return parts.parse(Object.fromEntries(Object.entries(nested).filter(([part]) => !unfit.has(part))));
}

/** The entries by part, those with a slash in groups: `{ execution, steps: { Train } }`. */
export function nest(state: ResourceState): Readonly<Record<string, unknown>> {
  const nested = new Map<string, unknown>();
  const groups = new Map<string, (readonly [string, unknown])[]>();
  for (const [part, { value }] of Object.entries(state.entries).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const slash = part.indexOf("/");
    if (slash < 0) nested.set(part, value);
    else
      groups.set(part.slice(0, slash), [...(groups.get(part.slice(0, slash)) ?? []), [part.slice(slash + 1), value]]);
  }
  for (const [group, members] of groups) nested.set(group, Object.fromEntries(members));
  return Object.fromEntries(nested);
}
