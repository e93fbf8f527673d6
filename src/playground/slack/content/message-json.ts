import type { JsonObject } from "../json.ts";
import { repliesTo } from "../workspace/lookup.ts";
import type { Cast, Message } from "../workspace/model.ts";
import type { State } from "../workspace/state.ts";

/** A message as the Web API and interaction payloads show it, with its thread's counts. */
export function messageJson(message: Message, cast: Cast, state: State): JsonObject {
  const byBot = message.user === cast.bot.userId;
  return {
    type: "message",
    ...(message.broadcast ? { subtype: "thread_broadcast" } : {}),
    ...(message.tombstone ? { subtype: "tombstone", hidden: true } : {}),
    user: message.user,
    ts: message.ts,
    ...(byBot ? { bot_id: cast.bot.botId, app_id: cast.bot.appId, bot_profile: botProfile(cast) } : {}),
    text: message.text,
    team: cast.team.id,
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.attachments.length > 0 ? { attachments: message.attachments } : {}),
    ...(message.metadata === undefined ? {} : { metadata: message.metadata }),
    ...(message.labelledEdited ? { edited: { user: message.user, ts: editTs(message) } } : {}),
    ...(message.threadTs === undefined ? parentFields(message, state) : replyFields(message, message.threadTs, state)),
  };
}

/** The app's bot user as `bot_profile` shows it. */
function botProfile({ bot, team }: Cast): JsonObject {
  return { id: bot.botId, app_id: bot.appId, user_id: bot.userId, name: bot.name, deleted: false, team_id: team.id };
}

function parentFields(message: Message, state: State): JsonObject {
  const replies = repliesTo(state, message.channel, message.ts);
  const last = replies.at(-1);
  if (last === undefined) return {};
  const users = [...new Set(replies.map((reply) => reply.user))];
  return {
    thread_ts: message.ts,
    reply_count: replies.length,
    reply_users: users.slice(0, 5),
    reply_users_count: users.length,
    latest_reply: last.ts,
  };
}

function replyFields(message: Message, threadTs: string, state: State): JsonObject {
  const parent = state.messages.find((m) => m.channel === message.channel && m.ts === threadTs);
  return { thread_ts: threadTs, ...(parent === undefined ? {} : { parent_user_id: parent.user }) };
}

function editTs(message: Message): string {
  return `${Math.floor((message.editedAt ?? 0) / 1000)}.000000`;
}
