import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { functionNames } from "../playground/bot.ts";
import { autoRollback, errorAlarm } from "../playground/scenarios/deployments/alarms.ts";
import { nextDeployment } from "../playground/scenarios/deployments/deployment.ts";
import { canary } from "../playground/scenarios/deployments/strategies.ts";
import { type Stage, startStage } from "../testing/stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());

let round = 0;
const channel = "ml-deployments";
/** A canary that bakes for ten minutes; `alarms` are those that roll it back. */
function deploy(alarms?: (name: string) => readonly string[]): string {
  const { sagemaker } = stage.aws;
  const { endpoint, config } = nextDeployment(sagemaker, { name: `ranker-${++round}`, version: 41, instances: 4 });
  const deployment = {
    ...canary(endpoint.name),
    AutoRollbackConfiguration: alarms
      ? { Alarms: alarms(endpoint.name).map((AlarmName) => ({ AlarmName })) }
      : autoRollback(endpoint.name),
  };
  sagemaker.endpoints.update(endpoint, { config, deployment });
  return endpoint.name;
}
const minutes = async (count: number): Promise<void> => {
  await stage.minutes(count);
  await stage.aws.functions.call(functionNames.clock, { time: new Date(stage.aws.clock.now()).toISOString() });
  await stage.aws.drain();
};
const card = (name: string): string =>
  stage.read(channel).find((text) => new RegExp(`· (endpoint )?${name} ·`).test(text)) ?? "";
const endpoint = (name: string) => stage.aws.sagemaker.hosting.endpoints.all().find((each) => each.name === name)?.api;
const command = async (user: string, text: string): Promise<string> => {
  const before = stage.whispers(user).length;
  await stage.slack.people.command(user, channel, `/sagemaker ${text}`);
  await stage.aws.drain();
  return stage.whispers(user).slice(before).join("\n");
};

describe("a bake", () => {
  test("is aborted from its card by the alarm over the others, and ends on the old config", async () => {
    const name = deploy();
    await minutes(1);
    await minutes(5);
    await stage.click("ana", channel, "Abort bake");
    expect(card(name)).toContain(`Abort asked for by @ana by the alarm ${name}-rollback`);
    expect(card(name)).toContain("It is rolled back when SageMaker sees that.");
    expect(card(name)).not.toContain("[Abort bake]");
    await minutes(1);
    await minutes(3);
    expect(card(name)).toContain("Rolled back");
    expect(card(name)).toMatch(new RegExp(`still serves ${name}-config-41`));
    expect(card(name)).toContain("A person aborted it by the alarm");
    expect(card(name)).not.toContain("An alarm went off");
    expect(endpoint(name)).toMatchObject({ EndpointStatus: "InService", EndpointConfigName: `${name}-config-41` });
  });

  test("that SageMaker does not end, since the alarm was back before it looked, says so in the end", async () => {
    const name = deploy((each) => [errorAlarm(each)]);
    await minutes(1);
    await minutes(5);
    await stage.click("ana", channel, "Abort bake");
    expect(card(name)).toContain(`the alarm ${name}-5xx-errors was set 1 time.`);
    // Without the clock, which would set it again.
    await stage.minutes(20);
    expect(card(name)).toContain("Deployed");
    expect(card(name)).toContain(
      `The abort did not work. The bake went on: SageMaker did not see the alarm ${name}-5xx-errors.`,
    );
  });

  test("is aborted by an alarm that returns within seconds as well: the clock sets it again each minute", async () => {
    const name = deploy((each) => [errorAlarm(each)]);
    await minutes(1);
    await minutes(5);
    await stage.click("ana", channel, "Abort bake");
    for (let passed = 0; passed < 5; passed++) await minutes(1);
    await minutes(3);
    expect(card(name)).toContain("Rolled back");
  });

  test("is not aborted by who may not, nor where there is nothing to abort", async () => {
    const name = deploy(() => []);
    await minutes(1);
    await minutes(5);
    expect(card(name)).not.toContain("[Abort bake]");
    expect(await command("ana", `abort ${name}`)).toContain("has no alarm that rolls it back");
    expect(await command("dee", `abort ${name}`)).toContain("ml-engineers");
    await minutes(20);
    expect(await command("ana", `abort ${name}`)).toContain("There is nothing to abort");
  });

  test("whose alarms the bot may not set says how to allow it", async () => {
    deploy();
    await minutes(1);
    await minutes(5);
    stage.aws.denied.add("SetAlarmState");
    await stage.click("ana", channel, "Abort bake");
    stage.aws.denied.delete("SetAlarmState");
    expect(stage.whispers("ana").at(-1)).toMatch(/deployment\.abortAlarms in chatops\.config\.ts/);
    await minutes(16);
  });
});

describe("traffic", () => {
  test("is shifted among variants by a command that asks first, and the card shows where it goes", async () => {
    const { sagemaker } = stage.aws;
    const serving = { name: "pricing", version: 7, variants: { control: 9, challenger: 1 } };
    sagemaker.endpoints.update(nextDeployment(sagemaker, serving).endpoint, {
      config: nextDeployment(sagemaker, serving).config,
    });
    await minutes(1);
    await minutes(9);
    expect(card("pricing")).toContain("Deployed");
    expect(await command("ana", "shift pricing challenger=9")).toContain("control 90 % → 50 %, challenger 10 % → 50 %");
    await stage.answer("ana", "Shift it");
    expect(stage.whispers("ana").at(-1)).toContain("control 50 %, challenger 50 %");
    expect(card("pricing")).toContain("Updating");
    await minutes(6);
    expect(card("pricing")).toMatch(/control +█+░+ 50 %/);
    expect(await command("ana", "shift pricing nobody=1")).toContain("has no variant nobody");
  });
});

describe("a deployment that went through", () => {
  test("is rolled back by a command that asks first, with the deployment that it had", async () => {
    const name = deploy();
    await minutes(1);
    await minutes(22);
    expect(card(name)).toContain("Deployed");
    expect(await command("ana", `rollback ${name}`)).toContain(
      `SageMaker deploys ${name}-config-41 instead of ${name}-config-42`,
    );
    expect(endpoint(name)?.EndpointStatus).toBe("InService");
    await stage.answer("ana", "Update it");
    expect(stage.whispers("ana").at(-1)).toContain(`SageMaker updates ${name} to ${name}-config-41.`);
    expect(endpoint(name)).toMatchObject({ EndpointStatus: "Updating" });
    expect(await command("ana", "deployments")).toMatch(new RegExp(`${name}-config-42.*${name}-config-41`));
    expect(await command("ana", `rollback ${name} to ${name}-config-42`)).toContain("takes no second update");
    await minutes(1);
    await minutes(22);
    expect(card(name)).toContain("Deployed");
    expect(endpoint(name)).toMatchObject({ EndpointConfigName: `${name}-config-41` });
  });
});
