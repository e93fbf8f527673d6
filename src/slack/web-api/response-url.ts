import * as z from "zod/mini";
import { type ResponseArguments, type SlackPort, SlackProblem, type SlackProblemKind } from "../port.ts";
import { type Connection, defaultTimeoutMs } from "./caller.ts";
import { codeOfLostCall, kindOfLostCall, kindOfStatus } from "./problem.ts";
import { isCode, kindOfCode } from "./problem-kinds.ts";

const defaultApi = "https://slack.com/api/";
/** The hosts of Slack itself, whose response_urls are all on `hooks.` in front of them. */
const slackHosts = new Set(["slack.com", "slack-gov.com"]);
const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);
const refused = z.object({ ok: z.literal(false), error: z.string() });

/**
 * Answers through response_urls. Only Slack's own are used: those on `https://hooks.slack.com`, or on the host of `apiUrl` when
 * that is a stand-in for Slack; so nothing that reaches the bot can make it call a stranger.
 */
export function createResponder({
  apiUrl = defaultApi,
  fetch = globalThis.fetch,
  timeoutMs = defaultTimeoutMs,
}: Omit<Connection, "token">): SlackPort["respond"] {
  return async (url, response) => {
    if (!isResponseUrl(url, apiUrl))
      throw new SlackProblem("configuration", "response_url", "foreign_url", { details });
    const answer = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8" },
      body: JSON.stringify(payloadOf(response)),
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMs),
    }).catch((cause: unknown) => {
      throw problem(kindOfLostCall(cause), codeOfLostCall(cause), { cause });
    });
    if (answer.status === 429) {
      const seconds = Number(answer.headers.get("retry-after"));
      throw problem("later", "ratelimited", { retryAfterSeconds: seconds > 0 ? seconds : undefined });
    }
    const error = errorIn(await answer.text());
    if (error !== undefined) throw problem(kindOfCode(error), error);
    if (!answer.ok) throw problem(goneOr(answer.status), `http_${answer.status}`);
  };
}

function payloadOf(response: ResponseArguments): Readonly<Record<string, unknown>> {
  if ("deleteOriginal" in response) return { delete_original: true };
  const { inChannel, threadTs, ...message } = response;
  // Without replace_original: false, an answer to a click may take the place of the card.
  return {
    response_type: inChannel ? "in_channel" : "ephemeral",
    replace_original: false,
    thread_ts: threadTs,
    ...message,
  };
}

const details = ["only Slack's own response_urls are answered; SLACK_API_URL names another Slack"];

const problem = (kind: SlackProblemKind, error: string, more?: ConstructorParameters<typeof SlackProblem>[3]) =>
  new SlackProblem(kind, "response_url", error, more);

/** Whether this is an address that the Slack at `apiUrl` gives out for answers. */
export function isResponseUrl(text: string, apiUrl: string): boolean {
  if (!URL.canParse(text) || !URL.canParse(apiUrl)) return false;
  const [url, api] = [new URL(text), new URL(apiUrl)];
  if (slackHosts.has(api.hostname)) return url.origin === `https://hooks.${api.hostname}`;
  return /^https?:$/.test(url.protocol) && hostOf(url) === hostOf(api);
}

/** Stand-ins for Slack may hand out 127.0.0.1 where they are called localhost, and serve answers on another port. */
const hostOf = ({ hostname }: URL): string => (loopback.has(hostname) ? "loopback" : hostname);

/** 404 is what an expired or used-up response_url answers: five answers within 30 minutes. */
const goneOr = (status: number): SlackProblemKind => (status === 404 ? "gone" : kindOfStatus(status));

/** The error code in an answer: JSON with `ok: false`, or, from older endpoints, the bare code. Anything else is none. */
function errorIn(body: string): string | undefined {
  const text = body.trim();
  if (text !== "ok" && text !== "" && isCode(text)) return text;
  try {
    const parsed = refused.safeParse(JSON.parse(text));
    return parsed.success && isCode(parsed.data.error) ? parsed.data.error : undefined;
  } catch {
    return undefined;
  }
}
