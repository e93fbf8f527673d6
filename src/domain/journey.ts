/**
 * A journey is one story told by several resources: a pipeline execution, the jobs of its steps, the model package that they
 * registered, the endpoint that serves it. Each resource remembers what it came from and what came of it.
 */
import * as z from "zod/mini";
import { parseArn } from "./arn.ts";
import type { Level } from "./card.ts";
import { gateIn } from "./gate.ts";
import { type KindName, kindByArnType } from "./kinds.ts";

/** The kinds that make a journey, the earlier ones first. A link only leads to an earlier tier, so that none goes round. */
const tiers: Readonly<Partial<Record<KindName, number>>> = {
  "pipeline-execution": 0,
  "tuning-job": 1,
  "training-job": 2,
  "processing-job": 2,
  "transform-job": 2,
  gate: 2,
  "deployable-model": 3,
  "model-package": 3,
  endpoint: 4,
};

/** Links are followed so many times at most: as many as there are tiers below the first. */
export const longestWay = 4;

/** The tier of a kind; kinds that are on no journey count as the first. */
export const tierOf = (kind: string): number => Object.entries(tiers).find(([each]) => each === kind)?.[1] ?? 0;

/** The kind of resource that an ARN names, or what stands for one; a pipeline itself is no execution of it. */
export function kindOfArn(arn: string): KindName | undefined {
  if (gateIn(arn)) return "gate";
  const parts = parseArn(arn);
  const kind = parts && kindByArnType(parts.type, parts.id);
  return kind === "pipeline-execution" && !parts?.id.includes("/execution/") ? undefined : kind;
}

/** Whether a resource of that kind can have come from what the ARN names. */
export function canComeFrom(kind: KindName, arn: string): boolean {
  const from = kindOfArn(arn);
  return from !== undefined && from in tiers && kind in tiers && tierOf(from) < tierOf(kind);
}

const level = z.enum(["act", "outcomes", "all"]);

/**
 * Where what came of a resource is told when the resource has a card in the channel: in a line of that card, or on a card of
 * its own in the thread.
 */
export type Place =
  | { readonly in: "line" }
  | {
      readonly in: "thread";
      /** The channel sees the card too, since people wait for it. */
      readonly aloud: boolean;
      /** What comes of it before that is told by the line on the card above alone. */
      readonly from: Level;
    };

export function placeOf(kind: string): Place {
  // Its first word is to be the question, with its buttons: nobody waits for a version to be registered.
  if (kind === "model-package" || kind === "gate") return { in: "thread", aloud: false, from: "outcomes" };
  return kind === "endpoint" ? { in: "thread", aloud: true, from: "all" } : { in: "line" };
}

/** What a resource came from: the ARN, and of a pipeline the step that made it. */
export const linkSchema = z.object({ arn: z.string(), step: z.optional(z.string()) });
export type Link = z.output<typeof linkSchema>;

/** The package that an endpoint config serves, by the ARN; absent where it serves none. */
export const originSchema = z.object({ config: z.string(), arn: z.optional(z.string()) });

/** How a channel hears of a resource: by the most talkative of its routes. */
export const hearingSchema = z.object({ level, mention: z.optional(z.string()) });
export type Hearing = z.output<typeof hearingSchema>;

/** What a card tells of a resource that came of its own. */
export const offspringSchema = z.object({
  kind: z.string(),
  arn: z.string(),
  name: z.string(),
  status: z.object({
    word: z.string(),
    label: z.string(),
    phase: z.enum(["running", "attention", "succeeded", "failed", "stopped"]),
  }),
  significance: level,
  /** The level at which each channel hears of it. */
  heard: z.record(z.string(), level),
  /** Milliseconds since the epoch. */
  startedAt: z.optional(z.number()),
  endedAt: z.optional(z.number()),
  /** When a bake that is under way ends. */
  until: z.optional(z.number()),
  reason: z.optional(z.string()),
  failure: z.optional(z.object({ title: z.string(), sentence: z.string() })),
  /** US dollars. */
  spend: z.optional(z.number()),
});
export type Offspring = z.output<typeof offspringSchema>;
