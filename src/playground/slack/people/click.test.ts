import type { KnownBlock } from "@slack/types";
import { describe, expect, it } from "vitest";
import { card, form } from "../testing/messages.ts";
import { type Stage, setStage } from "../testing/stage.ts";

async function postCard({ client }: Stage, more: object = {}): Promise<string> {
  const posted = await client.chat.postMessage({
    channel: "C0APPROVALS",
    text: "Approval needed",
    blocks: card,
    ...more,
  });
  return String(posted.ts);
}

const option = (value: string) => ({ value, text: { type: "plain_text" as const, text: value.toUpperCase() } });

describe("a click on a message", () => {
  it("reaches the app with every field that Slack sends", async () => {
    const stage = await setStage();
    const ts = await postCard(stage, { metadata: { event_type: "card", event_payload: { arn: "a" } } });
    expect(await stage.slack.people.click("bo", "ml-approvals", ts, "decide", "reject")).toEqual({ ok: true });
    const { body, payload } = stage.app.last();
    expect(Object.keys(body)).toEqual(["payload"]);
    expect(payload).toEqual({
      type: "block_actions",
      user: { id: "U0BO000001", username: "bo", name: "bo", team_id: "T0PLAYGROUND" },
      api_app_id: "A0CHATOPS01",
      token: expect.any(String),
      team: { id: "T0PLAYGROUND", domain: "playground" },
      enterprise: null,
      is_enterprise_install: false,
      container: { type: "message", message_ts: ts, channel_id: "C0APPROVALS", is_ephemeral: false },
      channel: { id: "C0APPROVALS", name: "ml-approvals" },
      message: expect.objectContaining({
        type: "message",
        user: "U0SAGEMAKER",
        bot_id: "B0SAGEMAKER",
        ts,
        text: "Approval needed",
        blocks: card,
        metadata: { event_type: "card", event_payload: { arn: "a" } },
      }),
      trigger_id: expect.stringMatching(/^\d+\.\d+\.[0-9a-f]{32}$/),
      state: { values: {} },
      response_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/actions\/T0PLAYGROUND\/\d+\/\w{24}$/),
      actions: [
        {
          type: "button",
          block_id: "decide",
          action_id: "reject",
          text: { type: "plain_text", text: "Reject", emoji: true },
          value: "churn/12",
          confirm: expect.objectContaining({ title: { type: "plain_text", text: "Reject?" } }),
          action_ts: expect.stringMatching(/^\d+\.\d{6}$/),
        },
      ],
    });
  });

  it("is possible only while the button is there", async () => {
    const stage = await setStage();
    const { slack, app, client } = stage;
    const ts = await postCard(stage);
    await client.chat.update({ channel: "C0APPROVALS", ts, text: "Approved by @ana" });
    expect(await slack.people.click("bo", "ml-approvals", ts, "decide", "approve")).toEqual({
      ok: false,
      problem: "That button is no longer on the message.",
    });
    await client.chat.delete({ channel: "C0APPROVALS", ts });
    const { problem } = await slack.people.click("bo", "ml-approvals", ts, "decide", "approve");
    expect(problem).toBe("That message is no longer there.");
    expect(app.received).toEqual([]);
  });

  it("works on an ephemeral message, for its one reader, and then carries no message", async () => {
    const { slack, app, client } = await setStage();
    const ephemeral = { channel: "C0APPROVALS", user: "U0BO000001", text: "card", blocks: card };
    const ts = String((await client.chat.postEphemeral(ephemeral)).message_ts);
    expect(await slack.people.click("bo", "ml-approvals", ts, "decide", "approve")).toEqual({ ok: true });
    expect(app.last().payload).toMatchObject({ container: { is_ephemeral: true, message_ts: ts } });
    expect(app.last().payload).not.toHaveProperty("message");
    expect((await slack.people.click("ana", "ml-approvals", ts, "decide", "approve")).ok).toBe(false);
  });

  it("says in which thread the message is", async () => {
    const stage = await setStage();
    const parent = await postCard(stage);
    const reply = await postCard(stage, { thread_ts: parent });
    await stage.slack.people.click("bo", "ml-approvals", reply, "decide", "approve");
    expect(stage.app.last().payload).toMatchObject({
      container: { thread_ts: parent },
      message: { thread_ts: parent, parent_user_id: "U0SAGEMAKER" },
    });
  });

  it("finds a button by the ids that Slack gives to blocks and elements without", async () => {
    const { slack, app, client } = await setStage();
    const blocks: KnownBlock[] = [
      {
        type: "container",
        child_blocks: [{ type: "actions", elements: [{ type: "button", text: { type: "plain_text", text: "Logs" } }] }],
      },
    ];
    await client.chat.postMessage({ channel: "C0OPS", text: "x", blocks });
    const message = slack.messages("ml-ops")[0];
    const logs = message && slack.element(message, "Logs");
    expect(logs?.blockId).toMatch(/^[0-9A-Z]{5}$/);
    await slack.people.click("ana", "ml-ops", message?.ts ?? "", logs?.blockId ?? "", logs?.actionId ?? "");
    expect(app.last().payload["actions"]).toMatchObject([{ block_id: logs?.blockId, action_id: logs?.actionId }]);
  });

  it.each([
    ["too late", "Operation timed out. Apps need to respond within 3 seconds."],
    [500, "This app responded with Status Code 500"],
    [404, "This app responded with Status Code 404"],
  ])("shows a warning triangle when the app answers %s", async (how, problem) => {
    const stage = await setStage();
    const ts = await postCard(stage);
    stage.app.onRequest(() => {
      if (typeof how === "number") return { status: how };
      stage.runOutOfTime();
      return "never";
    });
    expect(await stage.slack.people.click("bo", "ml-approvals", ts, "decide", "approve")).toEqual({
      ok: false,
      problem,
    });
  });

  it("shows a warning when the app cannot be reached", async () => {
    const stage = await setStage();
    const ts = await postCard(stage);
    await stage.app.close();
    const { problem } = await stage.slack.people.click("bo", "ml-approvals", ts, "decide", "approve");
    expect(problem).toBe("We had some trouble connecting. Try again?");
  });
});

describe("menus on a message", () => {
  const blocks: KnownBlock[] = [
    {
      type: "section",
      block_id: "s",
      text: { type: "mrkdwn", text: "Which?" },
      accessory: { type: "overflow", action_id: "o", options: [option("logs"), option("metrics")] },
    },
    {
      type: "actions",
      block_id: "a",
      elements: [
        {
          type: "static_select",
          action_id: "level",
          initial_option: option("all"),
          options: [option("all"), option("act")],
        },
        { type: "multi_users_select", action_id: "who" },
        { type: "button", action_id: "save", text: { type: "plain_text", text: "Save" } },
      ],
    },
  ];

  it("send what was picked, and the message remembers it for the next click of the same person", async () => {
    const { slack, app, client } = await setStage();
    const ts = String((await client.chat.postMessage({ channel: "C0OPS", text: "x", blocks })).ts);
    const click = (user: string, ...rest: [string, string, string?]) => slack.people.click(user, "ml-ops", ts, ...rest);
    await click("ana", "s", "o", "logs");
    expect(app.last().payload["actions"]).toMatchObject([{ type: "overflow", selected_option: option("logs") }]);
    await click("ana", "a", "level", "act");
    await click("ana", "a", "who", "U0BO000001");
    await click("ana", "a", "save");
    expect(app.last().payload["state"]).toEqual({
      values: {
        a: {
          level: { type: "static_select", selected_option: option("act") },
          who: { type: "multi_users_select", selected_users: ["U0BO000001"] },
        },
      },
    });
    await click("bo", "a", "save");
    expect(app.last().payload["state"]).toMatchObject({ values: { a: { level: { selected_option: option("all") } } } });
    expect((await click("ana", "s", "o", "secrets")).ok).toBe(false);
  });
});

describe("a click in a modal or on the Home", () => {
  it("carries the view and no channel", async () => {
    const { slack, app, client } = await setStage();
    await slack.people.command("ana", "ml-ops", "reject");
    await client.views.open({ trigger_id: String(app.last().body["trigger_id"]), view: form });
    const id = slack.view("ana")?.id ?? "";
    expect(await slack.people.clickView("ana", id, "more", "evidence")).toEqual({ ok: true });
    const { payload } = app.last();
    expect(payload).toMatchObject({
      type: "block_actions",
      container: { type: "view", view_id: id },
      view: { id, state: { values: { reason: { text: { type: "plain_text_input", value: null } } } } },
      actions: [{ action_id: "evidence" }],
    });
    for (const field of ["channel", "message", "response_url"]) expect(payload).not.toHaveProperty(field);
  });

  it("is refused when the window or the button is gone", async () => {
    const { slack, client } = await setStage();
    const view = { type: "home" as const, blocks: card };
    const published = await client.views.publish({ user_id: "U0BO000001", view });
    const id = String(published.view?.id);
    expect(await slack.people.clickView("bo", id, "decide", "approve")).toEqual({ ok: true });
    expect((await slack.people.clickView("ana", id, "decide", "approve")).problem).toBe(
      "That window is no longer open.",
    );
    expect((await slack.people.clickView("bo", id, "decide", "defer")).problem).toBe("That button is no longer there.");
  });
});
