import { describe, expect, test } from "vitest";
import type { Guardrails } from "../../../src/events/endpoint/parts.ts";
import { storyOf } from "../../../src/events/endpoint/story.ts";
import { kinds, type PartsOf } from "../../../src/events/registry.ts";
import { problems } from "../../check.ts";
import { at, factsOf } from "../../testing/facts.ts";
import { leftovers, read } from "../../testing/read.ts";
import { drawCard } from "../cards.ts";

function draw(parts: PartsOf["endpoint"]) {
  const story = { deployment: storyOf(parts) };
  const card = drawCard(
    "endpoint",
    factsOf("endpoint", "endpoint", "ranker", kinds.endpoint.summary(parts), parts, story),
  );
  expect(problems(card)).toEqual([]);
  expect(`${card.text}\n${read(card)}`).not.toMatch(leftovers);
  return { text: card.text, says: read(card), blocks: card.blocks };
}

const variant = (current: number, desired: number, more: object = {}) => ({
  name: "AllTraffic",
  currentWeight: 1,
  desiredWeight: 1,
  currentInstances: current,
  desiredInstances: desired,
  ...more,
});
const endpoint = (status: string, more: object = {}) => ({
  status,
  config: "ranker-v1",
  variants: [variant(3, 3)],
  createdAt: at(9),
  modifiedAt: at(14, 31),
  ...more,
});
const deployment = (phase?: string, message?: string, more: object = {}) => ({
  ranker: {
    config: "ranker-v2",
    previousConfig: "ranker-v1",
    startedAt: at(14, 12),
    seenAt: at(14, 22),
    variants: [variant(1, 3, { phase, message, phaseStartedAt: at(14, 22) })],
    ...more,
  },
});
const bakeMessage =
  "Baking for 600 seconds (TerminationWaitInSeconds) with traffic enabled on canary capacity of 1 instance(s).";
const guardrails: Guardrails = {
  at: at(14, 12),
  type: "CANARY",
  step: { size: 25, unit: "percent" },
  waitMs: 600_000,
  finalWaitMs: 300_000,
  timeoutMs: 3_600_000,
  alarms: ["ranker-5xx", "ranker-latency"],
};
const back = { served: { "ranker-v1": { at: at(14, 31) } } };

describe("a deployment", () => {
  test("that bakes says until when, on what capacity, and from which config to which", () => {
    const card = draw({ endpoint: endpoint("Updating"), deployments: deployment("Baking", bakeMessage) });
    expect(card.says).toBe(
      [
        ":large_blue_circle: *Baking* · endpoint ranker · `prod` eu-west-1 · `ranker-v1` → `ranker-v2`",
        "*Baking until* 2026-11-23 14:32 UTC. The canary capacity of 1 instance takes traffic while the alarms are watched.",
        "AllTraffic  new  ███░░░░░░░ 33 % of traffic  ███░░░░░░░ 1 of 3 instances",
        "            old  ███████░░░ 67 % of traffic  ██████████ 3 instances",
        "Bake             ░░░░░░░░░░                  0:00 of 10:00",
        "started 2026-11-23 14:12 UTC",
      ].join("\n"),
    );
    expect(card.text).toBe("Endpoint ranker is deploying ranker-v2 (baking) in prod eu-west-1.");
  });

  test("that the clock watches has a bar that moves, its alarms, what it measures, and how it goes", () => {
    const points = [10, 20, 30].map((minute) => ({ at: at(14, minute), value: minute }));
    const { says } = draw({
      endpoint: endpoint("Updating"),
      deployments: deployment("Baking", bakeMessage),
      guardrails,
      watch: {
        of: at(14, 12),
        at: at(14, 28, 10),
        alarms: [
          { name: "ranker-5xx", state: "OK", composite: false },
          { name: "ranker-latency", state: "ALARM", composite: false },
          { name: "gone", state: "MISSING", composite: false },
        ],
        curves: [{ title: "Latency, ms", series: [{ name: "new", points }] }],
      },
    });
    expect(says).toContain("Bake             ██████░░░░                  6:10 of 10:00");
    expect(says).toContain(":white_check_mark: `ranker-5xx` OK   :rotating_light: `ranker-latency` in alarm");
    expect(says).toContain("`gone` does not exist");
    expect(says).toContain("Latency, ms");
    expect(says).toContain(
      "canary of 25 %, bakes 10 min, then 5 min on the full fleet, 1 h at most, rolled back by 2 alarms",
    );
  });

  test("draws no line for errors that nobody met", () => {
    const line = (name: string, value: number) => ({
      name,
      points: [10, 20].map((minute) => ({ at: at(14, minute), value })),
    });
    const curves = [
      { title: "Requests and errors", series: [line("new requests", 9), line("new 4XX", 0), line("new 5XX", 3)] },
    ];
    const { blocks } = draw({
      endpoint: endpoint("Updating"),
      deployments: deployment("Baking", bakeMessage),
      watch: { of: at(14, 12), at: at(14, 28), alarms: [], curves },
    });
    const drawn = JSON.stringify(blocks);
    expect(drawn).toContain("new 5XX");
    expect(drawn).not.toContain("new 4XX");
  });

  test("has no charts before the new fleet takes traffic", () => {
    const points = [10, 20].map((minute) => ({ at: at(14, minute), value: minute }));
    const curves = [{ title: "Latency, ms", series: [{ name: "old", points }] }];
    const { says } = draw({
      endpoint: endpoint("Updating"),
      deployments: deployment("Creating", "Launching 3 instance(s)."),
      watch: { of: at(14, 12), at: at(14, 13), alarms: [], curves },
    });
    expect(says).not.toContain("Latency");
    expect(says).toMatch(/old {2}█{10} 100 % of traffic/);
  });

  test.each<[Guardrails, string]>([
    [{ ...guardrails, type: "LINEAR", finalWaitMs: 0 }, "linear, steps of 25 %, bakes 10 min after each step,"],
    [{ at: at(14, 12), type: "ALL_AT_ONCE", alarms: [] }, "all at once, no bake, no alarm that rolls it back"],
    [
      { at: at(14, 12), type: "ROLLING", step: { size: 2, unit: "instances" }, waitMs: 60_000, alarms: ["x"] },
      "rolling, batches of 2 instances, bakes 1 min after each step, rolled back by 1 alarm",
    ],
    [{ at: at(14, 12), type: "SOME_NEW_WAY", alarms: [] }, "some new way, no bake"],
  ])("of another type says how it goes", (each, words) => {
    const { says } = draw({
      endpoint: endpoint("Updating"),
      deployments: deployment("Creating", "Launching 3 instance(s)."),
      guardrails: each,
    });
    expect(says).toContain(words);
  });

  test("says nothing of how the one before it went", () => {
    const old = { ...guardrails, at: at(12) };
    expect(
      draw({ endpoint: endpoint("Updating"), deployments: deployment("Creating"), guardrails: old }).says,
    ).not.toContain("canary of");
  });

  test("whose bake is worded in another way shows SageMaker's words", () => {
    expect(
      draw({ endpoint: endpoint("Updating"), deployments: deployment("Baking", "Baking step 2 <of 4>.") }).says,
    ).toContain("Baking step 2 <of 4>.");
    expect(
      draw({ endpoint: endpoint("Updating"), deployments: deployment("Baking", "Baking for 90 seconds.") }).says,
    ).toContain("0:00 of 1:30");
  });

  test.each([
    ["Creating", "Launching 3 instance(s).", "Endpoint · Launching instances"],
    ["ActivatingTraffic", "Activating traffic on canary capacity of 1 instance(s).", "Endpoint · Activating traffic"],
    ["Deleting", "Terminating 3 instance(s).", "Endpoint · Removing the old fleet"],
  ])("in phase %s says it in words", (phase, message, headline) => {
    const { says } = draw({ endpoint: endpoint("Updating"), deployments: deployment(phase, message) });
    expect(says).toContain(`*${headline}*`);
    expect(says).toContain(message);
  });

  test("whose new fleet goes before its bake was over is being rolled back", () => {
    const { says } = draw({
      endpoint: endpoint("Updating"),
      deployments: deployment("Deleting", "Terminating 3 instance(s)."),
      phases: {
        Baking: { of: at(14, 12), startedAt: at(14, 18), bakeMs: 600_000 },
        Deleting: { of: at(14, 12), startedAt: at(14, 22) },
      },
    });
    expect(says).toContain("*Rolling back* · endpoint ranker");
    expect(says).toContain("*The bake ended after 4 min*, before its time. Terminating 3 instance(s).");
    expect(says).toMatch(/AllTraffic {2}new {2}░{10} 0 % of traffic/);
    expect(says).toMatch(/old {2}█{10} 100 % of traffic/);
  });

  test("without a phase yet says where it is going", () => {
    expect(draw({ endpoint: endpoint("Updating"), deployments: deployment() }).says).toContain(
      "It is moving to `ranker-v2`.",
    );
  });

  test("that was rolled back in silence is told loudly", () => {
    const card = draw({ endpoint: endpoint("InService"), deployments: deployment(), ...back });
    expect(card.says).toBe(
      [
        ":rotating_light: *Rolled back* · endpoint ranker · `prod` eu-west-1",
        "`ranker-v2` was asked for, but the endpoint *still serves ranker-v1*. SageMaker reports InService and gives no reason.",
        "deployment 2026-11-23 14:12 UTC to 2026-11-23 14:31 UTC",
      ].join("\n"),
    );
    expect(card.text).toBe("Endpoint ranker was rolled back and still serves ranker-v1 in prod eu-west-1.");
  });

  test("that was rolled back with a reason shows it", () => {
    const { says, text } = draw({
      endpoint: endpoint("InService", { reason: "Alarm ranker-5xx went off" }),
      deployments: deployment(),
      ...back,
    });
    expect(says).toContain("Alarm ranker-5xx went off");
    expect(says).not.toContain("gives no reason");
    expect(text).toContain(": Alarm ranker-5xx went off");
  });

  test("that was rolled back by an alarm that was seen to go off names it, and when in the bake it was", () => {
    const { says } = draw({
      endpoint: endpoint("InService"),
      deployments: deployment(),
      ...back,
      phases: { Baking: { of: at(14, 12), startedAt: at(14, 22), bakeMs: 600_000 } },
      tripped: { "ranker-5xx": { at: at(14, 26) }, "ranker-old": { at: at(9) } },
    });
    expect(says).toContain("The alarm `ranker-5xx` went off 4 min into the bake.");
    expect(says).not.toContain("ranker-old");
  });

  test("that a person aborted says so", () => {
    const { says } = draw({
      endpoint: endpoint("InService"),
      deployments: deployment(),
      ...back,
      phases: { Baking: { of: at(14, 12), startedAt: at(14, 22), bakeMs: 600_000 } },
      tripped: { "ranker-abort": { at: at(14, 24) } },
      abort: { of: at(14, 12), alarm: "ranker-abort", times: 1 },
    });
    expect(says).toContain("A person aborted it by the alarm `ranker-abort` 2 min into the bake.");
  });

  test("to the config that served already says that the fleet from before serves on", () => {
    const { says } = draw({
      endpoint: endpoint("InService", { reason: "No capacity" }),
      deployments: deployment("Baking", bakeMessage, { config: "ranker-v1" }),
      ...back,
    });
    expect(says).toContain("*Rolled back*");
    expect(says).toContain("the fleet from before still serves");
  });

  test("that arrived says so, from which config to which", () => {
    const { says, text } = draw({
      endpoint: endpoint("InService", { config: "ranker-v2" }),
      deployments: deployment(),
      served: { "ranker-v2": { at: at(14, 31) } },
    });
    expect(says).toBe(
      [
        ":large_green_circle: *Deployed* · endpoint ranker · `prod` eu-west-1 · `ranker-v1` → `ranker-v2`",
        "It serves `ranker-v2`.",
        "AllTraffic  3 instances",
        "deployed 2026-11-23 14:31 UTC after 19 min",
      ].join("\n"),
    );
    expect(text).toBe("Endpoint ranker now serves ranker-v2 in prod eu-west-1.");
  });

  test("that follows one which went back unseen tells of both", () => {
    const next = { ...deployment("Creating", "Launching 3 instance(s).").ranker, config: "ranker-v3" };
    const { says } = draw({
      endpoint: endpoint("Updating"),
      deployments: { ...deployment(), next: { ...next, startedAt: at(14, 40), seenAt: at(14, 40) } },
    });
    expect(says).toContain("*ranker-v2 was rolled back* before this");
    expect(says).toContain("`ranker-v1` → `ranker-v3`");
  });

  test("that somebody asked to abort says how that stands, and in the end that it did not work", () => {
    const abort = { of: at(14, 12), alarm: "ranker-abort", times: 2 };
    const { says } = draw({ endpoint: endpoint("Updating"), deployments: deployment("Baking", bakeMessage), abort });
    expect(says).toContain("the alarm `ranker-abort` was set 2 times. It is rolled back when SageMaker sees that.");
    expect(
      draw({
        endpoint: endpoint("InService", { config: "ranker-v2" }),
        deployments: deployment(),
        served: { "ranker-v2": { at: at(14, 31) } },
        abort,
      }).says,
    ).toContain("The bake went on: SageMaker did not see the alarm `ranker-abort`.");
  });
});

describe("an endpoint", () => {
  test("with several variants shows how the traffic is shared and where it is going", () => {
    const variants = [
      variant(4, 4, { name: "blue", currentWeight: 0.7, desiredWeight: 0.5 }),
      variant(1, 2, { name: "green", currentWeight: 0.3, desiredWeight: 0.5 }),
    ];
    expect(draw({ endpoint: endpoint("InService", { variants }) }).says).toContain(
      ["blue   ███████░░░ 70 % → 50 %  4 instances", "green  ███░░░░░░░ 30 % → 50 %  █████░░░░░ 1 of 2 instances"].join(
        "\n",
      ),
    );
  });

  test("whose capacity changes without a new config has one row for a variant", () => {
    const variants = [variant(3, 6, { phase: "Updating", message: "Scaling out desired instance count to 6." })];
    const { says } = draw({ endpoint: endpoint("Updating", { variants }) });
    expect(says).toContain("Scaling out desired instance count to 6.");
    expect(says).toContain("AllTraffic  █████░░░░░ 3 of 6 instances");
    expect(says).not.toContain("→");
  });

  test("that was updated without a word of what for claims nothing", () => {
    const { says } = draw({ endpoint: endpoint("InService"), updating: { at: at(14, 20), config: "ranker-v1" } });
    expect(says).toContain("It was updated and serves `ranker-v1`. SageMaker does not tell what was asked for");
  });

  test("that serves a config of an update nobody told of claims nothing about the one before", () => {
    const { says } = draw({
      endpoint: endpoint("InService", { config: "ranker-v9" }),
      deployments: deployment(),
      served: { "ranker-v9": { at: at(14, 31) } },
    });
    expect(says).toContain("It serves `ranker-v9`. What became of `ranker-v2`");
  });

  test("whose change did not take says what it still serves", () => {
    const { says } = draw({ endpoint: endpoint("InService", { reason: "No capacity" }) });
    expect(says).toContain(":red_circle: *Endpoint update failed* · ranker");
    expect(says).toContain("The last change did not take. It *still serves ranker-v1*.");
  });

  test.each([
    ["Failed", "SageMaker gives no reason. SageMaker allows only one thing now: deleting the endpoint."],
    ["UpdateRollbackFailed", "a mix of both fleets serves"],
    ["RollingBack", "is being undone"],
    ["OutOfService", "takes no requests"],
    ["SystemUpdating", "Until AWS is done"],
    ["Hibernating", "SageMaker says `Hibernating`"],
  ])("in status %s says what that means", (status, words) => {
    expect(draw({ endpoint: endpoint(status) }).says).toContain(words);
  });

  test("that is created or deleted has its fleet and no more to say", () => {
    expect(draw({ endpoint: endpoint("Creating", { variants: [{ name: "v", desiredInstances: 2 }] }) }).says).toContain(
      "v  2 instances wanted",
    );
    expect(draw({ endpoint: { status: "Deleted", variants: [] } }).says).toBe(
      ":white_circle: *Endpoint · Deleted* · ranker · `prod` eu-west-1",
    );
  });

  test("with more variants than a card can show counts the rest", () => {
    const variants = Array.from({ length: 20 }, (_, i) => variant(1, 1, { name: `variant-${i}-${"x".repeat(60)}` }));
    const { says } = draw({ endpoint: endpoint("InService", { variants }) });
    expect(says).toContain("and 8 more");
    expect(says).toContain("variant-0-xxxxxxxxxxxxxxxxxxxxx…");
  });
});
