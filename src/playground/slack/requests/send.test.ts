import { describe, expect, it } from "vitest";
import { setStage } from "../testing/stage.ts";
import { createSender } from "./send.ts";
import { signature } from "./sign.ts";

describe("signature", () => {
  it("is Slack's own for Slack's own example", () => {
    // https://docs.slack.dev/authentication/verifying-requests-from-slack
    const body =
      "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar" +
      "&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com" +
      "%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d" +
      "10d2c447fce8b6703c";
    expect(signature("8f742231b10e8888abcd99yyyzzz85a5", "1531420618", body)).toBe(
      "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
    );
  });
});

describe("a sender", () => {
  it("signs with the time at which the request leaves", async () => {
    const seen: unknown[] = [];
    const send = createSender({
      signingSecret: "secret",
      requestUrl: () => "http://app.test/",
      realNow: () => 1_531_420_618_999,
      ackDeadline: () => new AbortController().signal,
      transport: async (request) => {
        seen.push(request);
        return { status: 200, headers: {}, body: "" };
      },
    });
    expect(
      await send({ contentType: "application/json", body: "{}", headers: { "x-slack-retry-num": "1" } }),
    ).toMatchObject({
      kind: "acked",
    });
    expect(seen).toMatchObject([
      {
        headers: {
          "content-type": "application/json",
          "x-slack-request-timestamp": "1531420618",
          "x-slack-signature": signature("secret", "1531420618", "{}"),
          "x-slack-retry-num": "1",
        },
      },
    ]);
  });
});

describe("the request URL", () => {
  it("is verified when the app gives the challenge back, as JSON or as text", async () => {
    const { slack, app } = await setStage();
    app.onRequest(({ body }) => ({ body: { challenge: body["challenge"] } }));
    expect(await slack.verifyRequestUrl()).toEqual({ ok: true });
    expect(app.last().body).toMatchObject({ type: "url_verification", token: expect.any(String) });
    app.onRequest(({ body }) => ({ body: String(body["challenge"]) }));
    expect(await slack.verifyRequestUrl()).toEqual({ ok: true });
  });

  it("is refused when it answers anything else", async () => {
    const { slack, app } = await setStage();
    app.onRequest(() => ({ body: "hello" }));
    const refused = { ok: false, problem: "Your URL didn't respond with the value of the challenge parameter." };
    expect(await slack.verifyRequestUrl()).toEqual(refused);
    app.onRequest(() => ({ status: 500 }));
    expect(await slack.verifyRequestUrl()).toEqual(refused);
  });
});
