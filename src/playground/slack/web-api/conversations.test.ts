import type { WebClient } from "@slack/web-api";
import { describe, expect, it } from "vitest";
import { START, setStage } from "../testing/stage.ts";
import { defaultCast } from "../workspace/cast.ts";

const metadata = { event_type: "card", event_payload: { arn: "arn:aws:sagemaker:::training-job/a" } };
const textsOf = (page: { messages?: readonly { text?: string }[] }) => page.messages?.map((message) => message.text);

async function post(client: WebClient, ...texts: readonly string[]) {
  for (const text of texts) await client.chat.postMessage({ channel: "C0TRAINING", text, metadata });
}

describe("conversations.history", () => {
  it("shows the channel newest first, without thread replies and ephemeral messages", async () => {
    const { client } = await setStage();
    await post(client, "one", "two");
    const { messages } = await client.conversations.history({ channel: "C0TRAINING" });
    const thread_ts = String(messages?.[0]?.ts);
    await client.chat.postMessage({ channel: "C0TRAINING", text: "quiet", thread_ts });
    await client.chat.postMessage({ channel: "C0TRAINING", text: "loud", thread_ts, reply_broadcast: true });
    await client.chat.postEphemeral({ channel: "C0TRAINING", user: "U0ANA00001", text: "psst" });
    const page = await client.conversations.history({ channel: "C0TRAINING" });
    expect(textsOf(page)).toEqual(["loud", "two", "one"]);
    expect(page.messages?.[0]).toMatchObject({ subtype: "thread_broadcast", thread_ts });
    expect(page.messages?.[1]).toMatchObject({ reply_count: 2, reply_users: ["U0SAGEMAKER"] });
  });

  it("keeps the payload of metadata to itself unless asked", async () => {
    const { client } = await setStage();
    await post(client, "one");
    const shy = await client.conversations.history({ channel: "C0TRAINING" });
    expect(shy.messages?.[0]?.metadata).toEqual({ event_type: "card" });
    const open = await client.conversations.history({ channel: "C0TRAINING", include_all_metadata: true });
    expect(open.messages?.[0]?.metadata).toEqual(metadata);
  });

  it("pages with a cursor until nothing is left", async () => {
    const { client } = await setStage();
    await post(client, "1", "2", "3", "4", "5");
    const pages: unknown[] = [];
    for (let cursor: string | undefined = ""; cursor !== undefined; ) {
      const page = await client.conversations.history({ channel: "C0TRAINING", limit: 2, cursor });
      pages.push(textsOf(page));
      cursor = page.response_metadata?.next_cursor;
    }
    expect(pages).toEqual([["5", "4"], ["3", "2"], ["1"]]);
  });

  it("keeps to oldest and latest", async () => {
    const { client, clock } = await setStage();
    for (const text of ["1", "2", "3"]) {
      await post(client, text);
      clock.advance(1_000);
    }
    const at = (seconds: number) => `${START / 1000 + seconds}.000000`;
    const history = (range: object) => client.conversations.history({ channel: "C0TRAINING", ...range });
    expect(textsOf(await history({ oldest: at(0), latest: at(2) }))).toEqual(["2"]);
    expect(textsOf(await history({ oldest: at(0), latest: at(2), inclusive: true }))).toEqual(["3", "2", "1"]);
  });

  it.each([
    ["invalid_limit", { limit: 0 }],
    ["invalid_cursor", { cursor: "nonsense" }],
    ["invalid_ts_oldest", { oldest: "yesterday" }],
    ["invalid_ts_latest", { latest: "now" }],
    ["channel_not_found", { channel: "#ml-training" }],
    ["invalid_arguments", { channel: "" }],
  ])("answers %s", async (error, args) => {
    const { client } = await setStage();
    const asked = client.apiCall("conversations.history", { channel: "C0TRAINING", ...args });
    await expect(asked).rejects.toMatchObject({ data: { error } });
  });

  it("needs the bot in the channel", async () => {
    const channels = defaultCast.channels.map((channel) => ({ ...channel, members: [] }));
    const { client } = await setStage({ cast: { ...defaultCast, channels } });
    const asked = client.conversations.history({ channel: "C0TRAINING" });
    await expect(asked).rejects.toMatchObject({ data: { error: "not_in_channel" } });
  });
});

describe("conversations.replies", () => {
  it("shows the parent first", async () => {
    const { slack, client } = await setStage();
    await slack.people.say("ana", "ml-training", "why did it fail?");
    const ts = slack.messages("ml-training")[0]?.ts ?? "";
    await client.chat.postMessage({ channel: "C0TRAINING", text: "out of memory", thread_ts: ts });
    const page = await client.conversations.replies({ channel: "C0TRAINING", ts });
    expect(textsOf(page)).toEqual(["why did it fail?", "out of memory"]);
    expect(page.messages?.[1]).toMatchObject({ parent_user_id: "U0ANA00001" });
    const none = client.conversations.replies({ channel: "C0TRAINING", ts: "1.000001" });
    await expect(none).rejects.toMatchObject({ data: { error: "thread_not_found" } });
  });
});

describe("who and what is there", () => {
  it("lists channels, public ones unless asked otherwise", async () => {
    const channels = defaultCast.channels.map((c) => ({ ...c, isPrivate: c.name === "ml-ops" }));
    const { client } = await setStage({ cast: { ...defaultCast, channels } });
    const names = async (types?: string) =>
      (await client.conversations.list(types === undefined ? {} : { types })).channels?.map((c) => c.name);
    expect(await names()).toEqual(["ml-training", "ml-approvals", "ml-deployments"]);
    expect(await names("private_channel")).toEqual(["ml-ops"]);
    const { channel } = await client.conversations.info({ channel: "C0OPS" });
    expect(channel).toMatchObject({ name: "ml-ops", is_private: true, is_member: true });
  });

  it("names people, the bot and user groups", async () => {
    const { client } = await setStage();
    expect((await client.users.info({ user: "U0ANA00001" })).user).toMatchObject({
      name: "ana",
      real_name: "Ana Lima",
    });
    expect((await client.users.list({})).members?.map((user) => [user.name, user.is_bot])).toEqual([
      ["ana", false],
      ["bo", false],
      ["chi", false],
      ["dee", false],
      ["eli", false],
      ["sagemaker", true],
    ]);
    const groups = await client.usergroups.list({ include_users: true, include_count: true });
    expect(groups.usergroups).toMatchObject([
      { handle: "ml-engineers", users: ["U0ANA00001", "U0BO000001", "U0CHI00001"], user_count: 3 },
      { handle: "ml-approvers", users: ["U0ANA00001", "U0BO000001", "U0CHI00001", "U0ELI00001"] },
    ]);
    expect((await client.usergroups.users.list({ usergroup: "S0APPROVERS" })).users).toHaveLength(4);
    await expect(client.users.info({ user: "U0NOBODY" })).rejects.toMatchObject({ data: { error: "user_not_found" } });
    const nothing = client.usergroups.users.list({ usergroup: "S0NOTHING" });
    await expect(nothing).rejects.toMatchObject({ data: { error: "no_such_subteam" } });
  });
});
