import type { KnownBlock } from "@slack/types";
import { afterEach, beforeEach, describe, expect, it, test } from "vitest";
import { type RunningFakeSlack, startFakeSlack } from "../playground/slack/server.ts";
import { type SlackPort, SlackProblem } from "./port.ts";
import { slackPort } from "./web-client.ts";

const section = (text: string): KnownBlock => ({ type: "section", text: { type: "mrkdwn", text } });
const card = { channel: "C0TRAINING", text: "Training of churn-12 failed.", blocks: [section("*failed*")] };

let slack: RunningFakeSlack;
let port: SlackPort;

beforeEach(async () => {
  slack = await startFakeSlack({
    check: ({ blocks = [] }) =>
      blocks.length > 50 ? [{ pointer: "/blocks", message: "no more than 50 items allowed" }] : [],
  });
  port = slackPort({ token: async () => slack.token, apiUrl: slack.apiUrl });
});
afterEach(() => slack.close());

/** The problem that a call ends with. */
async function problemOf(call: Promise<unknown>): Promise<SlackProblem> {
  const problem = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(problem instanceof SlackProblem)) throw new Error(`no SlackProblem but ${problem}`);
  return problem;
}

describe("a message", () => {
  it("is posted without previews, can be edited, and is found again by its card", async () => {
    const metadata = { event_type: "sagemaker_card", event_payload: { card: "arn:churn-12" } };
    const { channel, ts } = await port.post({ ...card, channel: "#ml-training", metadata });
    expect(channel).toBe("C0TRAINING");
    expect(slack.calls("chat.postMessage")[0]?.args).toMatchObject({ unfurl_links: "false", unfurl_media: "false" });

    await port.update({ ...card, ts, text: "Training of churn-12 was stopped." });
    expect(slack.messages("ml-training").map(({ text }) => text)).toEqual(["Training of churn-12 was stopped."]);
    expect(await port.findPosted(channel, "arn:churn-12")).toEqual({ ts });
    expect(await port.findPosted(channel, "arn:churn-13")).toBeUndefined();
  });

  it("can reply in a thread and show in the channel as well", async () => {
    const { ts } = await port.post(card);
    await port.post({ ...card, text: "It failed.", threadTs: ts, broadcast: true });
    expect(slack.thread("ml-training", ts).map(({ text }) => text)).toEqual([card.text, "It failed."]);
    expect(slack.messages("ml-training")).toHaveLength(2);
  });

  it("can be for one person's eyes", async () => {
    await port.ephemeral({ channel: card.channel, user: "U0ANA00001", text: "Only you see this." });
    expect(slack.ephemerals("ana").map(({ text }) => text)).toEqual(["Only you see this."]);
  });

  it("is not looked for in a channel that the bot cannot read", async () => {
    for (const error of ["missing_scope", "not_in_channel", "channel_not_found"]) {
      slack.failNext("conversations.history", error);
      expect(await port.findPosted(card.channel, "any")).toBeUndefined();
    }
    slack.failNext("conversations.history", "internal_error");
    expect((await problemOf(port.findPosted(card.channel, "any"))).kind).toBe("later");
  });
});

it("user groups come with the ids of their members", async () => {
  expect(await port.userGroups()).toContainEqual({
    id: "S0APPROVERS",
    handle: "ml-approvers",
    users: ["U0ANA00001", "U0BO000001", "U0CHI00001", "U0ELI00001"],
  });
});

describe("what Slack refuses", () => {
  test.each([
    ["channel_not_found", "configuration"],
    ["restricted_action_thread_locked", "configuration"],
    ["a_code_of_next_year", "configuration"],
    ["account_inactive", "credentials"],
    ["msg_too_long", "payload"],
    ["message_not_found", "gone"],
    ["message_limit_exceeded", "later"],
    ["fatal_error", "ambiguous"],
    ["<html>a proxy</html>", "ambiguous"],
  ] as const)("%s is a matter of %s", async (error, kind) => {
    slack.failNext("chat.postMessage", error);
    expect((await problemOf(port.post(card))).kind).toBe(kind);
  });

  it("is told in Slack's own words", async () => {
    const problem = await problemOf(port.post({ ...card, blocks: Array.from({ length: 51 }, () => section("x")) }));
    expect(problem).toMatchObject({ kind: "payload", method: "chat.postMessage", error: "invalid_blocks" });
    expect(problem.message).toBe(
      "Slack refused chat.postMessage: invalid_blocks (no more than 50 items allowed [json-pointer:/blocks])",
    );
  });

  it("names the scope that is missing", async () => {
    await slack.close();
    slack = await startFakeSlack({ scopes: ["chat:write"] });
    port = slackPort({ token: async () => slack.token, apiUrl: slack.apiUrl });
    expect((await problemOf(port.userGroups())).message).toBe(
      "Slack refused usergroups.list: missing_scope (needs usergroups:read)",
    );
  });

  it("for being asked too often says when to come back, and is not retried", async () => {
    slack.failNext("chat.postMessage", { status: 429, retryAfter: 30 });
    expect(await problemOf(port.post(card))).toMatchObject({
      kind: "later",
      error: "ratelimited",
      retryAfterSeconds: 30,
    });
    expect(slack.calls("chat.postMessage")).toHaveLength(1);
  });

  it("by failing may have happened, which matters for a post but not for an edit", async () => {
    const { ts } = await port.post(card);
    slack.failNext("chat.postMessage", { status: 503, applied: true });
    slack.failNext("chat.update", { status: 503, applied: true });
    expect(await problemOf(port.post(card))).toMatchObject({ kind: "ambiguous", error: "http_503" });
    expect(await problemOf(port.update({ ...card, ts }))).toMatchObject({ kind: "later", error: "http_503" });
    expect(slack.messages("ml-training")).toHaveLength(2);
  });

  it("with another HTTP status is for a person to look at", async () => {
    slack.failNext("chat.postMessage", { status: 403 });
    expect(await problemOf(port.post(card))).toMatchObject({ kind: "configuration", error: "http_403" });
  });
});

describe("a connection", () => {
  it("that never came to be is tried again later, since Slack saw nothing", async () => {
    await slack.close();
    expect(await problemOf(port.post(card))).toMatchObject({ kind: "later", error: "ECONNREFUSED" });
  });

  it("that gives no answer in time may have posted", async () => {
    const never: typeof fetch = (_, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener("abort", () => reject(init.signal?.reason));
      });
    port = slackPort({ token: async () => "xoxb-1", fetch: never, timeoutMs: 1 });
    expect(await problemOf(port.post(card))).toMatchObject({ kind: "ambiguous", error: "timeout" });
  });

  it("that breaks, or answers something else, may have posted", async () => {
    const breaking = async () => Promise.reject(new TypeError("fetch failed"));
    const odd = async () => new Response('{"ok":true}');
    for (const [fetch, error] of [
      [breaking, "no_answer"],
      [odd, "unreadable_answer"],
    ] as const) {
      const other = slackPort({ token: async () => "xoxb-1", fetch });
      expect(await problemOf(other.post(card))).toMatchObject({ kind: "ambiguous", error });
      expect(await problemOf(other.userGroups())).toMatchObject({ kind: "later", error });
    }
  });
});

describe("the token", () => {
  it("is asked for once, and again when Slack refuses it: the call then succeeds with the new one", async () => {
    const asked: boolean[] = [];
    const token = async (refused: boolean) => {
      asked.push(refused);
      return asked.length === 1 ? "xoxb-before-rotation" : slack.token;
    };
    port = slackPort({ token, apiUrl: slack.apiUrl });
    await port.post(card);
    await port.post(card);
    expect(asked).toEqual([false, true]);
    expect(slack.messages("ml-training")).toHaveLength(2);
  });

  it("that is still the refused one is not tried again", async () => {
    port = slackPort({ token: async () => "xoxb-wrong", apiUrl: slack.apiUrl });
    expect(await problemOf(port.post(card))).toMatchObject({ kind: "credentials", error: "invalid_auth" });
    expect(slack.calls("chat.postMessage")).toHaveLength(1);
  });

  it("whose replacement is refused too is a problem of credentials", async () => {
    port = slackPort({ token: async (refused) => (refused ? "xoxb-2" : "xoxb-1"), apiUrl: slack.apiUrl });
    expect((await problemOf(port.post(card))).kind).toBe("credentials");
    expect(slack.calls("chat.postMessage")).toHaveLength(2);
  });

  it("that its source cannot give now is asked for again with the next call", async () => {
    let down = true;
    const token = async () => (down ? Promise.reject(new Error("throttled")) : slack.token);
    port = slackPort({ token, apiUrl: slack.apiUrl });
    expect(await problemOf(port.post(card))).toMatchObject({ kind: "later", error: "token_unavailable" });
    down = false;
    await port.post(card);
  });

  it("of one port is never sent by another", async () => {
    const sent: (string | undefined)[] = [];
    const fetch = async (_: unknown, init?: { readonly headers?: Record<string, string> }) => {
      sent.push(init?.headers?.["Authorization"]);
      return new Response('{"ok":true,"channel":"C1","ts":"1.2"}');
    };
    for (const token of ["xoxb-1", "xoxb-2"]) await slackPort({ token: async () => token, fetch }).post(card);
    expect(sent).toEqual(["Bearer xoxb-1", "Bearer xoxb-2"]);
  });
});

describe("the address of a message", () => {
  it("is told after asking Slack once where the workspace is", async () => {
    expect(await port.permalink("C0TRAINING", "1700000000.000100")).toBe(
      "https://playground.slack.com/archives/C0TRAINING/p1700000000000100",
    );
    await port.permalink("C0OPS", "1700000000.000200");
    expect(slack.calls("auth.test")).toHaveLength(1);
  });

  it("is unknown while Slack does not say, and asked for again", async () => {
    slack.failNext("auth.test", "internal_error");
    expect(await port.permalink("C0TRAINING", "1.2")).toBeUndefined();
    expect(await port.permalink("C0TRAINING", "1.2")).toBe("https://playground.slack.com/archives/C0TRAINING/p12");
  });
});

it("a Home view is what the person then sees on the app's Home tab", async () => {
  await port.publishHome("U0BO000001", { type: "home", blocks: [section("Nothing waits for you.")] });
  expect(JSON.stringify(slack.home("U0BO000001"))).toContain("Nothing waits for you.");
});
