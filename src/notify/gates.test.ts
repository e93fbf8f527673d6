import { afterEach, describe, expect, test } from "vitest";
import { gateArn } from "../domain/gate.ts";
import { type NotifyBot, startNotifyBot } from "../testing/bot.ts";
import { executionArn, executionEvent, stepEvent } from "../testing/events.ts";

const token = "26vcYbeWsZ";
const asks = (more: object = {}) => ({
  token,
  pipelineExecutionArn: executionArn,
  arguments: { question: "Deploy to production?", auc: 0.921 },
  status: "Executing",
  ...more,
});
const callback = { stepType: "Callback", metadata: { callback: { callbackToken: token } } };

let bot: NotifyBot | undefined;
const start = async (options: Parameters<typeof startNotifyBot>[0] = {}): Promise<NotifyBot> => {
  bot = await startNotifyBot(options);
  return bot;
};
afterEach(async () => {
  await bot?.slack.close();
  bot = undefined;
});

describe("a step that asks people", () => {
  test("is a card in the thread of its pipeline's and in the channel, with what its author wants people to see", async () => {
    const { batch, gate, read, slack } = await start();
    await batch([executionEvent("Executing", 1)]);
    await gate(asks());
    const [pipeline, card, ...others] = read();
    expect(others).toEqual([]);
    expect(pipeline).toContain("Pipeline running");
    expect(card).toMatch(/Approval needed[\s\S]*churn-nightly/);
    expect(card).toContain("Deploy to production?");
    expect(card).toContain("0.921");
    expect(card).toContain("4r83jejmhorv");
    expect(pipeline).toContain("waits for approval");
    const [first, second] = slack.messages("C0TRAINING");
    expect(second).toMatchObject({ threadTs: first?.ts, broadcast: true });
  });

  test("of a pipeline without a card asks in the default channel, so that nobody's question is lost", async () => {
    const { gate, read } = await start();
    await gate(asks());
    expect(read("C0OPS")).toEqual([expect.stringMatching(/Approval needed[\s\S]*churn-nightly/)]);
  });

  test("asks where the configuration says, when it says so", async () => {
    const { batch, gate, read } = await start({ gates: "C0APPROVALS" });
    await batch([executionEvent("Executing", 1)]);
    await gate(asks());
    expect(read("C0APPROVALS")).toHaveLength(1);
    expect(read()).toHaveLength(1);
  });

  test("that is asked twice has one card", async () => {
    const { gate, read, pass } = await start();
    await gate(asks(), asks());
    pass(5_000);
    await gate(asks());
    expect(read("C0OPS")).toHaveLength(1);
  });

  test("cannot ping anyone with its arguments", async () => {
    const { gate, slack } = await start();
    await gate(asks({ arguments: { "<!channel>": "<!here> & <https://evil|click>" } }));
    const text = JSON.stringify(slack.messages("C0OPS"));
    expect(text).not.toMatch(/<!(channel|here)/);
    expect(text).not.toContain("<https://evil");
  });
});

describe("what becomes of the step", () => {
  test("is on its card: which step it is, and that it has passed", async () => {
    const { batch, gate, read, pass } = await start({ gates: "C0APPROVALS" });
    await gate(asks());
    await batch([stepEvent("ApproveForProd", "Executing", 2, callback)]);
    expect(read("C0APPROVALS")[0]).toContain("ApproveForProd");
    pass(60_000);
    await batch([stepEvent("ApproveForProd", "Succeeded", 9, callback)]);
    expect(read("C0APPROVALS")[0]).toMatch(/Gate · Passed[\s\S]*churn-nightly went on/);
  });

  test("is who answered what, which a later event that does not tell it takes back as little as an earlier one", async () => {
    const { batch, gate, ports } = await start();
    const answered = { callback: { callbackToken: token, outputParameters: [{ Name: "approver", Value: "bo" }] } };
    await gate(asks());
    await batch([stepEvent("ApproveForProd", "Succeeded", 9, { ...callback, metadata: answered })]);
    await batch([stepEvent("ApproveForProd", "Succeeded", 10, callback)]);
    const state = await ports.store.states.get(gateArn(executionArn, token).toLowerCase());
    expect(state?.entries["answer"]?.value).toEqual({ approver: "bo" });
  });

  test("stands when the message comes after the end", async () => {
    const { batch, gate, read } = await start({ gates: "C0APPROVALS" });
    await batch([stepEvent("ApproveForProd", "Failed", 9, { ...callback, failureReason: "Not today" })]);
    await gate(asks());
    // It asks nobody, so no card is posted for it.
    expect(read("C0APPROVALS")).toEqual([]);
  });

  test("posts no card for a step that asked elsewhere", async () => {
    const { batch, read } = await start({ gates: "C0APPROVALS" });
    await batch([executionEvent("Executing", 1), stepEvent("GlueJob", "Executing", 2, callback)]);
    expect(read()).toEqual([expect.stringContaining("Pipeline running")]);
    expect(read("C0OPS")).toEqual([]);
    expect(read("C0APPROVALS")).toEqual([]);
  });

  test("is told when somebody stops the pipeline: SageMaker waits for an answer all the same", async () => {
    const { gate, read, pass } = await start();
    await gate(asks());
    pass(60_000);
    await gate(asks({ status: "Stopping" }));
    expect(read("C0OPS")[0]).toMatch(/being stopped[\s\S]*waits for an answer to this step first/);
  });
});

describe("what is no question", () => {
  test.each([
    ["text that is no JSON", "approve me", /not JSON at line 1/],
    ["a message without a token", { pipelineExecutionArn: executionArn }, /its token is not the 10 letters/],
    [
      "what looks like an event for a channel",
      { route: { id: "r", channel: "C0TRAINING", level: "all" }, event: executionEvent("Failed", 3) },
      /its token is not the 10 letters/,
    ],
  ])("%s goes to the ops channel with the reason, and nowhere else", async (_what, message, why) => {
    const { gate, read } = await start({ gates: "C0APPROVALS" });
    expect(await gate(message)).toEqual([]);
    expect(read("C0OPS")).toEqual([expect.stringMatching(why)]);
    expect([...read(), ...read("C0APPROVALS")]).toEqual([]);
  });

  test("a gate's message in the queue of events is none: only its own queue makes it one", async () => {
    const { bodies, read, ports } = await start({ gates: "C0APPROVALS" });
    await bodies(JSON.stringify(asks()));
    expect(read("C0APPROVALS")).toEqual([]);
    expect(await ports.store.states.get(gateArn(executionArn, token).toLowerCase())).toBeUndefined();
  });
});
