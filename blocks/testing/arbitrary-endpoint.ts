import fc from "fast-check";
import type { DeploymentStory } from "../../src/domain/deployment-story.ts";
import type { Curve } from "../../src/domain/found.ts";
import type { EndpointParts, EndpointVariant } from "../../src/events/endpoint/parts.ts";
import { list, maybe, number, time, words } from "./arbitrary-basics.ts";

const variant: fc.Arbitrary<EndpointVariant> = fc.record({
  name: words,
  currentWeight: maybe(number),
  desiredWeight: maybe(number),
  currentInstances: maybe(number),
  desiredInstances: maybe(number),
  phase: maybe(fc.oneof(words, fc.constant("Baking"))),
  message: maybe(
    fc.oneof(words, fc.constant("Baking for 600 seconds with traffic enabled on canary capacity of 1 instance(s).")),
  ),
  phaseStartedAt: maybe(time),
});

/** Few enough that facts of one deployment meet. */
const moment = fc.constantFrom(0, 1_772_459_640_000);

const curve: fc.Arbitrary<Curve> = fc.record({
  title: words,
  series: list(fc.record({ name: words, points: list(fc.record({ at: time, value: number }), 40) }), 12),
});

/** What is known of an endpoint. */
export const endpointParts: fc.Arbitrary<EndpointParts> = fc.record({
  endpoint: maybe(
    fc.record({
      status: words,
      config: maybe(words),
      variants: list(variant, 20),
      createdAt: maybe(time),
      modifiedAt: maybe(time),
      reason: maybe(words),
    }),
  ),
  deployments: maybe(
    fc.dictionary(
      words,
      fc.record({
        config: words,
        previousConfig: maybe(words),
        startedAt: maybe(time),
        seenAt: time,
        variants: list(variant, 20),
      }),
      { maxKeys: 3 },
    ),
  ),
  guardrails: maybe(
    fc.record({
      at: time,
      type: fc.oneof(words, fc.constantFrom("CANARY", "LINEAR", "ROLLING", "ALL_AT_ONCE")),
      step: maybe(fc.record({ size: number, unit: fc.constantFrom("percent", "instances" as const) })),
      waitMs: maybe(number),
      finalWaitMs: maybe(number),
      timeoutMs: maybe(number),
      alarms: list(words, 10),
    }),
  ),
  watch: maybe(
    fc.record({
      of: moment,
      at: time,
      alarms: list(fc.record({ name: words, state: words, composite: fc.boolean() }), 10),
      curves: list(curve, 3),
    }),
  ),
  tripped: maybe(fc.dictionary(words, fc.record({ at: time }), { maxKeys: 3 })),
  abort: maybe(fc.record({ of: time, alarm: words, times: number })),
});

const told = {
  config: words,
  previousConfig: fc.option(words, { nil: undefined }),
  startedAt: moment,
  by: fc.constantFrom("events", "call" as const),
};

/** What became of its deployments, whether or not it fits the parts. */
export const deploymentStory: fc.Arbitrary<DeploymentStory> = fc.record({
  newest: fc.option(
    fc.record({
      ...told,
      verdict: fc.constantFrom("under-way", "deployed", "replaced", "rolled-back", "failed" as const),
      proof: maybe(fc.constantFrom("config", "reason", "cut-short" as const)),
    }),
    { nil: undefined },
  ),
  lost: fc.option(fc.record(told), { nil: undefined }),
  phase: fc.option(
    fc.record({
      status: fc.oneof(words, fc.constantFrom("Baking", "Deleting")),
      message: fc.option(words, { nil: undefined }),
      startedAt: fc.option(time, { nil: undefined }),
      endsAt: maybe(time),
      fleet: maybe(words),
      instances: maybe(number),
    }),
    { nil: undefined },
  ),
  traffic: fc.option(number, { nil: undefined }),
  cutAfterMs: fc.option(number, { nil: undefined }),
  aborted: fc.boolean(),
  untold: fc.boolean(),
  resized: fc.boolean(),
});
