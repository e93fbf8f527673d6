import { createServer, request as httpRequest } from "node:http";
import { WebClient } from "@slack/web-api";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createFakeSlack } from "./fake-slack.ts";
import { startFakeSlack } from "./server.ts";
import { card } from "./testing/messages.ts";
import { setStage } from "./testing/stage.ts";

describe("startFakeSlack", () => {
  it("listens on a free port of 127.0.0.1 and answers 404 to what is not Slack's", async () => {
    const { slack } = await setStage();
    expect(slack.apiUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/$/);
    for (const path of ["/", "/api", "/apiary/x", "//", "/playground"]) {
      const response = await fetch(new URL(slack.apiUrl).origin + path);
      expect(response.status).toBe(404);
    }
  });

  it("says so when the port is taken", async () => {
    const { slack } = await setStage();
    const port = Number(new URL(slack.apiUrl).port);
    await expect(startFakeSlack({ port })).rejects.toMatchObject({ code: "EADDRINUSE" });
  });
});

describe("a fake Slack that fails", () => {
  it("answers 500, says why on the console and goes on", async () => {
    const shown = vi.spyOn(console, "error").mockImplementation(() => {});
    onTestFinished(() => shown.mockRestore());
    const check = () => {
      throw new Error("the check is broken");
    };
    const { slack, client } = await setStage({ check });
    const post = client.chat.postMessage({ channel: "C0OPS", text: "x", blocks: card });
    await expect(post).rejects.toMatchObject({ statusCode: 500 });
    expect(shown).toHaveBeenCalledWith(expect.any(String), expect.objectContaining({ message: "the check is broken" }));
    expect(await client.auth.test()).toMatchObject({ ok: true });
    expect(slack.messages("ml-ops")).toEqual([]);
  });

  it("says nothing about a caller that hangs up", async () => {
    const shown = vi.spyOn(console, "error").mockImplementation(() => {});
    onTestFinished(() => shown.mockRestore());
    const { slack, client } = await setStage();
    const cut = httpRequest(`${slack.apiUrl}auth.test`, { method: "POST", headers: { "content-length": "100" } });
    const gone = new Promise((resolve) => cut.once("error", resolve));
    cut.write("x", () => cut.destroy(new Error("hung up")));
    await gone;
    expect(await client.auth.test()).toMatchObject({ ok: true });
    expect(shown).not.toHaveBeenCalled();
  });
});

describe("a mounted fake Slack", () => {
  it("answers under its prefix and leaves the rest alone", async () => {
    let port = 0;
    const slack = createFakeSlack({}, () => `http://127.0.0.1:${port}/slack`);
    const server = createServer(async (request, response) => {
      if (!(await slack.handle(request, response))) response.end("the page");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    port = typeof address === "object" ? (address?.port ?? 0) : 0;

    const client = new WebClient(slack.token, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } });
    expect(await client.auth.test()).toMatchObject({ ok: true, user: "sagemaker" });
    const page = await fetch(`http://127.0.0.1:${port}/api/auth.test`);
    expect(await page.text()).toBe("the page");
  });
});

describe("subscribe and parts", () => {
  it("tell the page of every change, until it stops listening", async () => {
    const { slack, client } = await setStage();
    const counts: number[] = [];
    const stop = slack.subscribe(() => counts.push(slack.parts().messages.length));
    const { ts } = await client.chat.postMessage({ channel: "C0OPS", text: "one", blocks: card });
    await client.chat.postMessage({ channel: "C0OPS", text: "two", thread_ts: String(ts), reply_broadcast: true });
    expect(counts.at(-1)).toBe(2);
    stop();
    const before = counts.length;
    await client.chat.delete({ channel: "C0OPS", ts: String(ts) });
    expect(counts).toHaveLength(before);
  });

  it("draw the people with their groups, the channels and the bot", async () => {
    const { slack } = await setStage();
    const { bot, people, channels, groups } = slack.parts();
    expect(bot).toEqual({ userId: "U0SAGEMAKER", name: "SageMaker" });
    expect(people.map(({ handle, groups: inGroups }) => [handle, inGroups])).toEqual([
      ["ana", ["ml-engineers", "ml-approvers"]],
      ["bo", ["ml-engineers", "ml-approvers"]],
      ["chi", ["ml-engineers", "ml-approvers"]],
      ["dee", []],
      ["eli", ["ml-approvers"]],
    ]);
    expect(channels.map(({ name }) => name)).toEqual(["ml-training", "ml-approvals", "ml-deployments", "ml-ops"]);
    expect(groups.map(({ handle }) => handle)).toEqual(["ml-engineers", "ml-approvers"]);
  });

  it("draw a thread reply, a broadcast and a modal with its buttons", async () => {
    const { slack, client, app } = await setStage();
    const { ts } = await client.chat.postMessage({ channel: "C0OPS", text: "one" });
    await client.chat.postMessage({ channel: "C0OPS", text: "two", thread_ts: String(ts), reply_broadcast: true });
    await slack.people.command("ana", "ml-ops", "help");
    const view = {
      type: "modal" as const,
      title: { type: "plain_text" as const, text: "Help" },
      close: { type: "plain_text" as const, text: "Close" },
      blocks: [],
    };
    await client.views.open({ trigger_id: String(app.last().body["trigger_id"]), view });
    expect(slack.parts().messages[1]).toMatchObject({ threadTs: ts, broadcast: true });
    expect(slack.parts().views).toEqual([
      { id: expect.any(String), user: "U0ANA00001", title: "Help", close: "Close", blocks: [] },
    ]);
  });
});

describe("queries", () => {
  it("throw for channels and people that do not exist", async () => {
    const { slack } = await setStage();
    expect(() => slack.messages("nowhere")).toThrow("There is no nowhere in this workspace");
    expect(() => slack.view("eve")).toThrow("There is no eve in this workspace");
  });
});
