import * as z from "zod/mini";
import { type FoundMessage, type SlackPort, SlackProblem } from "./port.ts";
import { type Call, type Connection, createCaller } from "./web-api/caller.ts";
import { type MethodName, methods } from "./web-api/methods.ts";
import { createResponder } from "./web-api/response-url.ts";

const posted = z.looseObject({ channel: z.string(), ts: z.string() });
const groups = z.looseObject({
  usergroups: z.array(
    z.looseObject({ id: z.string(), handle: z.string(), users: z._default(z.array(z.string()), []) }),
  ),
});
const history = z.looseObject({
  messages: z.array(
    z.looseObject({
      ts: z.string(),
      thread_ts: z.optional(z.string()),
      metadata: z.optional(z.looseObject({ event_payload: z.optional(z.record(z.string(), z.unknown())) })),
    }),
  ),
});

const identity = z.looseObject({ url: z.url() });

/** How Slack writes a message's address (docs.slack.dev/reference/methods/chat.getPermalink); one call for all of them. */
function messageUrl(workspace: string, channel: string, ts: string, threadTs: string | undefined): string {
  const url = new URL(`archives/${channel}/p${ts.replace(".", "")}`, workspace);
  if (threadTs !== undefined && threadTs !== ts) url.search = `thread_ts=${threadTs}&cid=${channel}`;
  return url.href;
}

/** Errors that mean "I cannot read this channel", which is no reason to fail: the message is then not found. */
const unreadable = new Set(["channel_not_found", "missing_scope", "not_in_channel", "thread_not_found"]);

/** No previews under a message: links to the console lead to a login page. */
const noUnfurl = { unfurl_links: false, unfurl_media: false };

/**
 * Slack's Web API behind the port. Every promise rejects with a SlackProblem and nothing else. Nothing is retried, but a call
 * that Slack refused for its token, which is made once more when the token's source has a new one.
 */
export const slackPort = (connection: Connection): SlackPort =>
  slackPortOver(createCaller(connection), createResponder(connection));

/** The port over any way to call a method and to answer a response_url; `npm run preview` records the calls. */
export function slackPortOver(call: Call, respond: SlackPort["respond"]): SlackPort {
  /** The address of the workspace, asked for once. */
  let workspace: Promise<string> | undefined;
  /** The messages of a channel or a thread with the cards that they are; none where the bot may not read them. */
  const readIn = async (
    method: "conversations.history" | "conversations.replies",
    args: Readonly<Record<string, unknown>>,
  ): Promise<readonly (FoundMessage & { readonly card: unknown })[]> => {
    try {
      const { messages } = read(method, history, await call(method, { ...args, include_all_metadata: true }));
      return messages.map(({ ts, thread_ts, metadata }) => ({
        ts,
        // A message with replies names itself as its thread.
        threadTs: thread_ts === ts ? undefined : thread_ts,
        card: metadata?.event_payload?.["card"],
      }));
    } catch (error) {
      if (error instanceof SlackProblem && unreadable.has(error.error)) return [];
      throw error;
    }
  };
  return {
    async post({ channel, text, blocks, threadTs, broadcast, metadata }) {
      const args = { channel, text, blocks, thread_ts: threadTs, reply_broadcast: broadcast, metadata, ...noUnfurl };
      const { channel: id, ts } = read("chat.postMessage", posted, await call("chat.postMessage", args));
      return { channel: id, ts };
    },

    async update({ channel, ts, text, blocks }) {
      await call("chat.update", { channel, ts, text, blocks });
    },

    async ephemeral({ channel, user, threadTs, text, blocks }) {
      await call("chat.postEphemeral", { channel, user, thread_ts: threadTs, text, blocks, ...noUnfurl });
    },

    respond,

    async openView(triggerId, view) {
      await call("views.open", { trigger_id: triggerId, view });
    },

    async publishHome(user, view) {
      await call("views.publish", { user_id: user, view });
    },

    async permalink(channel, ts, threadTs) {
      workspace ??= call("auth.test", {}).then((answer) => read("auth.test", identity, answer).url);
      try {
        return messageUrl(await workspace, channel, ts, threadTs);
      } catch {
        // An answer does without the link; the next one asks again.
        workspace = undefined;
        return undefined;
      }
    },

    async userGroups() {
      const answer = read("usergroups.list", groups, await call("usergroups.list", { include_users: true }));
      return answer.usergroups.map(({ id, handle, users }) => ({ id, handle, users }));
    },

    async cardAt(channel, ts) {
      // `replies` finds the message itself as well, be it the first of a thread or one within.
      const [message] = await readIn("conversations.replies", { channel, ts, limit: 1 });
      return typeof message?.card === "string" ? message.card : undefined;
    },

    async findPosted(channel, cardKey, threadTs) {
      const named = async (messages: ReturnType<typeof readIn>) => {
        const found = (await messages).find(({ card }) => card === cardKey);
        return found && { ts: found.ts, threadTs: found.threadTs };
      };
      // What is in a thread alone is not in the channel's history.
      const found =
        threadTs === undefined
          ? undefined
          : await named(readIn("conversations.replies", { channel, limit: 200, ts: threadTs }));
      return found ?? named(readIn("conversations.history", { channel, limit: 100 }));
    },
  };
}

/** Slack's answer in the shape that is needed of it; another shape means that nobody knows what happened. */
function read<S extends z.ZodMiniType>(method: MethodName, schema: S, answer: unknown): z.output<S> {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  const kind = methods[method].repeatable ? "later" : "ambiguous";
  throw new SlackProblem(kind, method, "unreadable_answer", { cause: parsed.error });
}
