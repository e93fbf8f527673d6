import type { KnownBlock } from "@slack/types";
import { afterEach, beforeEach, describe, expect, it, test } from "vitest";
import { encodeIntent } from "./button.ts";
import { verbs } from "./commands/registry.ts";
import { slashCommand } from "./receiver/fixtures/requests.ts";
import { signedHeaders } from "./receiver/testing/lambda-events.ts";
import { receivedAt, startBot, type TestBot } from "./testing/bot.ts";
import { slackPort } from "./web-client.ts";

const arn = "arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/12";
const ana = "U0ANA00001";
const who = { user: ana, team: "T0PLAYGROUND", name: "ana" };
const channel = "C0TRAINING";

/** Recorded from Slack (MIT-licensed tests of slackapi/java-slack-sdk), without the command and its text. */
const orgCommand =
  "token=xxx&team_id=T111&team_domain=test-workspace&channel_id=C111&channel_name=dev&user_id=W111&user_name=primary-owner&api_app_id=A111&is_enterprise_install=true&enterprise_id=E111&enterprise_name=Sandbox+Org&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT111%2F111%2Fxxx&trigger_id=111.222.xxx";

let bot: TestBot;
beforeEach(async () => {
  bot = await startBot();
});
afterEach(() => bot.close());

/** What Ana alone has been told, oldest first. */
const toldToAna = (): readonly string[] => bot.slack.ephemerals("ana").map(({ text }) => text);

/** Posts a message with one button and has Ana click it. */
async function click(actionId: string, more: { readonly value?: string; readonly url?: string }) {
  const blocks: readonly KnownBlock[] = [
    {
      type: "actions",
      block_id: "b",
      elements: [{ type: "button", action_id: actionId, text: { type: "plain_text", text: "Go" }, ...more }],
    },
  ];
  const port = slackPort({ token: async () => bot.slack.token, apiUrl: bot.slack.apiUrl });
  const { ts } = await port.post({ channel, text: "A card.", blocks });
  return { ts, result: await bot.slack.people.click("ana", channel, ts, "b", actionId) };
}

const decide = (verb: "approve" | "reject") =>
  click(`intent:${verb}`, { value: encodeIntent({ do: verb, target: { arn }, seen: "PendingManualApproval" }) });

/** Fills the reason into the modal that Ana has open, and submits it. */
function submit(reason: string) {
  const view = bot.slack.view("ana");
  if (view === undefined) throw new Error("no modal is open");
  return bot.slack.people.submitView("ana", view.id, { reason: { reason } });
}

describe("/sagemaker", () => {
  it("is handed on with who asked, where, and how to answer, and says nothing yet", async () => {
    expect(await bot.slack.people.command("ana", "ml-training", "list training status:failed")).toEqual({ ok: true });
    expect(bot.work).toEqual([
      {
        id: expect.stringMatching(/^\d+\.\d+\.[0-9a-f]+$/),
        intent: { do: "list", kind: "training-job", status: "failed" },
        who,
        where: { channel },
        responseUrl: expect.stringContaining("/commands/T0PLAYGROUND/"),
        receivedAt,
      },
    ]);
    expect(toldToAna()).toEqual([]);
  });

  it("explains at once what it did not understand, and pings nobody with it", async () => {
    await bot.slack.people.command("ana", "ml-training", "<!channel>");
    expect(toldToAna()).toEqual([
      `:warning: I do not know “&lt;!channel&gt;”. I know: ${verbs.join(", ")}.\n*For example*: \`/sagemaker help\``,
    ]);
    expect(bot.work).toEqual([]);
  });

  it("says so when the worker cannot be reached", async () => {
    bot.workerIsUp = false;
    await bot.slack.people.command("ana", "ml-training", "help");
    expect(toldToAna()).toEqual(["This could not be handed on, and nothing was done. Please try again."]);
    expect(bot.errors).toEqual([new Error("the worker cannot be reached")]);
  });

  it("asked twice is two pieces of work", async () => {
    for (const _ of [1, 2]) await bot.slack.people.command("ana", "ml-training", "help");
    expect(new Set(bot.work.map(({ id }) => id)).size).toBe(2);
  });
});

describe("a button", () => {
  const stop = encodeIntent({ do: "stop", target: { arn }, seen: "InProgress" });

  it("is handed on with the message that it is on", async () => {
    const { ts, result } = await click("intent:stop", { value: stop });
    expect(result).toEqual({ ok: true });
    expect(bot.work).toEqual([
      {
        id: expect.stringMatching(`^\\d+\\.\\d+:${ana}:${channel}:${ts}$`),
        intent: { do: "stop", target: { arn }, seen: "InProgress" },
        who,
        where: { channel, messageTs: ts },
        responseUrl: expect.stringContaining("/actions/T0PLAYGROUND/"),
        receivedAt,
      },
    ]);
    expect(toldToAna()).toEqual([]);
  });

  it("clicked again on purpose is another piece of work", async () => {
    const { ts } = await click("intent:stop", { value: stop });
    await bot.slack.people.click("ana", channel, ts, "b", "intent:stop");
    expect(new Set(bot.work.map(({ id }) => id)).size).toBe(2);
  });

  it("says so when the worker cannot be reached", async () => {
    bot.workerIsUp = false;
    expect((await click("intent:stop", { value: stop })).result).toEqual({ ok: true });
    expect(toldToAna()).toEqual(["This could not be handed on, and nothing was done. Please click again."]);
  });

  it("of another version of the bot is answered, not ignored", async () => {
    await click("intent:stop", { value: '{"v":0}' });
    expect(toldToAna()).toEqual([
      "This button is from another version of the bot. Use `/sagemaker show` to see the resource as it is now.",
    ]);
    expect(bot.work).toEqual([]);
  });

  it("that nobody knows is answered too", async () => {
    await click("snooze", { value: "1h" });
    expect(toldToAna()).toEqual(["This button does nothing any more."]);
  });

  it("that is a link only opens it", async () => {
    expect((await click("link:console", { url: "https://example.com/" })).result).toEqual({ ok: true });
    expect(toldToAna()).toEqual([]);
    expect(bot.work).toEqual([]);
  });
});

describe("a decision", () => {
  it("is asked for in a modal, and handed on with its reason once the form is sent", async () => {
    const { ts } = await decide("approve");
    expect(bot.work).toEqual([]);
    const viewId = bot.slack.view("ana")?.id;
    expect(await submit("  better on every slice ")).toEqual({ ok: true });
    expect(bot.slack.view("ana")).toBeUndefined();
    expect(bot.work).toEqual([
      {
        id: viewId,
        intent: { do: "approve", target: { arn }, seen: "PendingManualApproval", reason: "better on every slice" },
        who,
        where: { channel, messageTs: ts },
        responseUrl: expect.stringContaining("/actions/T0PLAYGROUND/"),
        receivedAt,
      },
    ]);
  });

  it("says what it is about and where, as far as the button knows", async () => {
    await decide("reject");
    const view = bot.slack.view("ana");
    expect(view && bot.slack.readable(view)).toMatch(/reject churn\/12 in .*111122223333.*eu-west-1/);
  });

  it("to approve needs no reason", async () => {
    await decide("approve");
    expect(await submit("")).toEqual({ ok: true });
    expect(bot.work.map(({ intent }) => intent)).toEqual([
      { do: "approve", target: { arn }, seen: "PendingManualApproval" },
    ]);
  });

  it("to reject needs a reason that is not blank", async () => {
    await decide("reject");
    await submit("   ");
    expect(bot.slack.view("ana")?.errors["reason"]).toBeTruthy();
    expect(bot.work).toEqual([]);
    expect(await submit("AUC fell")).toEqual({ ok: true });
    expect(bot.work).toHaveLength(1);
  });

  it("keeps the form and what was written in it when the worker cannot be reached", async () => {
    await decide("reject");
    bot.workerIsUp = false;
    await submit("AUC fell");
    expect(bot.slack.view("ana")?.errors).toEqual({
      reason: "This could not be handed on, and nothing was decided. Please submit again.",
    });
    bot.workerIsUp = true;
    expect(await submit("AUC fell")).toEqual({ ok: true });
    expect(bot.work).toHaveLength(1);
  });

  test.each([
    ["expired_trigger_id", "That took too long for Slack. Nothing was decided. Please click again."],
    ["internal_error", "The form could not be opened. Nothing was decided. Please click again."],
  ])("that Slack opens no form for (%s) is told to the person", async (error, says) => {
    bot.slack.failNext("views.open", error);
    expect((await decide("approve")).result).toEqual({ ok: true });
    expect(toldToAna()).toEqual([says]);
  });
});

describe("a request", () => {
  const headers = () => signedHeaders(slashCommand, bot.slack.signingSecret, Date.now());

  it("that is recorded from Slack is understood, also one of an app of a whole organisation", async () => {
    const body = `${orgCommand}&command=%2Fsagemaker&text=help`;
    const signed = signedHeaders({ body }, bot.slack.signingSecret, Date.now());
    expect((await fetch(bot.url, { method: "POST", headers: signed, body })).status).toBe(200);
    expect(bot.work).toMatchObject([
      { id: "111.222.xxx", who: { user: "W111", team: "T111", name: "primary-owner" }, where: { channel: "C111" } },
    ]);
  });

  it("that is not signed by Slack reaches no listener", async () => {
    const forged = { ...headers(), "x-slack-signature": `v0=${"0".repeat(64)}` };
    expect((await fetch(bot.url, { method: "POST", headers: forged, body: slashCommand.body })).status).toBe(401);
    expect(bot.work).toEqual([]);
  });

  it("that Slack would not send fails loudly, in the log and to Slack", async () => {
    const post = { body: "command=%2Fsagemaker&text=help", contentType: slashCommand.contentType };
    const signed = signedHeaders(post, bot.slack.signingSecret, Date.now());
    expect((await fetch(bot.url, { method: "POST", headers: signed, body: post.body })).status).toBe(500);
    expect(bot.errors).not.toEqual([]);
    expect(bot.work).toEqual([]);
  });
});

it("no call to Slack is made for what needs none", async () => {
  await bot.slack.people.command("ana", "ml-training", "help");
  expect(bot.slack.calls()).toEqual([]);
});
