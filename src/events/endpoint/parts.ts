import * as z from "zod/mini";
import { curveSchema } from "../../domain/found.ts";

const variant = z.object({
  name: z.string(),
  currentWeight: z.optional(z.number()),
  desiredWeight: z.optional(z.number()),
  currentInstances: z.optional(z.number()),
  desiredInstances: z.optional(z.number()),
  phase: z.optional(z.string()),
  message: z.optional(z.string()),
  phaseStartedAt: z.optional(z.number()),
});

const state = z.object({
  status: z.string(),
  config: z.optional(z.string()),
  variants: z.array(variant),
  createdAt: z.optional(z.number()),
  modifiedAt: z.optional(z.number()),
  reason: z.optional(z.string()),
});

/** A deployment as SageMaker told it, kept after it ended: only so can a silent rollback be told. */
const deployment = z.object({
  config: z.string(),
  previousConfig: z.optional(z.string()),
  startedAt: z.optional(z.number()),
  /** When it was true; orders deployments whose start nobody told. */
  seenAt: z.number(),
  variants: z.array(variant),
});

/** The newest phase of its status; `of` is the start of the deployment that it belongs to. */
const phase = z.object({
  of: z.optional(z.number()),
  startedAt: z.number(),
  message: z.optional(z.string()),
  bakeMs: z.optional(z.number()),
  /** "canary", "full", or what SageMaker calls the part of the new fleet that it is about. */
  fleet: z.optional(z.string()),
  instances: z.optional(z.number()),
});

/** How endpoints are updated, from DescribeEndpoint.LastDeploymentConfig: events do not tell it. */
const guardrails = z.object({
  /** The endpoint's own time at which this was the last one. */
  at: z.number(),
  /** ALL_AT_ONCE, CANARY, LINEAR, ROLLING, or what AWS may add. */
  type: z.string(),
  step: z.optional(z.object({ size: z.number(), unit: z.enum(["percent", "instances"]) })),
  /** The bake after each step, and the last one before the old fleet goes. */
  waitMs: z.optional(z.number()),
  finalWaitMs: z.optional(z.number()),
  timeoutMs: z.optional(z.number()),
  /** Names of the alarms of the AutoRollbackConfiguration. */
  alarms: z.array(z.string()),
});

/** What an UpdateEndpoint asked for, by its call rather than by what SageMaker told of it. */
const asked = z.object({
  config: z.string(),
  previousConfig: z.optional(z.string()),
  /** The endpoint's state was asked to change after this time. */
  since: z.number(),
});

const alarm = z.object({
  name: z.string(),
  /** OK, ALARM or INSUFFICIENT_DATA; MISSING where CloudWatch knows no such alarm. */
  state: z.string(),
  composite: z.boolean(),
});

/** What the clock saw when it last looked at a deployment; `of` is the start of that deployment. */
const watch = z.object({ of: z.number(), at: z.number(), alarms: z.array(alarm), curves: z.array(curveSchema) });

/** Somebody asked to end a bake by its alarm; `times` is how often the alarm was set. */
const abort = z.object({ of: z.number(), alarm: z.string(), times: z.number() });

export const endpointParts = z.object({
  endpoint: z.optional(state),
  /** By their start. */
  deployments: z.optional(z.record(z.string(), deployment)),
  /** By SageMaker's VariantStatus. */
  phases: z.optional(z.record(z.string(), phase)),
  /** When each config was last seen in service. */
  served: z.optional(z.record(z.string(), z.object({ at: z.number() }))),
  /** The newest change of weights or instances under the same config. */
  capacity: z.optional(z.object({ startedAt: z.number() })),
  /** The newest time that it was seen updating without a word of what for. */
  updating: z.optional(z.object({ at: z.number(), config: z.optional(z.string()) })),
  /** The newest time that it was seen to have failed. */
  broken: z.optional(z.object({ at: z.number() })),
  asked: z.optional(asked),
  guardrails: z.optional(guardrails),
  watch: z.optional(watch),
  /** When each alarm was last seen to have gone off. */
  tripped: z.optional(z.record(z.string(), z.object({ at: z.number() }))),
  abort: z.optional(abort),
});

export type EndpointParts = z.output<typeof endpointParts>;
export type EndpointVariant = z.output<typeof variant>;
export type EndpointState = z.output<typeof state>;
export type Phase = z.output<typeof phase>;
export type Watch = z.output<typeof watch>;
export type Guardrails = z.output<typeof guardrails>;
export type ToldDeployment = z.output<typeof deployment>;
