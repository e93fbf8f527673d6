import { describe, expect, it } from "vitest";
import { card } from "../testing/messages.ts";
import { setStage } from "../testing/stage.ts";

describe("a slash command", () => {
  it("reaches the app with every field that Slack sends", async () => {
    const { slack, app } = await setStage();
    expect(await slack.people.command("ana", "ml-training", "/sagemaker list training  status:failed ")).toEqual({
      ok: true,
    });
    const { body, headers } = app.last();
    expect(headers["content-type"]).toBe("application/x-www-form-urlencoded");
    expect(body).toEqual({
      token: expect.any(String),
      team_id: "T0PLAYGROUND",
      team_domain: "playground",
      channel_id: "C0TRAINING",
      channel_name: "ml-training",
      user_id: "U0ANA00001",
      user_name: "ana",
      command: "/sagemaker",
      text: "list training  status:failed",
      api_app_id: "A0CHATOPS01",
      is_enterprise_install: "false",
      response_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/commands\/T0PLAYGROUND\/\d+\/\w{24}$/),
      trigger_id: expect.stringMatching(/^\d+\.\d+\.[0-9a-f]{32}$/),
    });
  });

  it("carries names, channels and links as Slack's markup when the command is escaped", async () => {
    const typed = "mute @bo #ml-ops @ml-approvers @nobody https://x.test/a?b=1&c=2 a<b";
    const escaped = await setStage();
    await escaped.slack.people.command("ana", "ml-ops", typed);
    expect(escaped.app.last().body["text"]).toBe(
      "mute <@U0BO000001|bo> <#C0OPS|ml-ops> <!subteam^S0APPROVERS|@ml-approvers> @nobody <https://x.test/a?b=1&amp;c=2> a&lt;b",
    );
    const plain = await setStage({ commands: [{ command: "/sm", shouldEscape: false }] });
    await plain.slack.people.command("ana", "ml-ops", "/sm @bo #ml-ops");
    expect(plain.app.last().body["text"]).toBe("@bo #ml-ops");
  });

  it("may leave its own name out when there is only one, and says so when there is no such command", async () => {
    const { slack, app } = await setStage();
    await slack.people.command("ana", "ml-ops", "whoami");
    expect(app.last().body).toMatchObject({ command: "/sagemaker", text: "whoami" });
    const result = await slack.people.command("ana", "ml-ops", "/sagemeker whoami");
    expect(result.problem).toMatch(/^\/sagemeker is not a valid command\./);
    expect(app.received).toHaveLength(1);
  });

  it("is a mistake of the caller when the person or the channel does not exist", async () => {
    const { slack } = await setStage();
    await expect(slack.people.command("eve", "ml-ops", "list")).rejects.toThrow("Nobody here is called eve");
    await expect(slack.people.command("ana", "ml-nowhere", "list")).rejects.toThrow("There is no channel ml-nowhere");
  });
});

describe("the answer to a slash command", () => {
  it.each([
    ["a text", "Nothing is running.", "Nothing is running."],
    ["a JSON message", { text: "Nothing is *running*." }, "Nothing is running."],
    ["blocks", { text: "card", blocks: card }, "Approval needed · churn v12\n[Approve] [Reject]"],
  ])("is shown to the person alone: %s", async (_what, body, shown) => {
    const { slack, app } = await setStage();
    app.onRequest(() => ({ body }));
    expect(await slack.people.command("ana", "ml-ops", "running")).toEqual({ ok: true });
    expect(slack.ephemerals("ana").map(slack.readable)).toEqual([shown]);
    expect(slack.messages("ml-ops")).toEqual([]);
  });

  it("is shown to everyone after the command itself when it is in_channel", async () => {
    const { slack, app } = await setStage();
    app.onRequest(() => ({ body: { response_type: "in_channel", text: "2 jobs run." } }));
    await slack.people.command("ana", "ml-ops", "/sagemaker running");
    app.onRequest(() => ({ body: { response_type: "in_channel" } }));
    await slack.people.command("bo", "ml-ops", "/sagemaker deployments");
    expect(slack.messages("ml-ops").map((m) => [m.user, slack.readable(m)])).toEqual([
      ["U0ANA00001", "/sagemaker running"],
      ["U0SAGEMAKER", "2 jobs run."],
      ["U0BO000001", "/sagemaker deployments"],
    ]);
  });

  it("may be nothing at all", async () => {
    const { slack, app } = await setStage();
    await slack.people.command("ana", "ml-ops", "list");
    app.onRequest(() => ({ body: { response_type: "ephemeral" } }));
    await slack.people.command("ana", "ml-ops", "list");
    expect(slack.parts().messages).toEqual([]);
  });

  it("fails in Slack's words when Slack cannot show it", async () => {
    const { slack, app } = await setStage({ check: () => [{ pointer: "/blocks", message: "bad" }] });
    app.onRequest(() => ({ body: { response_type: "in_channel", text: "x", blocks: card } }));
    const result = await slack.people.command("ana", "ml-ops", "/sagemaker list");
    expect(result).toEqual({ ok: false, problem: '/sagemaker failed with the error "invalid_command_response"' });
    expect(slack.messages("ml-ops")).toEqual([]);
  });
});

describe("an app that does not answer a slash command", () => {
  it("makes the person see operation_timeout when three seconds pass", async () => {
    const { slack, app, runOutOfTime } = await setStage();
    app.onRequest(() => {
      runOutOfTime();
      return "never";
    });
    expect(await slack.people.command("ana", "ml-ops", "list")).toEqual({
      ok: false,
      problem: '/sagemaker failed with the error "operation_timeout"',
    });
  });

  it.each([401, 404, 500, 302])("makes the person see dispatch_failed when it answers %s", async (status) => {
    const { slack, app } = await setStage();
    app.onRequest(() => ({ status, body: "no" }));
    const { problem } = await slack.people.command("ana", "ml-ops", "list");
    expect(problem).toBe('/sagemaker failed with the error "dispatch_failed"');
    expect(slack.ephemerals("ana")).toEqual([]);
  });

  it("makes the person see dispatch_failed when it is not there, or not even configured", async () => {
    const { slack, app } = await setStage();
    await app.close();
    const gone = await slack.people.command("ana", "ml-ops", "list");
    expect(gone.problem).toBe('/sagemaker failed with the error "dispatch_failed"');
    slack.setRequestUrl("http://127.0.0.1:1/");
    expect((await slack.people.command("ana", "ml-ops", "list")).ok).toBe(false);
  });

  it("is given up in time even when the way to it ignores the deadline", async () => {
    const transport = () => new Promise<never>(() => {});
    const { slack } = await setStage({ transport, ackDeadline: () => AbortSignal.abort() });
    const { problem } = await slack.people.command("ana", "ml-ops", "list");
    expect(problem).toContain("operation_timeout");
  });
});
