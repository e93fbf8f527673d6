import { describe, expect, test } from "vitest";
import { kinds, type PartsOf } from "../../src/events/registry.ts";
import { problems } from "../check.ts";
import { at, factsOf } from "../testing/facts.ts";
import { leftovers, read } from "../testing/read.ts";
import { drawCard } from "./cards.ts";

function draw(parts: PartsOf["endpoint"]) {
  const card = drawCard("endpoint", factsOf("endpoint", "endpoint", "ranker", kinds.endpoint.summary(parts), parts));
  expect(problems(card)).toEqual([]);
  expect(`${card.text}\n${read(card)}`).not.toMatch(leftovers);
  return { text: card.text, says: read(card) };
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
const deployment = (phase?: string, message?: string) => ({
  config: "ranker-v2",
  previousConfig: "ranker-v1",
  startedAt: at(14, 12),
  variants: [variant(1, 3, { phase, message, phaseStartedAt: at(14, 22) })],
});
const bakeMessage =
  "Baking for 600 seconds (TerminationWaitInSeconds) with traffic enabled on canary capacity of 1 instance(s).";

describe("a deployment", () => {
  test("that bakes says until when, on what capacity, and from which config to which", () => {
    const card = draw({ endpoint: endpoint("Updating"), deployment: deployment("Baking", bakeMessage) });
    expect(card.says).toBe(
      [
        ":large_blue_circle: *Baking* · endpoint ranker · `prod` eu-west-1 · `ranker-v1` → `ranker-v2`",
        "*Baking until* 2026-11-23 14:32 UTC. The canary capacity of 1 instance takes traffic while the alarms are watched.",
        "AllTraffic  new  ███░░░░░░░ 1 of 3 instances",
        "            old  ██████████ 3 instances",
        "started 2026-11-23 14:12 UTC",
      ].join("\n"),
    );
    expect(card.text).toBe("Endpoint ranker is deploying ranker-v2 (baking) in prod eu-west-1.");
  });

  test("whose bake is worded in another way shows SageMaker's words", () => {
    expect(
      draw({ endpoint: endpoint("Updating"), deployment: deployment("Baking", "Baking step 2 <of 4>.") }).says,
    ).toContain("Baking step 2 <of 4>.");
    const timed = deployment("Baking", "Baking for 90 seconds.");
    expect(
      draw({
        endpoint: endpoint("Updating"),
        deployment: { ...timed, variants: [variant(1, 3, { phase: "Baking", message: "Baking for 90 seconds." })] },
      }).says,
    ).toContain("*Baking* for 1 min 30 s.");
  });

  test.each([
    ["Creating", "Launching 3 instance(s).", "Endpoint · Launching instances"],
    ["ActivatingTraffic", "Activating traffic on canary capacity of 1 instance(s).", "Endpoint · Activating traffic"],
    ["Deleting", "Terminating 3 instance(s).", "Endpoint · Removing the old fleet"],
  ])("in phase %s says it in words", (phase, message, headline) => {
    const { says } = draw({ endpoint: endpoint("Updating"), deployment: deployment(phase, message) });
    expect(says).toContain(`*${headline}*`);
    expect(says).toContain(message);
  });

  test("without a phase yet says where it is going", () => {
    expect(draw({ endpoint: endpoint("Updating"), deployment: deployment() }).says).toContain(
      "It is moving to `ranker-v2`.",
    );
  });

  test("that was rolled back in silence is told loudly", () => {
    const card = draw({ endpoint: endpoint("InService"), deployment: deployment() });
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
      deployment: deployment(),
    });
    expect(says).toContain("Alarm ranker-5xx went off");
    expect(says).not.toContain("gives no reason");
    expect(text).toContain(": Alarm ranker-5xx went off");
  });

  test("that arrived leaves an endpoint in service on the new config", () => {
    const { says } = draw({ endpoint: endpoint("InService", { config: "ranker-v2" }), deployment: deployment() });
    expect(says).toContain(":large_green_circle: *Endpoint · In service* · ranker");
    expect(says).toContain("It serves `ranker-v2`.");
    expect(says).toContain("changed 2026-11-23 14:31 UTC");
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
