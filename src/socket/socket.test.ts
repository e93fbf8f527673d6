import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { silentLog } from "../log.ts";
import { scenarios } from "../playground/scenarios/registry.ts";
import { trainingEvent } from "../testing/events.ts";
import { NotConnected, type SocketBot, startSocketBot } from "./bot.ts";
import { type SocketWorld, startSocketWorld } from "./testing/world.ts";

let world: SocketWorld;
let bot: SocketBot;
const errors: string[] = [];
const log = { ...silentLog, error: (message: string, error: unknown) => errors.push(`${message}: ${String(error)}`) };
const at = (channel: string): readonly string[] => world.slack.messages(channel).map(world.slack.readable);

/** Waits as long as a busy machine may need. */
const eventually = (holds: () => void): Promise<void> => vi.waitFor(holds, { timeout: 15_000 });

beforeAll(async () => {
  world = await startSocketWorld();
  // The SDKs read their part of the environment themselves.
  for (const [name, value] of Object.entries(world.env)) vi.stubEnv(name, value);
  const route = { id: "jobs", channel: "C0TRAINING", level: "all" } as const;
  world.aws.addRoute(route, { source: ["aws.sagemaker"] });
  bot = await startSocketBot(world.env, log, async () => {});
});
afterAll(async () => {
  await bot.stop();
  await world.close();
  vi.unstubAllEnvs();
});

describe("the bot in Socket Mode", () => {
  it("reads the queue itself and makes a card of an event", async () => {
    scenarios.find(({ id }) => id === "training-succeeds")?.play(world.aws.sagemaker);
    world.aws.clock.advance(5 * 60_000);
    await eventually(() => expect(at("ml-training").join()).toMatch(/Training .*churn-nightly/));
    await eventually(() => expect(world.aws.queue.depth).toBe(0));
  });

  it("takes a click through the connection, to SageMaker and back to the card", async () => {
    const { slack, aws } = world;
    const card = slack.messages("ml-training").find((message) => slack.element(message, "Stop"));
    const button = card && slack.element(card, "Stop");
    if (!card || !button) throw new Error("no card to click");
    expect(await slack.people.click("ana", "ml-training", card.ts, button.blockId, button.actionId)).toEqual({
      ok: true,
    });
    await eventually(() => expect(at("ml-training").join()).toMatch(/Stop asked for by @ana/));
    expect(aws.describeForPage()).toMatchObject([{ status: expect.stringMatching(/Stopp(ing|ed)/) }]);
    expect(aws.functions.failed).toEqual([]);
  });

  it("answers a command, at once where it can and from the worker where it must", async () => {
    const { slack } = world;
    await slack.people.command("ana", "ml-training", "/sagemaker lsit");
    expect(slack.ephemerals("ana").map(slack.readable).at(-1)).toMatch(/Did you mean “list”/);
    await slack.people.command("ana", "ml-training", "/sagemaker list training");
    await eventually(() => expect(slack.ephemerals("ana").map(slack.readable).at(-1)).toMatch(/churn-nightly/));
  });

  it("leaves what it could not deliver in the queue", async () => {
    const { slack, aws } = world;
    slack.failNext("chat.postMessage", "fatal_error");
    const event = trainingEvent("Failed", 3, {}, "bert-9");
    aws.queue.send(JSON.stringify({ route: { id: "r", channel: "C0DEPLOYMENTS", level: "all" }, event }));
    await eventually(() => expect(errors.join()).toContain("bert-9"));
    expect(aws.queue.depth).toBe(1);
    aws.clock.advance(60_000);
    await eventually(() => expect(at("ml-deployments").join()).toContain("bert-9"));
    await eventually(() => expect(aws.queue.depth).toBe(0));
  });

  it("reads the queue of gates as well, and takes nothing else from it", async () => {
    const { aws } = world;
    const event = trainingEvent("Failed", 3, {}, "forged-1");
    aws.gateQueue.send(JSON.stringify({ route: { id: "r", channel: "C0DEPLOYMENTS", level: "all" }, event }));
    const pipelineExecutionArn =
      "arn:aws:sagemaker:eu-west-1:111122223333:pipeline/churn-nightly/execution/7pinimwddh3a";
    aws.gateQueue.send(
      JSON.stringify({ token: "26vcYbeWsZ", pipelineExecutionArn, arguments: {}, status: "Executing" }),
    );
    await vi.waitFor(() => expect(at("ml-approvals").join()).toMatch(/Approval needed[\s\S]*churn-nightly/), 10_000);
    await vi.waitFor(() => expect(at("ml-ops").join()).toContain("its token is not the 10 letters"), 10_000);
    expect(at("ml-deployments").join()).not.toContain("forged-1");
    await vi.waitFor(() => expect(aws.gateQueue.depth).toBe(0), 10_000);
  });

  it("looks at the dead-letter queue when it starts", async () => {
    const dead = await startSocketWorld();
    for (const [name, value] of Object.entries(dead.env)) vi.stubEnv(name, value);
    dead.aws.deadLetterQueue.send("no event");
    const other = await startSocketBot(dead.env, log, async () => {});
    await eventually(() => expect(dead.slack.messages("ml-ops")).toHaveLength(1));
    await other.stop();
    await eventually(() => expect(dead.slack.sockets.connected()).toBe(false));
    await dead.close();
  });

  it("says what to look at when Slack refuses the app-level token", async () => {
    const refused = startSocketBot({ ...world.env, SLACK_APP_TOKEN: "xapp-other" }, log, async () => {});
    await expect(refused).rejects.toThrow(NotConnected);
    await expect(refused).rejects.toThrow(/invalid_auth[\s\S]*Check SLACK_APP_TOKEN/);
  });

  it("does not start without a queue, and names the variable", async () => {
    const { QUEUE_URL, ...env } = world.env;
    await expect(startSocketBot(env, log, async () => {})).rejects.toThrow(/QUEUE_URL: .*\(not set\)/);
  });
});
