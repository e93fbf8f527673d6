import type { Receiver } from "@slack/bolt";
import { describe, expect, it } from "vitest";
import * as posts from "./fixtures/requests.ts";
import { createLambdaReceiver } from "./receiver.ts";
import { fromSlack, NOW, receiverUnderTest, recordingLog, SECRET } from "./testing/harness.ts";
import { albEvent, functionUrlEvent, restApiEvent, signedHeaders } from "./testing/lambda-events.ts";

describe("the handler", () => {
  it("gives a signed command to Bolt and sends back what was acked", async () => {
    const { handler, deliveries } = receiverUnderTest({ listen: ({ ack }) => ack("On it") });
    const response = await handler(fromSlack(posts.slashCommand));
    expect(response).toEqual({
      statusCode: 200,
      headers: { "content-type": "text/plain; charset=utf-8" },
      body: "On it",
    });
    expect(deliveries[0]?.body).toMatchObject({ command: "/sagemaker", user_id: "U111" });
  });

  it.each([
    ["a REST API", restApiEvent],
    ["an ALB", albEvent],
    ["a Function URL", functionUrlEvent],
  ])("takes signed events from %s", async (_source, wrap) => {
    const { handler, deliveries } = receiverUnderTest();
    const response = await handler(wrap(signedHeaders(posts.appMention, SECRET, NOW), posts.appMention.body));
    expect(response.statusCode).toBe(200);
    expect(deliveries[0]?.body).toMatchObject({ event: { text: "<@U999> running ☃" } });
  });

  it("tells Bolt which delivery of an event this is", async () => {
    const { handler, deliveries } = receiverUnderTest();
    const headers = { "X-Slack-Retry-Num": "2", "X-Slack-Retry-Reason": "http_timeout" };
    await handler(fromSlack({ ...posts.appMention, headers }));
    await handler(fromSlack(posts.appMention));
    expect(deliveries[0]).toMatchObject({ retryNum: 2, retryReason: "http_timeout" });
    expect(deliveries[1]).not.toHaveProperty("retryNum");
  });

  it("answers Slack's URL verification when it is signed, and only then", async () => {
    const { handler, deliveries } = receiverUnderTest();
    const signed = await handler(fromSlack(posts.urlVerification));
    expect(JSON.parse(signed.body)).toEqual({ challenge: "3eZbrw1aBm2rZgRNFdxV2595E9CY" });
    const unsigned = functionUrlEvent({ "content-type": "application/json" }, posts.urlVerification.body);
    expect((await handler(unsigned)).statusCode).toBe(401);
    expect(deliveries).toEqual([]);
  });

  it.each([
    ["a signed form", fromSlack(posts.sslCheck)],
    ["an unsigned form", functionUrlEvent({ "content-type": posts.sslCheck.contentType }, posts.sslCheck.body)],
    ["a GET", { ...functionUrlEvent({}, "", "GET"), queryStringParameters: { ssl_check: "1", token: "t" } }],
  ])("answers an SSL check that comes as %s, and gives nothing to Bolt", async (_name, event) => {
    const { handler, deliveries } = receiverUnderTest();
    expect(await handler(event)).toMatchObject({ statusCode: 200, body: "" });
    expect(deliveries).toEqual([]);
  });

  it("has fewer than the three parameters that Node 24 on Lambda refuses", async () => {
    const { receiver, handler } = receiverUnderTest();
    expect(handler.length).toBeLessThan(3);
    expect(await receiver.start()).toBe(handler);
    await receiver.stop();
  });

  it("belongs to what Bolt calls a Receiver", () => {
    const { receiver } = receiverUnderTest();
    expect(receiver satisfies Receiver).toBe(receiver);
  });
});

describe("what the listeners did", () => {
  it("becomes JSON when an object was acked", async () => {
    const { handler } = receiverUnderTest({ listen: ({ ack }) => ack({ response_action: "clear" }) });
    const response = await handler(fromSlack(posts.viewSubmission));
    expect(response.headers?.["content-type"]).toBe("application/json");
    expect(JSON.parse(response.body)).toEqual({ response_action: "clear" });
  });

  it("becomes a clear 404 when nobody acked", async () => {
    const { handler, logged } = receiverUnderTest({ listen: async () => {} });
    expect(await handler(fromSlack(posts.blockAction))).toMatchObject({
      statusCode: 404,
      body: "No listener for this request",
    });
    expect(logged).toEqual(['warn No listener answered {"type":"block_actions"}']);
  });

  it("becomes 500 when a listener fails, and only the error's name is logged", async () => {
    const { handler, logged } = receiverUnderTest({
      listen: async () => {
        throw new RangeError("token xoxb-secret was refused");
      },
    });
    expect(await handler(fromSlack(posts.slashCommand))).toMatchObject({ statusCode: 500, body: "Internal error" });
    expect(logged).toEqual(['error A listener failed "RangeError"']);
  });

  it("becomes 500 when a listener fails after its ack, so that Slack delivers an event again", async () => {
    const { handler } = receiverUnderTest({
      listen: async ({ ack }) => {
        await ack();
        throw new Error("worker could not be invoked");
      },
    });
    expect((await handler(fromSlack(posts.appMention))).statusCode).toBe(500);
  });

  it("becomes 500 when two listeners answered", async () => {
    const { handler, logged } = receiverUnderTest({
      listen: async ({ ack }) => {
        await ack("one");
        await ack("two");
      },
    });
    expect((await handler(fromSlack(posts.slashCommand))).statusCode).toBe(500);
    expect(logged).toEqual(['error A listener failed "AckedTwiceError"']);
  });

  it("is reported when it took longer than Slack waits", async () => {
    const test = receiverUnderTest({
      listen: async ({ ack }) => {
        test.pass(3001);
        await ack();
      },
    });
    expect((await test.handler(fromSlack(posts.slashCommand))).statusCode).toBe(200);
    expect(test.logged).toEqual(['warn Answered later than Slack waits {"ms":3001}']);
  });

  it("is 500 when no App was made with the receiver", async () => {
    const logged: string[] = [];
    const log = recordingLog(logged);
    const { handler } = createLambdaReceiver({ secrets: async () => [SECRET], now: () => NOW, log });
    expect((await handler(fromSlack(posts.slashCommand))).statusCode).toBe(500);
    expect(logged).toEqual(['error Request could not be handled "NoAppError"']);
  });
});

describe("the signing secrets", () => {
  it("are fetched again when the secret was regenerated, and the request succeeds", async () => {
    const kept = [["old"], ["old", "new"]];
    const { handler } = receiverUnderTest({ secrets: async () => kept.shift() ?? [] });
    expect((await handler(fromSlack(posts.slashCommand, "old"))).statusCode).toBe(200);
    expect((await handler(fromSlack(posts.slashCommand, "new"))).statusCode).toBe(200);
  });

  it("are fetched at most once a minute, however many forged requests come", async () => {
    let fetched = 0;
    const test = receiverUnderTest({
      secrets: async () => {
        fetched += 1;
        return [SECRET];
      },
    });
    for (let i = 0; i < 5; i += 1) await test.handler(fromSlack(posts.slashCommand, "forged"));
    expect(fetched).toBe(2);
    test.pass(60_000);
    await test.handler(fromSlack(posts.slashCommand, "forged", NOW + 60_000));
    expect(fetched).toBe(3);
  });

  it("are not fetched for a request that is refused without them", async () => {
    const secrets = async () => expect.unreachable();
    const { handler } = receiverUnderTest({ secrets });
    expect((await handler(functionUrlEvent({}, "a=1"))).statusCode).toBe(401);
  });

  it("leave a 500 when they cannot be fetched, and the next request succeeds", async () => {
    let fails = true;
    const { handler, logged } = receiverUnderTest({
      secrets: async () => {
        if (fails) throw new TypeError("throttled");
        return [SECRET];
      },
    });
    expect((await handler(fromSlack(posts.slashCommand))).statusCode).toBe(500);
    expect(logged).toEqual(['error Request could not be handled "TypeError"']);
    fails = false;
    expect((await handler(fromSlack(posts.slashCommand))).statusCode).toBe(200);
  });

  it("still refuse a forged request when they cannot be fetched again", async () => {
    const answers = [async () => [SECRET], async () => Promise.reject(new TypeError("throttled"))];
    const { handler, logged } = receiverUnderTest({ secrets: async () => (await answers.shift()?.()) ?? [] });
    expect((await handler(fromSlack(posts.slashCommand, "forged"))).statusCode).toBe(401);
    expect(logged[0]).toBe('error Signing secrets could not be fetched again "TypeError"');
  });
});
