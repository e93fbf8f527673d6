import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseBody } from "./body.ts";
import * as posts from "./fixtures/requests.ts";

function parse(body: string | Buffer, contentType = "application/x-www-form-urlencoded") {
  return parseBody(new Map([["content-type", contentType]]), Buffer.from(body));
}

function slackBody({ body, contentType }: posts.SlackPost) {
  const parsed = parse(body, contentType);
  if (parsed.kind !== "slack") throw new Error(`expected Slack's body, got ${parsed.kind}`);
  return parsed.body;
}

describe("parseBody", () => {
  it("reads a slash command's fields with every escape undone", () => {
    expect(slackBody(posts.slashCommand)).toMatchObject({
      command: "/sagemaker",
      text: "list training status:failed name:a+b&c ☃",
      is_enterprise_install: "false",
    });
  });

  it("reads the payload of an interaction and the JSON of an event", () => {
    expect(slackBody(posts.blockAction)).toMatchObject({ type: "block_actions", actions: [{ action_id: "stop" }] });
    expect(slackBody(posts.viewSubmission)).toMatchObject({ type: "view_submission", view: { callback_id: "reject" } });
    expect(slackBody(posts.appMention)).toMatchObject({ type: "event_callback", event: { text: "<@U999> running ☃" } });
  });

  it("recognises Slack's two questions about the URL", () => {
    expect(parse(posts.urlVerification.body, "application/json")).toEqual({
      kind: "url_verification",
      challenge: "3eZbrw1aBm2rZgRNFdxV2595E9CY",
    });
    expect(parse(posts.sslCheck.body)).toEqual({ kind: "ssl_check" });
  });

  it("takes ssl_check only with the value 1", () => {
    expect(parse("ssl_check=0&token=t").kind).toBe("slack");
  });

  it.each(["application/json; charset=utf-8", "Application/JSON", " application/json ;charset=UTF-8"])(
    "ignores case and parameters of the media type: %s",
    (contentType) => {
      expect(parse("{}", contentType)).toEqual({ kind: "slack", body: {} });
    },
  );

  it.each([
    ["a media type that Slack does not send", "a=1", "text/plain", "media-type"],
    ["two media types at once", "a=1", "application/json, text/plain", "media-type"],
    ["bytes that are not UTF-8", Buffer.from([0x7b, 0xff, 0x7d]), "application/json", "bad-encoding"],
    ["escapes that are not UTF-8", "text=%ff", undefined, "bad-encoding"],
    ["a broken escape", "text=100%", undefined, "bad-encoding"],
    ["a field that comes twice", "text=stop&text=list", undefined, "repeated-field"],
    ["a name that comes twice in two spellings", "text=stop&te%78t=list", undefined, "repeated-field"],
    ["JSON that was cut", '{"type":"event_call', "application/json", "not-json"],
    ["a payload that was cut", "payload=%7B%22type%22", undefined, "not-json"],
    ["an empty JSON body", "", "application/json", "not-json"],
    ["JSON that is a list", "[]", "application/json", "not-an-object"],
    ["a payload that is null", "payload=null", undefined, "not-an-object"],
  ])("refuses %s", (_name, body, contentType, why) => {
    expect(parse(body, contentType)).toEqual({ kind: "unreadable", why });
  });

  it("refuses a body without a media type", () => {
    expect(parseBody(new Map(), Buffer.from("{}"))).toEqual({ kind: "unreadable", why: "media-type" });
  });

  it("does not let a field named __proto__ change what the body inherits", () => {
    const { body } = parse("__proto__=x&text=y") as { body: object };
    expect(Object.getPrototypeOf(body)).toBe(Object.prototype);
    expect(body).toMatchObject({ text: "y" });
  });

  it("reads back every form that URLSearchParams writes", () => {
    const field = fc.string({ unit: "grapheme" });
    fc.assert(
      fc.property(fc.dictionary(field, field), (fields) => {
        const name = (key: string) => `f${key}`;
        const expected = Object.fromEntries(Object.entries(fields).map(([key, value]) => [name(key), value]));
        expect(parse(new URLSearchParams(expected).toString())).toEqual({ kind: "slack", body: expected });
      }),
    );
  });

  it("never throws, whatever the bytes are", () => {
    const contentType = fc.constantFrom("application/json", "application/x-www-form-urlencoded");
    fc.assert(fc.property(fc.uint8Array(), contentType, (bytes, type) => void parse(Buffer.from(bytes), type)));
  });
});
