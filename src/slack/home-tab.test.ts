import type { KnownBlock } from "@slack/types";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { encodeIntent } from "./button.ts";
import { receivedAt, startBot, type TestBot } from "./testing/bot.ts";
import { slackPort } from "./web-client.ts";

const arn = "arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/12";
const bo = "U0BO000001";

let bot: TestBot;
beforeEach(async () => {
  bot = await startBot();
});
afterEach(() => bot.close());

describe("opening the Home tab", () => {
  it("has it drawn for whoever opened it", async () => {
    await bot.slack.people.openHome("bo");
    expect(bot.work).toEqual([
      {
        id: expect.stringMatching(/^Ev\w+$/),
        intent: { do: "home" },
        who: { user: bo, team: "T0PLAYGROUND" },
        where: { home: true },
        receivedAt,
      },
    ]);
    expect(bot.slack.calls()).toEqual([]);
  });

  it("is delivered again while the worker cannot be reached", async () => {
    bot.workerIsUp = false;
    const opening = bot.slack.people.openHome("bo");
    await opening;
    bot.workerIsUp = true;
    await expect.poll(() => bot.work.length).toBe(1);
    expect(bot.errors).not.toEqual([]);
  });
});

describe("a button on the Home tab", () => {
  const publish = async (actionId: string, value: string): Promise<void> => {
    const block: KnownBlock = {
      type: "actions",
      block_id: "b",
      elements: [{ type: "button", action_id: actionId, text: { type: "plain_text", text: "Press" }, value }],
    };
    const port = slackPort({ token: async () => bot.slack.token, apiUrl: bot.slack.apiUrl });
    await port.publishHome(bo, { type: "home", blocks: [block] });
  };
  const press = (actionId: string) => bot.slack.people.clickView(bo, bot.slack.home(bo)?.id ?? "", "b", actionId);

  it("is handed on to be answered there", async () => {
    await publish("intent:home", encodeIntent({ do: "home" }));
    expect(await press("intent:home")).toEqual({ ok: true });
    expect(bot.work).toMatchObject([{ intent: { do: "home" }, who: { user: bo, name: "bo" }, where: { home: true } }]);
    expect(bot.work[0]).not.toHaveProperty("responseUrl", expect.any(String));
  });

  it("asks for a decision in a form, which remembers where it was opened", async () => {
    await publish("intent:approve", encodeIntent({ do: "approve", target: { arn }, seen: "PendingManualApproval" }));
    await press("intent:approve");
    await bot.slack.people.submitView("bo", bot.slack.view("bo")?.id ?? "");
    expect(bot.work).toMatchObject([{ intent: { do: "approve", target: { arn } }, where: { home: true } }]);
  });

  it("that cannot be handed on says so in a window, since there is no message beside it", async () => {
    bot.workerIsUp = false;
    await publish("intent:home", encodeIntent({ do: "home" }));
    await press("intent:home");
    const view = bot.slack.view("bo");
    expect(view && bot.slack.readable(view)).toContain("nothing was done. Please click again.");
  });
});
