import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { scenarios } from "../src/playground/scenarios/registry.ts";
import { actionEventSchema } from "../src/worker/action-event.ts";
import type { LambdaName } from "./lambdas.ts";
import { buildFunctions, type Deployed, deploy, removeFunctions } from "./testing/deployed.ts";
import { lambdaEnv } from "./testing/lambda-env.ts";
import { startSandbox } from "./testing/runtime-api.ts";

let folder: string;
beforeAll(async () => {
  folder = await buildFunctions();
}, 60_000);
afterAll(() => removeFunctions(folder));

/** Clicks the button with that label on the newest message of the channel that has one, and waits until all is done. */
async function click({ slack, aws }: Deployed, user: string, channel: string, label: string) {
  const card = slack.messages(channel).findLast((message) => slack.element(message, label));
  const button = card && slack.element(card, label);
  if (!card || !button) throw new Error(`Nothing in #${channel} has a button ${label}.`);
  const answered = await slack.people.click(user, channel, card.ts, button.blockId, button.actionId);
  await aws.drain();
  return answered;
}

/** Plays a story of the playground's for that many minutes. */
async function play({ aws }: Deployed, id: string, minutes: number) {
  scenarios.find((each) => each.id === id)?.play(aws.sagemaker);
  await aws.advance(minutes * 60_000);
}

describe("the built functions, each in its own process with only an environment", () => {
  let deployed: Deployed;
  beforeAll(async () => {
    deployed = await deploy(folder);
  });
  afterAll(() => deployed.close());

  it("take an event to a card, a click to a call of SageMaker's, and that back to the same card", async () => {
    const { slack, aws } = deployed;
    await play(deployed, "training-succeeds", 5);
    const [card] = slack.messages("ml-training");
    expect(card && slack.readable(card)).toMatch(/Training .*churn-nightly/);

    expect(await click(deployed, "ana", "ml-training", "Stop")).toEqual({ ok: true });
    await aws.advance(5 * 60_000);

    expect(aws.describeForPage()).toMatchObject([{ kind: "training-job", status: "Stopped" }]);
    const [after, ...others] = slack.messages("ml-training").filter(({ threadTs }) => threadTs === undefined);
    expect(others).toEqual([]);
    expect(after?.ts).toBe(card?.ts);
    expect(after && slack.readable(after)).toMatch(/Training stopped[\s\S]*@ana/);
    expect(actionEventSchema.parse(aws.customEvents.at(-1)?.detail)).toMatchObject({ verb: "stop", outcome: "done" });
    expect(aws.functions.failed).toEqual([]);
  });

  it("can be followed through their logs by one id: from an event to its card, and from a click to its call", async () => {
    const { aws, sandbox } = deployed;
    const written = (name: LambdaName, id: string): readonly string[] =>
      sandbox(name)
        .lines()
        .map((line) => JSON.parse(line))
        .filter(({ correlation_id }) => String(correlation_id).split(" ").includes(id))
        .map(({ message, facts }) => [message, facts?.method].filter(Boolean).join(" "));
    const [first] = aws.sentEvents;
    expect(written("notify", first?.id ?? "")).toContain("Told Slack chat.postMessage");

    const { id } = Object(aws.customEvents.at(-1)?.detail);
    expect(written("slack", id)).toEqual(["Handed on"]);
    expect(written("worker", id)).toEqual(["Told Slack chat.update", "Told Slack views.publish", "Done"]);
  });

  it("answer a command", async () => {
    const { slack, aws } = deployed;
    await slack.people.command("dee", "ml-training", "/sagemaker list training");
    await aws.drain();
    expect(slack.ephemerals("dee").map(slack.readable).join()).toMatch(/churn-nightly/);
  });

  it("sweep on the clock's tick", async () => {
    const { aws } = deployed;
    expect(await aws.functions.call("chatops-clock", {})).toMatchObject({ looked: 0 });
  });

  it("leave no token, secret or address of an answer in their logs", () => {
    const { slack, sandbox } = deployed;
    const all = (["notify", "slack", "worker", "clock"] as const).flatMap((name) => sandbox(name).lines()).join("\n");
    expect(all).toContain("Handed on");
    for (const secret of [slack.token, slack.signingSecret, "/actions/T", "/commands/T", "trigger_id"])
      expect(all).not.toContain(secret);
  });
});

describe("a function that cannot start", () => {
  const whole = lambdaEnv("http://127.0.0.1:1");
  const without = (...names: readonly string[]) =>
    Object.fromEntries(Object.entries(whole).filter(([name]) => !names.includes(name)));

  /** What Lambda is told about a function with this environment. */
  async function initError(name: string, env: Readonly<Record<string, string>>, at = folder) {
    const sandbox = await startSandbox(name, join(at, name), env);
    const { errorType, message } = await sandbox.initError;
    await sandbox.stop();
    return { errorType, message };
  }

  test.each([
    ["slack", "SLACK_SIGNING_SECRET", "the app's signing secret"],
    ["slack", "WORKER_FUNCTION", "the name or ARN of the worker function"],
    ["worker", "EVENT_BUS", "the name or ARN of the bot's event bus"],
    ["notify", "DEFAULT_CHANNEL", "the id of the channel for events without a route"],
    ["clock", "TABLE_NAME", "the name of the bot's DynamoDB table"],
  ])("because %s lacks %s says so, and what to set", async (name, variable, purpose) => {
    const { errorType, message } = await initError(name, without(variable));
    expect(errorType).toBe("EnvironmentProblem");
    expect(message).toContain("Set these environment variables of the function");
    expect(message).toContain(`${variable}: ${purpose}`);
    expect(message).toContain("(not set)");
  });

  it("because a variable does not fit says which, and does not repeat it", async () => {
    const wrong = { ...whole, SLACK_BOT_TOKEN: "arn:aws:kms:eu-west-1:111122223333:key/hush" };
    const { errorType, message } = await initError("notify", wrong);
    expect(errorType).toBe("EnvironmentProblem");
    expect(message).toContain("SLACK_BOT_TOKEN: the bot token");
    expect(message).not.toContain("hush");
  });

  it("because its policy is wrong names the place and the fix", async () => {
    const at = join(folder, "wrong-policy");
    await cp(join(folder, "worker"), join(at, "worker"), { recursive: true });
    await writeFile(
      join(at, "worker", "policy.cedar"),
      'permit (principal in ChatOps::Group::"@ml", action, resource);',
    );
    const { errorType, message } = await initError("worker", whole, at);
    expect(errorType).toBe("PolicyProblem");
    expect(message).toMatch(/line 1, column \d+: "@ml" is not the handle.*without "@"/);
  });

  it("because its handler takes a callback is refused, as Node 24 on Lambda refuses it", async () => {
    const at = join(folder, "callback");
    await mkdir(join(at, "old"), { recursive: true });
    await writeFile(join(at, "old", "index.mjs"), "export const handler = async (event, context, callback) => {};");
    expect((await initError("old", {}, at)).errorType).toBe("Runtime.CallbackHandlerDeprecated");
  });
});
