import { describe, expect, it } from "vitest";
import { card } from "../testing/messages.ts";
import { setStage } from "../testing/stage.ts";
import { defaultCast } from "../workspace/cast.ts";

describe("a message of a person", () => {
  it("is kept in Slack's markup and reads as it was typed", async () => {
    const { slack, app } = await setStage();
    await slack.people.say("ana", "ml-ops", "@bo look at #ml-training & <this>, @here");
    const [message] = slack.messages("ml-ops");
    expect(message?.text).toBe("<@U0BO000001> look at <#C0TRAINING|ml-training> &amp; &lt;this&gt;, <!here>");
    expect(message && slack.readable(message)).toBe("@bo look at #ml-training & <this>, @here");
    expect(app.received).toEqual([]);
  });

  it("reaches the app when it mentions the bot, with its thread", async () => {
    const { slack, app, client, clock } = await setStage();
    const parent = String((await client.chat.postMessage({ channel: "C0OPS", text: "card", blocks: card })).ts);
    expect(await slack.people.say("ana", "ml-ops", "@SageMaker stop", parent)).toEqual({ ok: true });
    const { headers, payload } = app.last();
    expect(headers["content-type"]).toBe("application/json");
    expect(payload).toEqual({
      token: expect.any(String),
      team_id: "T0PLAYGROUND",
      context_team_id: "T0PLAYGROUND",
      context_enterprise_id: null,
      api_app_id: "A0CHATOPS01",
      type: "event_callback",
      event_id: expect.stringMatching(/^Ev\w{10}$/),
      event_time: clock.now() / 1000,
      authorizations: [expect.objectContaining({ user_id: "U0SAGEMAKER", is_bot: true })],
      is_ext_shared_channel: false,
      event_context: expect.any(String),
      event: {
        type: "app_mention",
        client_msg_id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
        user: "U0ANA00001",
        text: "<@U0SAGEMAKER> stop",
        ts: slack.thread("ml-ops", parent)[1]?.ts,
        thread_ts: parent,
        team: "T0PLAYGROUND",
        channel: "C0OPS",
        event_ts: expect.any(String),
        blocks: [
          {
            type: "rich_text",
            block_id: expect.any(String),
            elements: [
              {
                type: "rich_text_section",
                elements: [
                  { type: "user", user_id: "U0SAGEMAKER" },
                  { type: "text", text: " stop" },
                ],
              },
            ],
          },
        ],
      },
    });
  });

  it("goes to the parent's thread when it answers a reply, and nowhere when the thread is gone", async () => {
    const { slack } = await setStage();
    await slack.people.say("ana", "ml-ops", "parent");
    const parent = slack.messages("ml-ops")[0]?.ts ?? "";
    await slack.people.say("bo", "ml-ops", "reply", parent);
    await slack.people.say("chi", "ml-ops", "another", slack.thread("ml-ops", parent)[1]?.ts);
    expect(slack.thread("ml-ops", parent).map((m) => m.text)).toEqual(["parent", "reply", "another"]);
    expect((await slack.people.say("ana", "ml-ops", "x", "1.000001")).problem).toBe("That thread is no longer there.");
  });

  it("does not reach an app that was not invited", async () => {
    const channels = defaultCast.channels.map((channel) => ({ ...channel, members: ["U0ANA00001"] }));
    const { slack, app } = await setStage({ cast: { ...defaultCast, channels } });
    await slack.people.say("ana", "ml-ops", "@sagemaker help");
    expect(app.received).toEqual([]);
  });
});

describe("the delivery of an event", () => {
  it("is tried three more times, with the reason, until the app acks", async () => {
    const waits: number[] = [];
    const stage = await setStage({ sleep: async (ms) => void waits.push(ms) });
    const { slack, app } = stage;
    const answers = [{ status: 500 }, "never" as const, { status: 200 }];
    app.onRequest(() => {
      const answer = answers[app.received.length - 1] ?? {};
      if (answer === "never") stage.runOutOfTime();
      return answer;
    });
    expect(await slack.people.say("ana", "ml-ops", "@SageMaker help")).toEqual({ ok: true });
    await slack.settled();
    const retries = app.received.map(({ headers }) => [headers["x-slack-retry-num"], headers["x-slack-retry-reason"]]);
    expect(retries).toEqual([
      [undefined, undefined],
      ["1", "http_error"],
      ["2", "http_timeout"],
    ]);
    expect(waits).toEqual([0, 60_000]);
    expect(new Set(app.received.map(({ payload }) => payload["event_id"])).size).toBe(1);
  });

  it("ends after the third retry, or at once when the app says so", async () => {
    const { slack, app } = await setStage();
    app.onRequest(() => ({ status: 500 }));
    await slack.people.say("ana", "ml-ops", "@SageMaker help");
    await slack.settled();
    expect(app.received).toHaveLength(4);
    app.onRequest(() => ({ status: 500, headers: { "x-slack-no-retry": "1" } }));
    await slack.people.say("ana", "ml-ops", "@SageMaker help");
    await slack.settled();
    expect(app.received).toHaveLength(5);
  });

  it("is given up when the app is gone, or Slack closes while it waits", async () => {
    const { slack, app } = await setStage();
    await app.close();
    expect(await slack.people.say("ana", "ml-ops", "@SageMaker help")).toEqual({ ok: true });
    await slack.settled();
    const waiting = await setStage({
      sleep: (_ms, signal) => new Promise((_resolve, reject) => signal.addEventListener("abort", reject)),
    });
    waiting.app.onRequest(() => ({ status: 500 }));
    await waiting.slack.people.say("ana", "ml-ops", "@SageMaker help");
    await waiting.slack.close();
    await waiting.slack.settled();
    expect(waiting.app.received).toHaveLength(1);
  });
});

describe("the rest of what a person does", () => {
  it("opens the Home tab, with the view when there is one", async () => {
    const { slack, app, client } = await setStage();
    await slack.people.openHome("dee");
    const event = { type: "app_home_opened", user: "U0DEE00001", channel: "D0DEE00001", tab: "home" };
    expect(app.last().payload["event"]).toMatchObject(event);
    expect(app.last().payload["event"]).not.toHaveProperty("view");
    const home = await client.views.publish({ user_id: "U0DEE00001", view: { type: "home", blocks: card } });
    await slack.people.openHome("dee");
    expect(app.last().payload["event"]).toMatchObject({ ...event, view: { id: home.view?.id, type: "home" } });
  });

  it("dismisses a message that only they see", async () => {
    const { slack, client } = await setStage();
    const shown = await client.chat.postEphemeral({ channel: "C0OPS", user: "U0ANA00001", text: "psst" });
    const ts = String(shown.message_ts);
    expect((await slack.people.dismiss("bo", ts)).ok).toBe(false);
    expect(await slack.people.dismiss("ana", ts)).toEqual({ ok: true });
    expect(slack.ephemerals("ana")).toEqual([]);
  });
});
