import { describe, expect, it } from "vitest";
import { card } from "./testing/messages.ts";
import { type Stage, setStage } from "./testing/stage.ts";

async function answer(url: unknown, body: unknown) {
  const response = await fetch(String(url), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return { status: response.status, body: await response.text() };
}

async function commandUrl({ slack, app }: Stage): Promise<string> {
  await slack.people.command("ana", "ml-ops", "list");
  return String(app.last().body["response_url"]);
}

async function clickUrl({ slack, app, client }: Stage, onlyFor?: string): Promise<string> {
  const message = { channel: "C0OPS", text: "card", blocks: card };
  const posted =
    onlyFor === undefined
      ? (await client.chat.postMessage(message)).ts
      : (await client.chat.postEphemeral({ ...message, user: onlyFor })).message_ts;
  await slack.people.click("ana", "ml-ops", String(posted), "decide", "approve");
  return String(app.last().payload["response_url"]);
}

const ok = { status: 200, body: "ok" };

describe("a response_url", () => {
  it("shows a message to the person alone unless told otherwise", async () => {
    const stage = await setStage();
    const url = await commandUrl(stage);
    expect(await answer(url, { text: "for you" })).toEqual(ok);
    expect(await answer(url, { text: "for all", response_type: "in_channel" })).toEqual(ok);
    expect(stage.slack.ephemerals("ana").map((m) => m.text)).toEqual(["for you"]);
    expect(stage.slack.messages("ml-ops").map((m) => [m.user, m.text])).toEqual([["U0SAGEMAKER", "for all"]]);
  });

  it("replaces or deletes the message that was clicked", async () => {
    const stage = await setStage();
    const url = await clickUrl(stage);
    expect(await answer(url, { replace_original: true, text: "Approved" })).toEqual(ok);
    expect(stage.slack.messages("ml-ops").map(stage.slack.readable)).toEqual(["Approved"]);
    expect(await answer(url, { delete_original: "true" })).toEqual(ok);
    expect(stage.slack.messages("ml-ops")).toEqual([]);
    expect(await answer(url, { replace_original: true, text: "too late" })).toEqual(ok);
    expect(await answer(url, { delete_original: true })).toEqual(ok);
    expect(stage.slack.parts().messages).toEqual([]);
  });

  it("replaces an ephemeral message, which nothing else can", async () => {
    const stage = await setStage();
    const url = await clickUrl(stage, "U0ANA00001");
    await answer(url, { replace_original: true, text: "Shared." });
    expect(stage.slack.ephemerals("ana").map(stage.slack.readable)).toEqual(["Shared."]);
    await answer(url, { delete_original: true });
    expect(stage.slack.ephemerals("ana")).toEqual([]);
  });

  it("of a command has nothing to replace, so it shows a new message", async () => {
    const stage = await setStage();
    const url = await commandUrl(stage);
    await answer(url, { text: "Working on it" });
    await answer(url, { text: "Done", replace_original: true });
    expect(stage.slack.ephemerals("ana").map((m) => m.text)).toEqual(["Working on it", "Done"]);
  });

  it("works five times", async () => {
    const stage = await setStage();
    const url = await commandUrl(stage);
    for (let use = 0; use < 5; use += 1) expect(await answer(url, { text: "again" })).toEqual(ok);
    expect(await answer(url, { text: "again" })).toEqual({ status: 404, body: '{"ok":false,"error":"used_url"}' });
    expect(stage.slack.ephemerals("ana")).toHaveLength(5);
  });

  it("works for thirty minutes", async () => {
    const stage = await setStage();
    const url = await commandUrl(stage);
    stage.clock.advance(30 * 60_000);
    expect(await answer(url, { text: "in time" })).toEqual(ok);
    stage.clock.advance(1);
    expect(await answer(url, { text: "late" })).toEqual({ status: 404, body: '{"ok":false,"error":"expired_url"}' });
    const never = `${new URL(url).origin}/commands/T0PLAYGROUND/1/guessed`;
    expect((await answer(never, { text: "x" })).status).toBe(404);
  });

  it("refuses what Slack cannot show, and that is not one of the five uses", async () => {
    const stage = await setStage({
      check: ({ blocks }) => (blocks?.length ? [{ pointer: "/blocks", message: "bad" }] : []),
    });
    const url = await commandUrl(stage);
    for (let use = 0; use < 5; use += 1) {
      expect(await answer(url, { text: "x", blocks: card })).toMatchObject({
        status: 400,
        body: expect.stringContaining("invalid_blocks"),
      });
    }
    expect(await answer(url, "{")).toMatchObject({ status: 400, body: expect.stringContaining("invalid_payload") });
    expect(await answer(url, {})).toMatchObject({ status: 400, body: expect.stringContaining("no_text") });
    expect(await answer(url, `payload=${encodeURIComponent('{"text":"fits"}')}`)).toEqual(ok);
  });
});
