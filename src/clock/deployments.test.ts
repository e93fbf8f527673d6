import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { functionNames } from "../playground/bot.ts";
import { nextDeployment } from "../playground/scenarios/deployments/deployment.ts";
import { canary } from "../playground/scenarios/deployments/strategies.ts";
import { prod } from "../playground/scenarios/places.ts";
import { type Stage, startStage } from "../testing/stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());

let round = 0;
/** A canary of one instance that bakes ten minutes under three alarms, on an endpoint of its own. */
function deploy(plan?: Parameters<Stage["aws"]["sagemaker"]["endpoints"]["update"]>[2]): string {
  const { sagemaker } = stage.aws;
  const { endpoint, config } = nextDeployment(sagemaker, { name: `ranker-${++round}`, version: 41, instances: 4 });
  sagemaker.endpoints.update(endpoint, { config, deployment: canary(endpoint.name) }, plan);
  return endpoint.name;
}
const tick = async (): Promise<void> => {
  const time = new Date(stage.aws.clock.now()).toISOString();
  await stage.aws.functions.call(functionNames.clock, { time });
  await stage.aws.drain();
};
/** So many minutes, and the tick of the last one. */
const minutes = async (count: number): Promise<void> => {
  await stage.minutes(count);
  await tick();
};
const card = (name: string): string =>
  stage.read("ml-deployments").find((text) => new RegExp(`· (endpoint )?${name} ·`).test(text)) ?? "";
/** How often the card of the endpoint was edited. */
const edits = (name: string): number =>
  stage.slack.calls("chat.update").filter(({ args }) => String(args["text"]).includes(` ${name} `)).length;

describe("a deployment that bakes", () => {
  test("has a countdown that moves, its alarms, the charts of both fleets and how it goes", async () => {
    const name = deploy();
    await minutes(6);
    const early = card(name);
    expect(early).toContain("Baking · endpoint");
    expect(early).toContain(`:white_check_mark: ${name}-5xx-errors OK`);
    expect(early).toContain("canary of 1 instance, bakes 10 min, then 5 min on the full fleet");
    expect(early).toMatch(/Bake +█+░+ +2:30 of 10:00/);
    expect(early).toContain("Model latency p90, ms");
    expect(early).toContain("Requests and errors");
    expect(early).toMatch(/new requests|new/);
    await minutes(2);
    expect(card(name)).toMatch(/Bake +█+░+ +4:30 of 10:00/);
  });

  test("is edited once a tick, and not at all by a tick that comes twice", async () => {
    const name = deploy();
    await minutes(6);
    const before = edits(name);
    await minutes(1);
    expect(edits(name)).toBe(before + 1);
    await tick();
    await tick();
    expect(edits(name)).toBe(before + 1);
  });

  test("shows the alarm that goes off, and later that it was the reason", async () => {
    const name = deploy();
    await minutes(6);
    stage.aws.alarms.observe(prod, `${name}-5xx-errors`, "ALARM");
    await minutes(1);
    expect(card(name)).toContain(`:rotating_light: ${name}-5xx-errors in alarm`);
    await minutes(4);
    expect(card(name)).toContain("Rolled back · endpoint");
    expect(card(name)).toMatch(new RegExp(`The alarm ${name}-5xx-errors went off \\d+ min( \\d+ s)? into the bake`));
  });

  test("ends deployed, and nobody looks at it any more", async () => {
    const name = deploy();
    await minutes(23);
    expect(card(name)).toContain("Deployed · endpoint");
    const before = edits(name);
    await minutes(2);
    expect(edits(name)).toBe(before);
  });
});

describe("when no event tells of it", () => {
  test("a rollback is told within a minute of its end", async () => {
    stage.aws.setSwitches({ doubles: false, late: false, deploymentEventsLost: true, sagemakerThrottled: false });
    try {
      const name = deploy({ ends: "rolled back", afterSeconds: 60 });
      // Looked at when it says that it updates, and again by the clock.
      await minutes(1);
      await minutes(8);
      expect(card(name)).toContain("Rolled back · endpoint");
      expect(stage.read("ml-deployments").some((text) => text.includes("was asked for, but it still serves"))).toBe(
        true,
      );
    } finally {
      stage.aws.setSwitches({ doubles: false, late: false, deploymentEventsLost: false, sagemakerThrottled: false });
    }
  });
});
