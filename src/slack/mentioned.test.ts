import { afterEach, beforeEach, describe, expect, it, test } from "vitest";
import { receivedAt, startBot, type TestBot } from "./testing/bot.ts";
import { slackPort } from "./web-client.ts";

let bot: TestBot;
beforeEach(async () => {
  bot = await startBot();
});
afterEach(() => bot.close());

const said = () => bot.work.map(({ intent }) => (intent.do === "mention" ? intent.text : intent));

describe("a mention of the bot", () => {
  it("is handed on as it was written, with its channel, and nothing is said to Slack", async () => {
    await bot.slack.people.say("ana", "ml-training", "@SageMaker list training");
    expect(bot.work).toEqual([
      {
        id: expect.stringMatching(/^Ev\w+$/),
        intent: { do: "mention", text: "list training" },
        who: { user: "U0ANA00001", team: "T0PLAYGROUND" },
        where: { channel: "C0TRAINING", threadTs: undefined },
        receivedAt,
      },
    ]);
    expect(bot.slack.calls()).toEqual([]);
  });

  it("in a thread knows the thread", async () => {
    const port = slackPort({ token: async () => bot.slack.token, apiUrl: bot.slack.apiUrl });
    const { ts } = await port.post({ channel: "C0TRAINING", text: "A card.", blocks: [] });
    await bot.slack.people.say("ana", "ml-training", "@SageMaker stop", ts);
    expect(bot.work).toMatchObject([{ where: { channel: "C0TRAINING", threadTs: ts } }]);
  });

  test.each([
    ["@bo look: @SageMaker show training x", "show training x"],
    ["@SageMaker", ""],
    ["@SageMaker audit by:@bo", "audit by:<@U0BO000001>"],
  ])("%s asks for %j", async (typed, asked) => {
    await bot.slack.people.say("ana", "ml-training", typed);
    expect(said()).toEqual([asked]);
  });

  it("is delivered again while the worker cannot be reached", async () => {
    bot.workerIsUp = false;
    await bot.slack.people.say("ana", "ml-training", "@SageMaker help");
    bot.workerIsUp = true;
    await expect.poll(said).toEqual(["help"]);
  });
});
