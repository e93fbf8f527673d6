import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { setStage, webClient } from "../testing/stage.ts";

async function raw(apiUrl: string, method: string, init: RequestInit) {
  const response = await fetch(apiUrl + method, { method: "POST", ...init });
  return { status: response.status, body: await response.json() };
}

describe("who may call", () => {
  it("knows the token, from the header or from the form", async () => {
    const { slack, client } = await setStage();
    expect(await client.auth.test()).toMatchObject({
      user_id: "U0SAGEMAKER",
      bot_id: "B0SAGEMAKER",
      team_id: "T0PLAYGROUND",
    });
    const form = new URLSearchParams({ token: slack.token });
    expect(await raw(slack.apiUrl, "auth.test", { body: form })).toMatchObject({ body: { ok: true } });
    expect(JSON.stringify(slack.calls())).not.toContain(slack.token);
  });

  it("answers not_authed and invalid_auth", async () => {
    const { slack } = await setStage();
    expect(await raw(slack.apiUrl, "auth.test", {})).toEqual({ status: 200, body: { ok: false, error: "not_authed" } });
    const stranger = webClient(slack, "xoxb-other");
    await expect(stranger.auth.test()).rejects.toMatchObject({ data: { error: "invalid_auth" } });
    expect(await webClient(slack, "").apiCall("api.test", { foo: "bar" })).toMatchObject({
      ok: true,
      args: { foo: "bar" },
    });
  });

  it("names the scope that is missing", async () => {
    const { client } = await setStage({ scopes: ["commands", "chat:write"] });
    await expect(client.usergroups.list({})).rejects.toMatchObject({
      data: { error: "missing_scope", needed: "usergroups:read", provided: "commands,chat:write" },
    });
    expect((await client.chat.postMessage({ channel: "C0OPS", text: "x" })).response_metadata).toMatchObject({
      scopes: ["commands", "chat:write"],
      acceptedScopes: ["chat:write"],
    });
  });
});

describe("malformed requests", () => {
  const FIELDS = ["text", "blocks", "attachments", "metadata", "view", "ts", "limit", "cursor"];
  const auth = { authorization: "Bearer xoxb-playground" };
  it.each([
    ["unknown_method", "chat.shout", {}],
    ["invalid_json", "auth.test", { body: "{", headers: { ...auth, "content-type": "application/json" } }],
    ["json_not_object", "auth.test", { body: "[]", headers: { ...auth, "content-type": "application/json" } }],
    ["invalid_post_type", "auth.test", { body: "x", headers: { ...auth, "content-type": "text/html" } }],
    ["missing_post_type", "auth.test", { body: Buffer.from("x"), headers: auth }],
    ["boom", "api.test", { body: new URLSearchParams({ error: "boom" }) }],
  ])("are answered with %s", async (error, method, init) => {
    const { slack } = await setStage();
    expect(await raw(slack.apiUrl, method, init)).toMatchObject({ status: 200, body: { ok: false, error } });
  });

  it("reads arguments from a query, and refuses bodies over a megabyte", async () => {
    const { slack } = await setStage();
    const asked = await fetch(`${slack.apiUrl}users.info?user=U0BO000001`, { headers: auth });
    expect(await asked.json()).toMatchObject({ user: { name: "bo" } });
    const huge = await fetch(`${slack.apiUrl}auth.test`, {
      method: "POST",
      headers: auth,
      body: "x".repeat(1_000_001),
    });
    expect(huge.status).toBe(413);
  });

  it("are answered whatever their bytes are", async () => {
    const { slack } = await setStage();
    const method = fc.constantFrom("chat.postMessage", "chat.update", "views.open", "conversations.history", "x/../y");
    const type = fc.constantFrom("application/json", "application/x-www-form-urlencoded");
    const body = fc.oneof(
      fc.uint8Array().map((bytes) => Buffer.from(bytes)),
      fc.json(),
      fc
        .json()
        .map(
          (value) => `channel=C0OPS&${new URLSearchParams(FIELDS.map((field): [string, string] => [field, value]))}`,
        ),
      fc.json().map((value) => `{"channel":"C0OPS","text":${value},"blocks":${value},"view":${value},"ts":${value}}`),
    );
    await fc.assert(
      fc.asyncProperty(method, type, body, async (name, contentType, bytes) => {
        const headers = { ...auth, "content-type": contentType };
        const response = await fetch(slack.apiUrl + name, { method: "POST", headers, body: bytes });
        expect([200, 404]).toContain(response.status);
      }),
      { numRuns: 60 },
    );
  });
});

describe("rate limits", () => {
  it("let one message a second into each channel when they are on", async () => {
    const { slack, client, clock } = await setStage();
    slack.setRateLimited(true);
    const post = (channel: string) => client.chat.postMessage({ channel, text: "x" });
    await post("C0OPS");
    await post("C0TRAINING");
    clock.advance(400);
    await expect(post("#ml-ops")).rejects.toMatchObject({ code: "slack_webapi_rate_limited_error", retryAfter: 1 });
    clock.advance(600);
    await post("C0OPS");
    expect(slack.calls("chat.postMessage").map((call) => call.status)).toEqual([200, 200, 429, 200]);
    slack.setRateLimited(false);
    await post("C0OPS");
  });

  it("count a tier by the minute", async () => {
    const { client, clock } = await setStage({ rateLimited: true });
    for (let call = 0; call < 20; call += 1) await client.users.list({});
    clock.advance(20_000);
    await expect(client.users.list({})).rejects.toMatchObject({ retryAfter: 40 });
    await client.usergroups.list({});
    clock.advance(40_000);
    await client.users.list({});
    for (let call = 0; call < 30; call += 1) await client.auth.test();
  });
});

describe("failNext", () => {
  it("fails once with a Slack error or an HTTP status", async () => {
    const { slack, client } = await setStage();
    const post = () => client.chat.postMessage({ channel: "C0OPS", text: "x" });
    slack.failNext("chat.postMessage", "fatal_error");
    slack.failNext("chat.postMessage", { status: 429, retryAfter: 7 });
    slack.failNext("chat.postMessage", { status: 503 });
    await expect(post()).rejects.toMatchObject({ data: { error: "fatal_error" } });
    await expect(post()).rejects.toMatchObject({ retryAfter: 7 });
    await expect(post()).rejects.toMatchObject({ statusCode: 503 });
    expect(slack.messages("ml-ops")).toEqual([]);
    expect(await post()).toMatchObject({ ok: true });
  });

  it("can lose the answer of a call that was carried out", async () => {
    const { slack, client } = await setStage();
    slack.failNext("chat.postMessage", { status: 500, applied: true });
    await expect(client.chat.postMessage({ channel: "C0OPS", text: "x" })).rejects.toMatchObject({ statusCode: 500 });
    expect(slack.messages("ml-ops")).toHaveLength(1);
  });

  it("is forgotten by reset, with everything else that happened", async () => {
    const { slack, client } = await setStage();
    await client.chat.postMessage({ channel: "C0OPS", text: "x" });
    slack.failNext("auth.test", "fatal_error");
    slack.reset();
    expect(slack.parts()).toMatchObject({ messages: [], views: [], homes: [] });
    expect(slack.calls()).toEqual([]);
    expect(await client.auth.test()).toMatchObject({ ok: true });
  });
});
