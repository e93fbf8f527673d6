import type { Check } from "./content/check.ts";
import { readContent } from "./content/content.ts";
import { isObject, type JsonObject, parseJson, stringIn } from "./json.ts";
import { Refusal } from "./refusal.ts";
import { findVisible } from "./workspace/lookup.ts";
import type { Message, ResponseUrl } from "./workspace/model.ts";
import { post, remove, rewrite } from "./workspace/post.ts";
import type { Workspace } from "./workspace/workspace.ts";

// "up to 5 times within 30 minutes": https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
const MAX_USES = 5;
const LIFETIME_MS = 30 * 60_000;

/** What the app is told about its POST to a response_url. */
interface ResponseUrlAnswer {
  readonly status: number;
  /** `ok` in words when all went well, else `{ ok: false, error }`. */
  readonly error?: string;
}

/** Hands out a response_url's path: under /actions for a clicked message, under /commands for a slash command. */
export function issueResponseUrl(workspace: Workspace, user: string, channel: string, source?: Message): string {
  const { team } = workspace.cast;
  const number = workspace.mint.id("").replace(/\D/g, "1");
  const path = `/${source === undefined ? "commands" : "actions"}/${team.id}/${number}/${workspace.mint.secret()}`;
  workspace.apply({
    what: "response-url",
    responseUrl: {
      path,
      user,
      channel,
      issuedAt: workspace.realNow(),
      uses: 0,
      source: source && { ts: source.ts, threadTs: source.threadTs },
    },
  });
  return path;
}

/** Does what the app posted to a response_url: a new message (ephemeral unless told otherwise), a replacement or a removal. */
export function answerResponseUrl(workspace: Workspace, check: Check, path: string, body: string): ResponseUrlAnswer {
  const responseUrl = workspace.state().responseUrls.get(path);
  if (responseUrl === undefined) return { status: 404, error: "expired_url" };
  if (responseUrl.uses >= MAX_USES) return { status: 404, error: "used_url" };
  if (workspace.realNow() - responseUrl.issuedAt > LIFETIME_MS) return { status: 404, error: "expired_url" };
  const payload = readPayload(body);
  if (payload === undefined) return { status: 400, error: "invalid_payload" };
  try {
    respond(workspace, check, responseUrl, payload);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { status: 400, error: error.code };
  }
  workspace.apply({ what: "response-url", responseUrl: { ...responseUrl, uses: responseUrl.uses + 1 } });
  return { status: 200 };
}

function respond(workspace: Workspace, check: Check, responseUrl: ResponseUrl, payload: JsonObject): void {
  const { user, channel, source } = responseUrl;
  const original = source && findVisible(workspace.state(), user, channel, source.ts);
  if (source !== undefined && isOn(payload["delete_original"])) {
    if (original !== undefined) remove(workspace, original);
    return;
  }
  const content = readContent(payload, { check, mint: workspace.mint });
  if (source !== undefined && isOn(payload["replace_original"])) {
    if (original !== undefined) rewrite(workspace, original, content);
    return;
  }
  const threadTs = stringIn(payload, "thread_ts");
  const onlyFor = payload["response_type"] === "in_channel" ? undefined : user;
  post(workspace, { channel, user: workspace.cast.bot.userId, threadTs, onlyFor }, content);
}

function readPayload(body: string): JsonObject | undefined {
  const inForm = body.startsWith("payload=") ? new URLSearchParams(body).get("payload") : null;
  const payload = parseJson(inForm ?? body);
  return isObject(payload) ? payload : undefined;
}

// Slack's documentation writes these as the text "true" too.
function isOn(value: unknown): boolean {
  return value === true || value === "true";
}
