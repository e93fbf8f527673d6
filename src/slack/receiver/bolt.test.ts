import { App, LogLevel } from "@slack/bolt";
import { describe, expect, it } from "vitest";
import * as posts from "./fixtures/requests.ts";
import { createLambdaReceiver } from "./receiver.ts";
import { fromSlack, NOW, recordingLog, SECRET } from "./testing/harness.ts";

/** Bolt's own App behind the receiver, and what it reported. No call to Slack is made, so none is faked. */
function boltUnderTest() {
  const logged: string[] = [];
  const receiver = createLambdaReceiver({
    secrets: async () => [SECRET],
    now: () => NOW,
    log: recordingLog(logged),
  });
  const app = new App({
    receiver,
    convoStore: false,
    authorize: async () => ({ botToken: "xoxb-test", botId: "B1", botUserId: "U999" }),
    logLevel: LogLevel.ERROR,
  });
  app.error(async (error) => {
    throw error;
  });
  return { app, handler: receiver.handler, logged };
}

describe("Bolt's App behind the receiver", () => {
  it("answers a slash command", async () => {
    const { app, handler } = boltUnderTest();
    app.command("/sagemaker", ({ ack, command }) => ack({ text: `You said: ${command.text}` }));
    const response = await handler(fromSlack(posts.slashCommand));
    expect(response.statusCode).toBe(200);
    expect(JSON.parse(response.body)).toEqual({ text: "You said: list training status:failed name:a+b&c ☃" });
  });

  it("routes a button, a modal and a mention to their listeners", async () => {
    const { app, handler } = boltUnderTest();
    const seen: string[] = [];
    app.action("stop", async ({ ack, body }) => {
      await ack();
      seen.push(`${body.user.id} pressed stop`);
    });
    app.view("reject", async ({ ack, view }) => {
      await ack({ response_action: "clear" });
      seen.push(`modal ${view.callback_id}`);
    });
    app.event("app_mention", async ({ event, context }) => {
      seen.push(`${event.text}, retry ${context.retryNum} after ${context.retryReason}`);
    });

    const headers = { "x-slack-retry-num": "1", "x-slack-retry-reason": "http_timeout" };
    const posted = [posts.blockAction, posts.viewSubmission, { ...posts.appMention, headers }];
    for (const post of posted) expect((await handler(fromSlack(post))).statusCode).toBe(200);
    expect(seen).toEqual(["U111 pressed stop", "modal reject", "<@U999> running ☃, retry 1 after http_timeout"]);
  });

  it("answers 404 to a command that nobody listens to", async () => {
    const { handler, logged } = boltUnderTest();
    expect((await handler(fromSlack(posts.slashCommand))).statusCode).toBe(404);
    expect(logged).toEqual(['warn No listener answered {"type":"command"}']);
  });

  it("answers 404 to signed JSON of a type that Slack does not send", async () => {
    const { handler } = boltUnderTest();
    expect((await handler(fromSlack({ body: '{"a":1}', contentType: "application/json" }))).statusCode).toBe(404);
  });

  it("logs the name of the error that a listener threw, not of Bolt's wrapper", async () => {
    const { app, handler, logged } = boltUnderTest();
    app.command("/sagemaker", async () => {
      throw new RangeError("xoxb-secret");
    });
    expect((await handler(fromSlack(posts.slashCommand))).statusCode).toBe(500);
    expect(logged).toEqual(['error A listener failed "RangeError"']);
  });

  it("answers 500 when two listeners failed, and names both errors", async () => {
    const { app, handler, logged } = boltUnderTest();
    for (const error of [new RangeError("a"), new TypeError("b")]) {
      app.command("/sagemaker", async () => {
        throw error;
      });
    }
    expect((await handler(fromSlack(posts.slashCommand))).statusCode).toBe(500);
    expect(logged).toEqual(['error A listener failed "RangeError, TypeError"']);
  });
});
