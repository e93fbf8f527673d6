import { describe, expect, it } from "vitest";
import { problems } from "../../../../blocks/check.ts";
import { card } from "../testing/messages.ts";
import { setStage } from "../testing/stage.ts";
import { defaultCast } from "../workspace/cast.ts";

const APPROVALS = "C0APPROVALS";

describe("chat.postMessage", () => {
  it("posts what a person then reads, as the bot", async () => {
    const { slack, client } = await setStage();
    const posted = await client.chat.postMessage({ channel: APPROVALS, text: "Approval needed", blocks: card });
    expect(posted).toMatchObject({ ok: true, channel: APPROVALS, message: { user: "U0SAGEMAKER", blocks: card } });
    const [message] = slack.messages("#ml-approvals");
    expect(message && slack.readable(message)).toBe("Approval needed · churn v12\n[Approve] [Reject]");
    expect(slack.calls("chat.postMessage")).toMatchObject([{ ok: true, args: { channel: APPROVALS, blocks: card } }]);
  });

  it("takes the channel's name as well as its id, and JSON as well as forms", async () => {
    const { slack } = await setStage();
    const response = await fetch(`${slack.apiUrl}chat.postMessage`, {
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8", authorization: `Bearer ${slack.token}` },
      body: JSON.stringify({ channel: "#ml-ops", text: "hello" }),
    });
    expect(await response.json()).toMatchObject({ ok: true, channel: "C0OPS" });
  });

  it("answers in a thread, and in the channel too when the reply is broadcast", async () => {
    const { slack, client } = await setStage();
    const parent = await client.chat.postMessage({ channel: "C0OPS", text: "parent" });
    const thread_ts = String(parent.ts);
    await client.chat.postMessage({ channel: "C0OPS", text: "quiet", thread_ts });
    await client.chat.postMessage({ channel: "C0OPS", text: "loud", thread_ts, reply_broadcast: true });
    expect(slack.messages("ml-ops").map((m) => m.text)).toEqual(["parent", "loud"]);
    expect(slack.thread("ml-ops", thread_ts).map((m) => m.text)).toEqual(["parent", "quiet", "loud"]);
  });

  it("gives two messages in the same millisecond two timestamps, in order", async () => {
    const { client } = await setStage();
    const first = await client.chat.postMessage({ channel: "C0OPS", text: "1" });
    const second = await client.chat.postMessage({ channel: "C0OPS", text: "2" });
    expect(String(second.ts) > String(first.ts)).toBe(true);
    expect(first.ts).toBe("1795424400.000000");
  });

  it.each([
    ["no_text", { channel: "C0OPS" }],
    ["channel_not_found", { channel: "C0NOWHERE", text: "x" }],
    ["thread_not_found", { channel: "C0OPS", text: "x", thread_ts: "1.000001" }],
    ["invalid_blocks_format", { channel: "C0OPS", text: "x", blocks: "{" }],
    ["invalid_attachments", { channel: "C0OPS", text: "x", attachments: "nonsense" }],
    ["too_many_attachments", { channel: "C0OPS", text: "x", attachments: JSON.stringify(Array(101).fill({})) }],
    ["invalid_metadata_format", { channel: "C0OPS", text: "x", metadata: '{"event_type":"a"}' }],
    ["invalid_metadata_format", { channel: "C0OPS", text: "x", metadata: "[]" }],
  ])("answers %s", async (error, args) => {
    const { slack, client } = await setStage();
    await expect(client.apiCall("chat.postMessage", args)).rejects.toMatchObject({ data: { ok: false, error } });
    expect(slack.messages("ml-ops")).toEqual([]);
  });

  it("does not reply to a reply", async () => {
    const { client } = await setStage();
    const parent = await client.chat.postMessage({ channel: "C0OPS", text: "parent" });
    const reply = await client.chat.postMessage({ channel: "C0OPS", text: "reply", thread_ts: String(parent.ts) });
    const again = client.chat.postMessage({ channel: "C0OPS", text: "reply", thread_ts: String(reply.ts) });
    await expect(again).rejects.toMatchObject({ data: { error: "cannot_reply_to_message" } });
  });

  it("needs an invitation, unless the token has chat:write.public and the channel is public", async () => {
    const [ops, ...channels] = defaultCast.channels
      .toReversed()
      .map((channel) => ({ ...channel, members: ["U0ANA00001"] }));
    const cast = {
      ...defaultCast,
      channels: [...channels, { ...ops, id: "C0OPS", name: "ml-ops", topic: "", members: [], isPrivate: true }],
    };
    const uninvited = await setStage({ cast, scopes: ["chat:write"] });
    const post = (channel: string) => uninvited.client.chat.postMessage({ channel, text: "hello" });
    await expect(post("C0TRAINING")).rejects.toMatchObject({ data: { error: "not_in_channel" } });
    await expect(post("C0OPS")).rejects.toMatchObject({ data: { error: "channel_not_found" } });
    const { client } = await setStage({ cast, scopes: ["chat:write", "chat:write.public"] });
    expect(await client.chat.postMessage({ channel: "C0TRAINING", text: "hello" })).toMatchObject({ ok: true });
  });

  it("holds messages to the project's own check when that is handed in", async () => {
    const { client } = await setStage({ check: problems });
    expect(await client.chat.postMessage({ channel: "C0OPS", text: "x", blocks: card })).toMatchObject({ ok: true });
    const blocks = Array.from({ length: 51 }, () => ({ type: "divider" as const }));
    await expect(client.chat.postMessage({ channel: "C0OPS", text: "x", blocks })).rejects.toMatchObject({
      data: { response_metadata: { messages: ["[ERROR] no more than 50 items allowed [json-pointer:/blocks]"] } },
    });
  });

  it("says where the blocks are wrong, in Slack's words", async () => {
    const check = () => [
      { pointer: "/blocks/0/text/text", message: "must be less than 3001 characters" },
      { pointer: "/text", message: "should be a full sentence" },
    ];
    const { client } = await setStage({ check });
    await expect(client.chat.postMessage({ channel: "C0OPS", text: "x", blocks: card })).rejects.toMatchObject({
      data: {
        error: "invalid_blocks",
        response_metadata: {
          messages: ["[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]"],
        },
      },
    });
    const untyped = client.apiCall("chat.postMessage", { channel: "C0OPS", blocks: [{ text: "x" }] });
    await expect(untyped).rejects.toMatchObject({
      data: { response_metadata: { messages: ["[ERROR] missing required field: type [json-pointer:/blocks/0]"] } },
    });
  });
});

describe("chat.update", () => {
  it("edits in place; text alone takes the blocks away and shows the edit", async () => {
    const { slack, client, clock } = await setStage();
    const { ts } = await client.chat.postMessage({
      channel: APPROVALS,
      text: "Approval needed",
      blocks: card,
      metadata: { event_type: "card", event_payload: { arn: "a" } },
    });
    clock.advance(5_000);
    const updated = await client.chat.update({ channel: APPROVALS, ts: String(ts), text: "Approved" });
    expect(updated).toMatchObject({ ok: true, ts, text: "Approved", message: { edited: { user: "U0SAGEMAKER" } } });
    const [message] = slack.messages(APPROVALS);
    expect(message).toMatchObject({ blocks: [], editedAt: clock.now(), metadata: { event_type: "card" } });
    expect(slack.parts().messages).toMatchObject([{ text: "Approved", editedAt: clock.now() }]);
  });

  it("clears metadata with {}, and shows no edit on a message with blocks", async () => {
    const { slack, client } = await setStage();
    const metadata = { event_type: "card", event_payload: {} };
    const { ts } = await client.chat.postMessage({ channel: APPROVALS, text: "one", metadata });
    const edit = { channel: APPROVALS, ts, text: "two", blocks: card, metadata: "{}" };
    const updated = await client.apiCall("chat.update", edit);
    expect(updated).not.toHaveProperty("message.edited");
    expect(slack.messages(APPROVALS)[0]?.metadata).toBeUndefined();
  });

  it("refuses other people's messages, ephemeral ones, unknown ones and long texts", async () => {
    const { slack, client } = await setStage();
    await slack.people.say("ana", "ml-ops", "mine");
    const ofAna = slack.messages("ml-ops")[0]?.ts ?? "";
    const ephemeral = await client.chat.postEphemeral({ channel: "C0OPS", user: "U0ANA00001", text: "psst" });
    const own = await client.chat.postMessage({ channel: "C0OPS", text: "own" });
    const update = (ts: unknown, text = "x") => client.chat.update({ channel: "C0OPS", ts: String(ts), text });
    await expect(update(ofAna)).rejects.toMatchObject({ data: { error: "cant_update_message" } });
    await expect(update(ephemeral.message_ts)).rejects.toMatchObject({ data: { error: "message_not_found" } });
    await expect(update("1.000001")).rejects.toMatchObject({ data: { error: "message_not_found" } });
    await expect(update(own.ts, "x".repeat(4001))).rejects.toMatchObject({ data: { error: "msg_too_long" } });
    expect(slack.messages("ml-ops").map((m) => m.text)).toEqual(["mine", "own"]);
  });
});

describe("chat.delete", () => {
  it("takes own messages away, and leaves a tombstone over a thread", async () => {
    const { slack, client } = await setStage();
    const lone = await client.chat.postMessage({ channel: "C0OPS", text: "lone" });
    const parent = await client.chat.postMessage({ channel: "C0OPS", text: "parent" });
    await client.chat.postMessage({ channel: "C0OPS", text: "reply", thread_ts: String(parent.ts) });
    await client.chat.delete({ channel: "C0OPS", ts: String(lone.ts) });
    await client.chat.delete({ channel: "C0OPS", ts: String(parent.ts) });
    expect(slack.thread("ml-ops", String(parent.ts)).map((m) => m.text)).toEqual([
      "This message was deleted.",
      "reply",
    ]);
    expect(slack.messages("ml-ops")).toHaveLength(1);
    const again = client.chat.delete({ channel: "C0OPS", ts: String(parent.ts) });
    await expect(again).rejects.toMatchObject({ data: { error: "message_not_found" } });
  });

  it("refuses other people's messages", async () => {
    const { slack, client } = await setStage();
    await slack.people.say("ana", "ml-ops", "mine");
    const ts = slack.messages("ml-ops")[0]?.ts ?? "";
    await expect(client.chat.delete({ channel: "C0OPS", ts })).rejects.toMatchObject({
      data: { error: "cant_delete_message" },
    });
  });
});

describe("chat.postEphemeral and chat.getPermalink", () => {
  it("shows an ephemeral message to one person only", async () => {
    const { slack, client } = await setStage();
    await client.chat.postEphemeral({ channel: "C0OPS", user: "U0BO000001", text: "only you" });
    expect(slack.messages("ml-ops")).toEqual([]);
    expect(slack.ephemerals("bo").map(slack.readable)).toEqual(["only you"]);
    expect(slack.ephemerals("ana")).toEqual([]);
    expect(slack.parts().messages).toMatchObject([{ onlyFor: "U0BO000001" }]);
  });

  it("needs the person in the channel", async () => {
    const { client } = await setStage();
    const stranger = client.chat.postEphemeral({ channel: "C0OPS", user: "U0NOBODY", text: "x" });
    await expect(stranger).rejects.toMatchObject({ data: { error: "user_not_in_channel" } });
  });

  it("links to a message and to a reply", async () => {
    const { client } = await setStage();
    const parent = await client.chat.postMessage({ channel: "C0OPS", text: "parent" });
    const reply = await client.chat.postMessage({ channel: "C0OPS", text: "reply", thread_ts: String(parent.ts) });
    const link = async (ts: unknown) =>
      (await client.chat.getPermalink({ channel: "C0OPS", message_ts: String(ts) })).permalink;
    expect(await link(parent.ts)).toBe("https://playground.slack.com/archives/C0OPS/p1795424400000000");
    expect(await link(reply.ts)).toBe(
      "https://playground.slack.com/archives/C0OPS/p1795424400000001?thread_ts=1795424400.000000&cid=C0OPS",
    );
    await expect(link("1.000001")).rejects.toMatchObject({ data: { error: "message_not_found" } });
  });
});
