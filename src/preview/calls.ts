import type { Call } from "../slack/web-api/caller.ts";

/** One call that the bot would make, as `npm run preview` prints it. */
export interface PreviewedCall {
  readonly method: string;
  readonly channel: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** A Slack that takes everything: records each call and answers a post with a ts of its own. */
export function recordingSlack(record: (call: PreviewedCall) => void): Call {
  let posts = 0;
  return async (method, args) => {
    const payload: Readonly<Record<string, unknown>> = JSON.parse(JSON.stringify(args));
    const channel = String(payload["channel"] ?? "");
    if (method === "conversations.history" || method === "conversations.replies") return { ok: true, messages: [] };
    if (method === "usergroups.list") return { ok: true, usergroups: [] };
    record({ method, channel, payload });
    posts += 1;
    return { ok: true, channel, ts: `1700000000.${String(posts).padStart(6, "0")}` };
  };
}
