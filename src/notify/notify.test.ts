import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type NotifyBot, startNotifyBot } from "../testing/bot.ts";
import { endpointEvent, executionEvent, packageEvent, pending, stepEvent, trainingEvent } from "../testing/events.ts";
import { fixtureText } from "../testing/fixtures.ts";

let bot: NotifyBot;
beforeEach(async () => {
  bot = await startNotifyBot();
});
afterEach(() => bot.slack.close());

const running = trainingEvent("InProgress", 1);
const failed = trainingEvent("Failed", 9, { FailureReason: "AlgorithmError: exit 137" });

describe("one card per resource and channel", () => {
  test("a batch makes one Slack call, however many events it has", async () => {
    await bot.batch([
      trainingEvent("InProgress", 1, { SecondaryStatus: "Starting" }),
      running,
      trainingEvent("InProgress", 3),
      failed,
    ]);
    expect(bot.calls()).toEqual(["chat.postMessage"]);
    expect(bot.read()).toEqual([expect.stringContaining("Training failed")]);
  });

  test("later news edits the card, and the same news again costs nothing", async () => {
    await bot.batch([running]);
    await bot.batch([trainingEvent("InProgress", 2, { SecondaryStatus: "Downloading" })]);
    const before = bot.calls();
    expect(before).toEqual(["chat.postMessage", "chat.update"]);
    await bot.batch([running, trainingEvent("InProgress", 2, { SecondaryStatus: "Downloading" })]);
    expect(bot.calls()).toEqual(before);
  });

  test("a late older event gives no call", async () => {
    await bot.batch([failed]);
    await bot.batch([running]);
    expect(bot.calls()).toEqual(["chat.postMessage"]);
  });

  test("a failure on a card that was running is told in its thread and in the channel", async () => {
    await bot.batch([running]);
    await bot.batch([failed], { mention: "<!subteam^S0ENGINEERS>" });
    const [card, broadcast] = bot.slack.messages("C0TRAINING");
    expect(card && bot.slack.readable(card)).toContain("Training failed");
    expect(broadcast).toMatchObject({ threadTs: card?.ts, broadcast: true });
    expect(bot.calls()).toEqual(["chat.postMessage", "chat.update", "chat.postMessage"]);
  });

  test("a card that exists in another channel is kept up to date there, whatever its route lets through", async () => {
    await bot.batch([failed], { channel: "C0OPS", level: "act" });
    await bot.batch([trainingEvent("Failed", 10, { FailureReason: "AlgorithmError: exit 137, out of memory" })]);
    expect(bot.read("C0OPS")).toEqual([expect.stringContaining("out of memory")]);
    expect(bot.read()).toHaveLength(1);
  });

  test("two routes to two channels make two cards", async () => {
    await bot.bodies(
      JSON.stringify({ route: { id: "a", channel: "C0TRAINING", level: "all" }, event: running }),
      JSON.stringify({ route: { id: "b", channel: "C0OPS", level: "all" }, event: running }),
    );
    expect([bot.read(), bot.read("C0OPS")].map((each) => each.length)).toEqual([1, 1]);
  });

  test("what a level does not let through leaves nothing behind", async () => {
    await bot.batch([running], { level: "outcomes" });
    expect(bot.calls()).toEqual([]);
    await bot.batch([trainingEvent("Completed", 5)], { level: "outcomes" });
    expect(bot.read()).toEqual([expect.stringContaining("Training completed")]);
  });

  test("a mention stands on a card that asks for a person, and goes when it is dealt with", async () => {
    await bot.batch([packageEvent("PendingManualApproval", 1)], { mention: "<!subteam^S0APPROVERS>" });
    const [card] = bot.slack.messages("C0TRAINING");
    expect(JSON.stringify(card?.blocks)).toContain("<!subteam^S0APPROVERS>");
    await bot.batch([packageEvent("Approved", 5)], { mention: "<!subteam^S0APPROVERS>" });
    const [decided] = bot.slack.messages("C0TRAINING");
    expect(JSON.stringify(decided?.blocks)).not.toContain("S0APPROVERS");
  });
});

describe("stories", () => {
  test("a pipeline with its steps is one card", async () => {
    const story = [
      executionEvent("Executing", 0),
      stepEvent("Prepare", "Succeeded", 2),
      stepEvent("Train", "Executing", 3),
      stepEvent("Train", "Failed", 7, { failureReason: "S3 access denied" }),
    ];
    for (const event of story) await bot.batch([event]);
    await bot.batch([executionEvent("Failed", 8)]);
    const [card, ...rest] = bot.read();
    expect(card).toContain("Pipeline failed at Train");
    expect(card).toContain("S3 access denied");
    expect(rest).toHaveLength(1);
  });

  test("a silent rollback is loud", async () => {
    await bot.batch([endpointEvent("UPDATING", 1, "ranker-v1", pending("ranker-v2", "Baking", 4))]);
    await bot.batch([endpointEvent("IN_SERVICE", 15, "ranker-v1")]);
    expect(bot.read()[0]).toMatch(/Rolled back[\s\S]*ranker-v2[\s\S]*still serves ranker-v1/);
  });

  test("outside text cannot ping anyone or make a link", async () => {
    await bot.batch([trainingEvent("Failed", 9, { FailureReason: "<!channel> & <https://evil|click>" })]);
    await bot.batch([packageEvent("PendingManualApproval", 1, { ModelPackageGroupName: "<!here>" })]);
    const sent = JSON.stringify(bot.slack.calls().map((call) => call.args));
    expect(sent).not.toMatch(/(?<!text":")<!channel>.{0,40}mrkdwn|<!here>/);
    expect(bot.read()[0]).toContain("<!channel> & <https://evil|click>");
  });
});

describe("what arrives", () => {
  test("a bare event in a body goes to the default route", async () => {
    expect(await bot.bodies(JSON.stringify(failed))).toEqual([]);
    expect(bot.read("C0OPS")).toEqual([expect.stringContaining("Training failed")]);
  });

  test("a bare event as the invocation goes to the default route", async () => {
    await bot.invoke(failed);
    expect(bot.read("C0OPS")).toEqual([expect.stringContaining("Training failed")]);
  });

  test("an empty batch is fine", async () => {
    expect(await bot.invoke({ Records: [] })).toEqual({ batchItemFailures: [] });
  });

  test("a body that is not JSON is reported with line and column, once, and the rest of the batch is delivered", async () => {
    const broken = fixtureText("broken/endpoint-deployment-state-change.txt");
    expect(
      await bot.bodies(
        broken,
        JSON.stringify({ route: { id: "r", channel: "C0TRAINING", level: "all" }, event: failed }),
        broken,
      ),
    ).toEqual([]);
    await bot.bodies(broken);
    expect(bot.read("C0OPS")).toEqual([expect.stringMatching(/line 31, column 26/)]);
    expect(bot.read()).toHaveLength(1);
  });

  test("an unreadable event is reported with the field that is missing, its secrets masked", async () => {
    await bot.batch([trainingEvent("InProgress", 1, { TrainingJobStatus: null, RoleArn: "AKIAIOSFODNN7EXAMPLE" })]);
    const [notice] = bot.read("C0OPS");
    expect(notice).toContain("TrainingJobStatus");
    expect(notice).not.toContain("IOSFODNN7");
  });

  test("a route that cannot be read is reported", async () => {
    await bot.bodies(JSON.stringify({ route: { id: "r" }, event: failed }));
    expect(bot.read("C0OPS")).toEqual([expect.stringContaining("route.channel")]);
  });

  test("an event of a type that nobody knows is a card of its fields", async () => {
    await bot.batch([{ ...running, "detail-type": "SageMaker Teleport State Change" }]);
    expect(bot.read()).toEqual([expect.stringContaining("SageMaker Teleport State Change")]);
  });
});

describe("when Slack refuses", () => {
  test("blocks that it does not take are sent again in basic blocks, and as text in the end", async () => {
    bot.slack.failNext("chat.postMessage", "invalid_blocks");
    await bot.batch([failed]);
    expect(bot.degraded).toEqual(["basic: invalid_blocks"]);
    expect(bot.read()).toEqual([expect.stringContaining("Training failed")]);
    bot.slack.failNext("chat.update", "invalid_blocks");
    await bot.batch([trainingEvent("Failed", 10, { FailureReason: "again" })]);
    expect(bot.degraded).toEqual(["basic: invalid_blocks", "basic: invalid_blocks"]);
  });

  test("a rate limit sends only those messages back to the queue, and the next delivery posts once", async () => {
    bot.slack.failNext("chat.postMessage", { status: 429, retryAfter: 30 });
    expect(await bot.batch([failed])).toEqual(["m0"]);
    expect(await bot.batch([failed])).toEqual([]);
    expect(bot.read()).toHaveLength(1);
  });

  test("a post whose answer was lost is found again instead of posted twice", async () => {
    bot.slack.failNext("chat.postMessage", { status: 500, applied: true });
    expect(await bot.batch([failed])).toEqual(["m0"]);
    expect(await bot.batch([failed])).toEqual([]);
    expect(bot.read()).toHaveLength(1);
    await bot.batch([trainingEvent("Failed", 10, { FailureReason: "now known" })]);
    expect(bot.read()).toEqual([expect.stringContaining("now known")]);
  });

  test("a channel that it does not know is told to the ops channel once, and does not block the queue", async () => {
    expect(await bot.batch([failed], { channel: "C0NOWHERE" })).toEqual([]);
    expect(await bot.batch([trainingEvent("Failed", 10)], { channel: "C0NOWHERE" })).toEqual([]);
    expect(bot.read("C0OPS")).toEqual([expect.stringMatching(/could not be delivered[\s\S]*channel_not_found/)]);
  });

  test("trouble with the ops channel itself stays in the queue", async () => {
    bot.slack.failNext("chat.postMessage", "is_archived");
    expect(await bot.batch([failed], { channel: "C0OPS" })).toEqual(["m0"]);
  });

  test("a card that somebody deleted is posted again when there is news", async () => {
    await bot.batch([running]);
    const [card] = bot.slack.messages("C0TRAINING");
    bot.slack.failNext("chat.update", "message_not_found");
    await bot.batch([failed]);
    expect(card).toBeDefined();
    expect(bot.read().at(-1)).toContain("Training failed");
    expect(bot.calls()).toEqual(["chat.postMessage", "chat.update", "chat.postMessage"]);
  });

  test("a bare invocation that could not be delivered throws, so that Lambda tries again", async () => {
    bot.slack.failNext("chat.postMessage", { status: 503 });
    await expect(bot.invoke(failed)).rejects.toThrow("Lambda tries it again");
  });

  test("a card that another invocation holds is waited for, then left to the queue", async () => {
    const key = "arn:aws:sagemaker:eu-west-1:111122223333:training-job/bert-large-p5";
    await bot.ports.store.cards.lease(key, "C0TRAINING", { level: "all" });
    expect(await bot.batch([failed])).toEqual(["m0"]);
    expect(bot.errors.join()).toContain("being delivered by somebody else");
    bot.pass(20_000);
    expect(await bot.batch([failed])).toEqual([]);
    expect(bot.read()).toHaveLength(1);
  });
});
