import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { appMention, slashCommand } from "./fixtures/requests.ts";
import { MAX_BODY_BYTES } from "./receiver.ts";
import { sign } from "./signature.ts";
import { fromSlack, NOW, receiverUnderTest, SECRET } from "./testing/harness.ts";
import { functionUrlEvent, signedHeaders } from "./testing/lambda-events.ts";

const signed = signedHeaders(slashCommand, SECRET, NOW);
const { body } = slashCommand;
const minutes = 60_000;

/** Any bytes, signed as Slack would: only the parser stands between them and the listeners. */
function signedBytes(bytes: Buffer, contentType: string) {
  const timestamp = String(Math.floor(NOW / 1000));
  const headers = {
    "content-type": contentType,
    "x-slack-request-timestamp": timestamp,
    "x-slack-signature": sign(SECRET, timestamp, bytes),
  };
  return functionUrlEvent(headers, bytes);
}

const form = "application/x-www-form-urlencoded";
const json = "application/json";
const refused: readonly (readonly [string, number, unknown])[] = [
  ["an unsigned command", 401, functionUrlEvent({ "content-type": form }, body)],
  ["a command signed with another secret", 401, fromSlack(slashCommand, "another")],
  ["a command that is 6 minutes old", 401, fromSlack(slashCommand, SECRET, NOW - 6 * minutes)],
  ["a command from 6 minutes ahead", 401, fromSlack(slashCommand, SECRET, NOW + 6 * minutes)],
  ["a command whose body was cut", 401, functionUrlEvent(signed, body.slice(0, -10))],
  ["a command with one more field", 401, functionUrlEvent(signed, `${body}&user_id=U999`)],
  ["a command without a body", 401, { ...functionUrlEvent(signed, ""), body: undefined, isBase64Encoded: false }],
  ["unsigned bytes that are not UTF-8", 401, functionUrlEvent({ "content-type": json }, Buffer.from([0xff, 0xfe]))],
  ["an unsigned form with ssl_check=0", 401, functionUrlEvent({ "content-type": form }, "ssl_check=0")],
  [
    "a long unsigned form with ssl_check=1",
    401,
    functionUrlEvent({ "content-type": form }, `ssl_check=1&a=${body}${body}`),
  ],
  ["a badly signed SSL check", 401, functionUrlEvent({ ...signed }, "ssl_check=1")],
  ["1 MB, unsigned", 413, functionUrlEvent({ "content-type": form }, Buffer.alloc(1_000_000, "a"))],
  ["1 MB, signed", 413, signedBytes(Buffer.alloc(1_000_000, "a"), form)],
  ["one byte more than is allowed, signed", 413, signedBytes(Buffer.alloc(MAX_BODY_BYTES + 1, "a"), form)],
  ["signed bytes that are not UTF-8", 400, signedBytes(Buffer.from([0x7b, 0xff, 0x7d]), json)],
  ["signed JSON that was cut", 400, fromSlack({ ...appMention, body: appMention.body.slice(0, -5) })],
  ["a signed payload that is no JSON", 400, fromSlack({ body: "payload=%7Bnope" })],
  ["a signed empty body of JSON", 400, fromSlack({ body: "", contentType: json })],
  ["signed plain text", 415, fromSlack({ body: "hello", contentType: "text/plain" })],
  ["a signed multipart form", 415, fromSlack({ body: "--x--", contentType: "multipart/form-data; boundary=x" })],
  ["a GET without a body", 405, { ...functionUrlEvent({}, "", "GET"), body: undefined }],
  ["a GET with ssl_check=2", 405, { ...functionUrlEvent({}, "", "GET"), queryStringParameters: { ssl_check: "2" } }],
  ["a signed PUT", 405, functionUrlEvent(signed, body, "PUT")],
  ["a warmer", 400, { headers: {} }],
  [
    "an EventBridge event",
    400,
    { version: "0", source: "aws.sagemaker", "detail-type": "x", detail: {}, resources: [] },
  ],
  ["nothing at all", 400, undefined],
  ["null", 400, null],
];

describe("bad input", () => {
  it.each(refused)("%s is answered with %i and reaches no listener", async (_name, statusCode, event) => {
    const { handler, deliveries, logged } = receiverUnderTest();
    const response = await handler(event);

    expect(response.statusCode).toBe(statusCode);
    expect(response.body.length).toBeLessThan(60);
    expect(deliveries).toEqual([]);
    expect(logged).toHaveLength(1);
    for (const secret of [SECRET, signed["x-slack-signature"], "legacy-fixed-value", "U111", "random"]) {
      expect(logged.join()).not.toContain(secret);
      expect(response.body).not.toContain(secret);
    }
  });

  it("of any bytes gets 4xx without a signature", async () => {
    const { handler, deliveries } = receiverUnderTest();
    const contentType = fc.constantFrom(form, json, "text/plain", "");
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), contentType, async (bytes, type) => {
        const { statusCode } = await handler(functionUrlEvent({ "content-type": type }, Buffer.from(bytes)));
        expect(statusCode).toBe(401);
      }),
    );
    expect(deliveries).toEqual([]);
  });

  it("of any signed bytes is either refused with 4xx or reaches Bolt as an object", async () => {
    const text = fc.oneof(fc.json(), fc.webQueryParameters(), fc.string({ unit: "binary" }));
    await fc.assert(
      fc.asyncProperty(text, fc.constantFrom(form, json), async (content, type) => {
        const { handler, deliveries } = receiverUnderTest();
        const { statusCode } = await handler(signedBytes(Buffer.from(content), type));
        expect([200, 400]).toContain(statusCode);
        for (const delivery of deliveries) expect(delivery.body).toBeTypeOf("object");
      }),
    );
  });

  it("of any event gets an answer", async () => {
    const { handler, deliveries } = receiverUnderTest();
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (event) => {
        expect((await handler(event)).statusCode).toBe(400);
      }),
    );
    expect(deliveries).toEqual([]);
  });
});
