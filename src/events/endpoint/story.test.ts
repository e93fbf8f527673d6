import { describe, expect, test } from "vitest";
import type { Change } from "../../domain/resource.ts";
import { fold, foldAll } from "../../notify/fold.ts";
import { viewOf } from "../../notify/view.ts";
import { arnOf, endpointEvent, envelope, pending, start } from "../../testing/events.ts";
import { decode } from "../decode.ts";
import { storyOf } from "./story.ts";

type Event = Record<string, unknown>;

const at = (minute: number): number => start + minute * 60_000;
const idle = (minute: number, config: string, more: Event = {}): Event =>
  endpointEvent("IN_SERVICE", minute, config, { CreationTime: at(-9000), ...more });
const updating = (minute: number, config: string, more: Event = {}): Event =>
  endpointEvent("UPDATING", minute, config, { CreationTime: at(-9000), ...more });

/** An event of a deployment that began at `from` and is in a phase since `minute`. */
const phase = (
  status: string,
  minute: number,
  from: number,
  [old, next]: readonly [string, string],
  text = "",
): Event =>
  updating(from, old, {
    PendingDeploymentSummary: {
      EndpointConfigName: next,
      StartTime: at(from),
      ProductionVariants: [
        {
          VariantName: "AllTraffic",
          CurrentInstanceCount: 1,
          DesiredInstanceCount: 4,
          VariantStatus: [{ Status: status, StatusMessage: text, StartTime: at(minute) }],
        },
      ],
    },
  });
const bakeText =
  "Baking for 600 seconds (TerminationWaitInSeconds) with traffic enabled on canary capacity of 1 instance(s).";
const bake = (minute: number, from: number, configs: readonly [string, string]): Event =>
  phase("Baking", minute, from, configs, bakeText);

/** What CloudTrail tells of an UpdateEndpoint. */
const called = (minute: number, endpointConfigName: string): Event =>
  envelope(
    "AWS API Call via CloudTrail",
    arnOf("endpoint", "ranker"),
    {
      eventSource: "sagemaker.amazonaws.com",
      eventName: "UpdateEndpoint",
      eventTime: new Date(at(minute)).toISOString(),
      awsRegion: "eu-west-1",
      userIdentity: { type: "IAMUser", userName: "ana" },
      requestParameters: { endpointName: "ranker", endpointConfigName },
      responseElements: { endpointArn: arnOf("endpoint", "ranker") },
    },
    at(minute),
  );

const capacityChange = (minute: number, config: string): Event =>
  updating(minute, config, {
    ProductionVariants: [
      {
        VariantName: "AllTraffic",
        CurrentInstanceCount: 3,
        DesiredInstanceCount: 6,
        VariantStatus: [
          {
            Status: "Updating",
            StatusMessage: "Scaling out desired instance count to 6.",
            StartTime: at(minute),
          },
        ],
      },
    ],
  });

/** What the bot asked for itself, remembered from its own act. */
const remembered = (since: number, config: string, previousConfig: string): Change => ({
  ...one(idle(since, previousConfig)),
  part: "asked",
  stamp: { final: 0, at: at(since), rank: 0 },
  value: { config, previousConfig, since: at(since) },
});

const changesOf = (event: Event | Change): readonly Change[] => {
  if ("part" in event) return [event as Change];
  const decoded = decode(event);
  return "changes" in decoded ? decoded.changes : [];
};
const one = (event: Event): Change => {
  const [change] = changesOf(event);
  if (!change) throw new Error("an event without a fact");
  return change;
};
const seen = (events: readonly (Event | Change)[]) => {
  const [first, ...rest] = events.flatMap(changesOf);
  if (!first) throw new Error("no changes to fold");
  return viewOf("endpoint", rest.reduce(fold, foldAll(undefined, [first])));
};
/** Whether people are called for a rollback or a failed update. */
const alarms = (events: readonly (Event | Change)[]): string | undefined => {
  const { summary } = seen(events);
  return summary.significance === "act" ? (summary.moment ?? summary.headline) : undefined;
};

const AB = ["A", "B"] as const;
const AC = ["A", "C"] as const;

const rollbacks: Readonly<Record<string, readonly (Event | Change)[]>> = {
  "in silence, in its first bake": [updating(0, "A"), bake(6, 0, AB), idle(15, "A")],
  "with a reason": [bake(6, 0, AB), idle(15, "A", { FailureReason: "alarms in ALARM state" })],
  "before any phase was told": [phase("Creating", 0, 0, AB), idle(9, "A")],
  "without a deployment event, where CloudTrail told the call": [called(0, "B"), updating(0, "A"), idle(15, "A")],
  "without any event of the update, where the bot had asked for it": [remembered(-3, "B", "A"), idle(15, "A")],
  "told only by a look while it was updating": [
    updating(0, "A"),
    { ...bake(6, 0, AB), "detail-type": "SageMaker Endpoint State Change" },
    idle(15, "A"),
  ],
  "and hidden by the next update, whose deployment began from the old config": [
    bake(6, 0, AB),
    phase("Creating", 20, 20, AC),
  ],
  "as the second of two that follow each other": [
    bake(6, 0, AB),
    idle(14, "B"),
    bake(22, 15, ["B", "C"]),
    idle(30, "B"),
  ],
  "to a config that had served before": [
    bake(6, 0, AB),
    idle(15, "B"),
    bake(26, 20, ["B", "A"]),
    idle(35, "A"),
    bake(46, 40, AB),
    idle(50, "A"),
  ],
  "of an update to the same config, with a reason": [
    bake(6, 0, ["A", "A"]),
    idle(15, "A", { FailureReason: "did not pass the ping health check" }),
  ],
  "of an update to the same config, in silence: its bake was cut short": [
    bake(6, 0, ["A", "A"]),
    phase("Deleting", 9, 0, ["A", "A"], "Terminating 4 instance(s)."),
    idle(11, "A"),
  ],
  "and weights that changed afterwards": [bake(6, 0, AB), idle(15, "A"), capacityChange(30, "A"), idle(34, "A")],
};

describe("people are called for a rollback", () => {
  test.each(Object.entries(rollbacks))("%s", (_name, events) => {
    expect(alarms(events)).toBe("rolled-back");
    expect(alarms(events.toReversed())).toBe("rolled-back");
    expect(alarms([...events, ...events])).toBe("rolled-back");
  });

  test("of an endpoint without deployment events, when at least a reason is told", () => {
    expect(alarms([updating(0, "A"), idle(15, "A", { FailureReason: "CapacityError" })])).toBe(
      "Endpoint update failed",
    );
  });
});

const successes: Readonly<Record<string, readonly (Event | Change)[]>> = {
  "an update": [bake(6, 0, AB), idle(15, "B")],
  "there and back again: A, B, A": [bake(6, 0, AB), idle(15, "B"), bake(26, 20, ["B", "A"]), idle(35, "A")],
  "back again to A without an event of the way back": [bake(6, 0, AB), idle(15, "B"), idle(35, "A")],
  "two in quick succession": [bake(6, 0, AB), idle(14, "B"), phase("Creating", 14.5, 14.5, ["B", "C"]), idle(30, "C")],
  "two in quick succession, of which the first was never seen in service": [
    bake(6, 0, AB),
    phase("Creating", 15, 15, ["B", "C"]),
    idle(30, "C"),
  ],
  "the second try after a rollback": [bake(6, 0, AB), idle(10, "A"), bake(26, 20, AB), idle(35, "B")],
  "a change of capacity": [capacityChange(0, "A"), idle(4, "A")],
  "a change of capacity after a deployment": [bake(6, 0, AB), idle(15, "B"), capacityChange(60, "B"), idle(64, "B")],
  "an update to the same config": [
    bake(6, 0, ["A", "A"]),
    phase("Deleting", 16, 0, ["A", "A"], "Terminating 4 instance(s)."),
    idle(18, "A"),
  ],
  "a patch by AWS": [endpointEvent("SYSTEM_UPDATING", 0, "A"), idle(9, "A")],
  "a creation": [endpointEvent("CREATING", 0, "A", { CreationTime: at(0) }), idle(5, "A", { CreationTime: at(0) })],
  "a namesake of an endpoint whose deployment was under way": [
    bake(6, 0, AB),
    endpointEvent("DELETED", 20, "A"),
    idle(35, "A", { CreationTime: at(30) }),
  ],
  "a variant more": [
    bake(6, 0, AB),
    idle(15, "B", { ProductionVariants: [{ VariantName: "AllTraffic" }, { VariantName: "challenger" }] }),
  ],
  "an endpoint without deployment events": [updating(0, "A"), idle(15, "B")],
  "an endpoint without deployment events, where CloudTrail told the call": [
    called(0, "B"),
    updating(0, "A"),
    idle(15, "B"),
  ],
  "a call of which the end has not come yet": [idle(-1, "A"), called(0, "B")],
  "an update of which nobody tells what it was for": [updating(0, "A"), idle(15, "A")],
  "a third config, by an update that nobody told of": [bake(6, 0, AB), idle(300, "C")],
  "an old event that comes late": [bake(26, 20, AB), idle(-5, "A"), updating(20, "A")],
};

describe("nobody is called for", () => {
  test.each(Object.entries(successes))("%s", (_name, events) => {
    expect(alarms(events)).toBeUndefined();
    expect(alarms(events.toReversed())).toBeUndefined();
    expect(alarms([...events, ...events])).toBeUndefined();
  });
});

describe("what is told of a deployment", () => {
  test("a rollback is one moment, whatever happens to the endpoint afterwards, until something else was deployed", () => {
    const back = [bake(6, 0, AB), idle(15, "A")];
    const moment = seen(back).summary.momentId;
    expect(moment).toMatch(/^rolled-back:B/);
    for (const later of [
      capacityChange(30, "A"),
      endpointEvent("SYSTEM_UPDATING", 31, "A"),
      phase("Creating", 40, 40, AC),
    ])
      expect(seen([...back, later]).summary.momentId).toBe(moment);
    expect(seen([...back, bake(46, 40, AC), idle(55, "C")]).summary).toMatchObject({
      moment: "deployed",
      momentId: undefined,
    });
  });

  test("an update of which SageMaker does not say what for is told as just that", () => {
    const { parts } = seen([updating(0, "A"), idle(15, "A")]);
    expect(storyOf(parts)).toMatchObject({ newest: undefined, untold: true });
  });

  test("a change of capacity is no deployment of a config", () => {
    const { parts, summary } = seen([bake(6, 0, AB), idle(15, "B"), capacityChange(60, "B")]);
    expect(storyOf(parts)).toMatchObject({ resized: true, newest: { verdict: "deployed" } });
    expect(summary.headline).toBe("Endpoint · Updating capacity");
  });

  test("a bake says how much of the traffic the new fleet takes, and when it ends", () => {
    expect(storyOf(seen([bake(6, 0, AB)]).parts)).toMatchObject({
      traffic: 0.25,
      phase: { status: "Baking", fleet: "canary", instances: 1, startedAt: at(6), endsAt: at(16) },
    });
  });

  test("the call and the events of one update are one deployment", () => {
    const { parts } = seen([called(0, "B"), pendingOf(), idle(15, "B")]);
    expect(storyOf(parts)).toMatchObject({
      newest: { config: "B", by: "events", verdict: "deployed" },
      lost: undefined,
    });
  });

  test("a phase and a config with the name of something else are just names", () => {
    const { parts, summary } = seen([phase("constructor", 6, 0, ["__proto__", "toString"])]);
    expect(summary.headline).toBe("Endpoint · constructor");
    expect(storyOf(parts).newest).toMatchObject({ config: "toString", verdict: "under-way" });
  });

  test.each(["FAILED", "UPDATE_ROLLBACK_FAILED"])("that ends in %s has failed", (status) => {
    expect(storyOf(seen([bake(6, 0, AB), endpointEvent(status, 15, "A")]).parts).newest?.verdict).toBe("failed");
  });
});

const pendingOf = (): Event => updating(1, "A", pending("B", "Baking", 6));
