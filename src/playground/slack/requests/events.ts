import type { JsonObject } from "../json.ts";
import type { Message } from "../workspace/model.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { json } from "./common.ts";
import { richText } from "./rich-text.ts";
import type { Ack, Sender } from "./send.ts";

/** The envelope of the Events API around an event. */
export function eventCallback(workspace: Workspace, token: string, event: JsonObject): JsonObject {
  const { cast, mint } = workspace;
  return {
    token,
    team_id: cast.team.id,
    context_team_id: cast.team.id,
    context_enterprise_id: null,
    api_app_id: cast.bot.appId,
    event,
    type: "event_callback",
    event_id: mint.id("Ev"),
    event_time: Math.floor(workspace.realNow() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: cast.team.id,
        user_id: cast.bot.userId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: mint.secret(),
  };
}

/** Someone mentioned the bot. */
export function appMention(workspace: Workspace, message: Message): JsonObject {
  return {
    type: "app_mention",
    client_msg_id: workspace.mint.uuid(),
    user: message.user,
    text: message.text,
    ts: message.ts,
    team: workspace.cast.team.id,
    blocks: [richText(message.text, workspace.mint.id("").slice(-5))],
    channel: message.channel,
    event_ts: message.ts,
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
  };
}

/** Someone opened the app's Home tab. */
export function appHomeOpened(workspace: Workspace, user: string, view: JsonObject | undefined): JsonObject {
  return {
    type: "app_home_opened",
    user,
    // The person's direct messages with the app.
    channel: user.replace(/^U/, "D"),
    tab: "home",
    event_ts: workspace.mint.ts(),
    ...(view === undefined ? {} : { view }),
  };
}

// "nearly immediately, then after 1 minute, then after 5 minutes": https://docs.slack.dev/apis/events-api/#retries
const RETRY_AFTER_MS = [0, 60_000, 300_000];

/**
 * Delivers an event. Resolves with the first attempt's Ack; when that was no ack, `retries` settles after Slack's three further
 * attempts, the first ack, an answer with `x-slack-no-retry: 1`, or a `wait` that says false.
 */
export async function deliver(
  send: Sender,
  payload: JsonObject,
  wait: (ms: number) => Promise<boolean>,
): Promise<{ readonly first: Ack; readonly retries: Promise<void> }> {
  const first = await send(json(payload));
  return { first, retries: retry(first) };

  async function retry(failed: Ack): Promise<void> {
    let last = failed;
    for (const [attempt, ms] of RETRY_AFTER_MS.entries()) {
      const reason = retryReason(last);
      if (reason === undefined || !(await wait(ms))) return;
      const headers = { "x-slack-retry-num": String(attempt + 1), "x-slack-retry-reason": reason };
      last = await send({ ...json(payload), headers });
    }
  }
}

function retryReason(ack: Ack): string | undefined {
  switch (ack.kind) {
    case "acked":
    case "no-request-url":
      return undefined;
    case "refused":
      return ack.answer.headers["x-slack-no-retry"] === "1" ? undefined : "http_error";
    case "too-late":
      return "http_timeout";
    case "unreachable":
      return "connection_failed";
  }
}
