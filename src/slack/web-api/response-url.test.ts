import { describe, expect, it, test } from "vitest";
import { SlackProblem } from "../port.ts";
import { createResponder, isResponseUrl } from "./response-url.ts";

const url = "https://hooks.slack.com/actions/T111/111/random";

/** What becomes of an answer when Slack's side says this: the problem, or undefined; and what was sent. */
async function answering(response: () => Promise<Response>, to = url) {
  const sent: { url: string; body: unknown; redirect: string | undefined }[] = [];
  const respond = createResponder({
    fetch: async (where, init) => {
      sent.push({ url: String(where), body: JSON.parse(String(init?.body)), redirect: init?.redirect });
      return response();
    },
  });
  const problem = await respond(to, { text: "Stopped." }).catch((error: unknown) => error);
  if (problem !== undefined && !(problem instanceof SlackProblem)) throw problem;
  return { problem, sent };
}

const saying = (status: number, body: string, headers = {}) =>
  answering(async () => new Response(body, { status, headers }));

describe("an answer to a response_url", () => {
  it("is for the person alone and leaves the card where it is", async () => {
    const { problem, sent } = await saying(200, "ok");
    expect(problem).toBeUndefined();
    expect(sent).toEqual([
      { url, body: { response_type: "ephemeral", replace_original: false, text: "Stopped." }, redirect: "error" },
    ]);
  });

  it("may be for everybody, in the thread where it was asked, or take back what the person alone saw", async () => {
    const sent: unknown[] = [];
    const respond = createResponder({
      fetch: async (_where, init) => {
        sent.push(JSON.parse(String(init?.body)));
        return new Response("ok");
      },
    });
    await respond(url, { text: "3 jobs.", inChannel: true, threadTs: "1.2" });
    await respond(url, { deleteOriginal: true });
    expect(sent).toEqual([
      { response_type: "in_channel", replace_original: false, thread_ts: "1.2", text: "3 jobs." },
      { delete_original: true },
    ]);
  });

  test.each([
    [404, '{"ok":false,"error":"used_url"}', "gone", "used_url"],
    [404, "expired_url", "gone", "expired_url"],
    [404, "<html>", "gone", "http_404"],
    [400, '{"ok":false,"error":"invalid_blocks"}', "payload", "invalid_blocks"],
    [200, '{"ok":false,"error":"no_text"}', "payload", "no_text"],
    [403, "{}", "configuration", "http_403"],
    [503, "", "ambiguous", "http_503"],
  ])("that is refused with %s %s is %s", async (status, body, kind, error) => {
    expect((await saying(status, body)).problem).toMatchObject({ kind, error, method: "response_url" });
  });

  it("waits as long as Slack says", async () => {
    const { problem } = await saying(429, "", { "retry-after": "7" });
    expect(problem).toMatchObject({ kind: "later", retryAfterSeconds: 7 });
    expect((await saying(429, "")).problem).toMatchObject({ kind: "later", retryAfterSeconds: undefined });
  });

  it("that is lost on the way may have come through", async () => {
    const lost = async () => Promise.reject(new DOMException("too late", "TimeoutError"));
    expect((await answering(lost)).problem).toMatchObject({ kind: "ambiguous", error: "timeout" });
  });

  it("never goes anywhere but to Slack", async () => {
    const { problem, sent } = await answering(
      async () => new Response("ok"),
      "http://169.254.169.254/latest/meta-data",
    );
    expect(sent).toEqual([]);
    expect(problem?.message).toBe(
      "Slack refused response_url: foreign_url (only Slack's own response_urls are answered; SLACK_API_URL names another Slack)",
    );
  });
});

const slack = "https://slack.com/api/";

test.each([
  [url, slack, true],
  ["https://hooks.slack-gov.com/actions/T111", "https://slack-gov.com/api/", true],
  ["https://hooks.slack-gov.com/actions/T111", slack, false],
  ["http://hooks.slack.com/actions/T111", slack, false],
  ["https://slack.com/actions/T111", slack, false],
  ["https://hooks.slack.com.example.com/actions", slack, false],
  ["https://hooks.slack.com@example.com/actions", slack, false],
  ["https://hooks.slack.com:444/actions", slack, false],
  ["http://127.0.0.1:4000/actions/T111", slack, false],
  ["no url", slack, false],
  ["http://127.0.0.1:4000/actions/T111", "http://localhost:3999/api/", true],
  ["https://slack.test/actions/T111", "https://slack.test/api/", true],
  ["https://evil.test/actions/T111", "https://slack.test/api/", false],
  ["file://slack.test/etc/passwd", "https://slack.test/api/", false],
  [url, "nonsense", false],
])("%s beside the API at %s is a response_url: %s", (text, apiUrl, expected) => {
  expect(isResponseUrl(text, apiUrl)).toBe(expected);
});
