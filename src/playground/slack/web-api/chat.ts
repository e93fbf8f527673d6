import { readContent } from "../content/content.ts";
import { messageJson } from "../content/message-json.ts";
import type { JsonObject } from "../json.ts";
import { Refusal } from "../refusal.ts";
import { findMessage } from "../workspace/lookup.ts";
import type { Message } from "../workspace/model.ts";
import { post, remove, rewrite } from "../workspace/post.ts";
import { flag, optional, required } from "./args.ts";
import { channelOf, writableChannelOf } from "./channel.ts";
import type { Call } from "./method.ts";

// "msg_too_long" of chat.update, while chat.postMessage cuts at 40,000: https://docs.slack.dev/reference/methods/chat.update
const MAX_UPDATE_TEXT = 4_000;

/** chat.postMessage */
export function postMessage(call: Call): JsonObject {
  const { workspace, cast, args } = call;
  const channel = writableChannelOf(call);
  const content = readContent(args, call);
  const threadTs = threadOf(call, channel.id);
  const broadcast = threadTs !== undefined && flag(args, "reply_broadcast") ? true : undefined;
  const message = post(workspace, { channel: channel.id, user: cast.bot.userId, threadTs, broadcast }, content);
  return { channel: channel.id, ts: message.ts, message: messageJson(message, cast, workspace.state()) };
}

/** chat.update */
export function update(call: Call): JsonObject {
  const { workspace, cast, args } = call;
  const message = ownMessage(call, "cant_update_message");
  const content = readContent(args, call);
  if ((optional(args, "text") ?? "").length > MAX_UPDATE_TEXT) throw new Refusal("msg_too_long");
  const updated = rewrite(workspace, message, content);
  const { channel, ts, text } = updated;
  return { channel, ts, text, message: messageJson(updated, cast, workspace.state()) };
}

/** chat.delete */
export function deleteMessage(call: Call): JsonObject {
  const message = ownMessage(call, "cant_delete_message");
  remove(call.workspace, message);
  return { channel: message.channel, ts: message.ts };
}

/** chat.postEphemeral */
export function postEphemeral(call: Call): JsonObject {
  const { workspace, cast, args } = call;
  const channel = writableChannelOf(call);
  const user = required(args, "user");
  if (!channel.members.includes(user)) throw new Refusal("user_not_in_channel");
  const content = readContent(args, call);
  const threadTs = threadOf(call, channel.id);
  const place = { channel: channel.id, user: cast.bot.userId, threadTs, onlyFor: user };
  return { message_ts: post(workspace, place, content).ts };
}

/** chat.getPermalink */
export function getPermalink(call: Call): JsonObject {
  const { workspace, cast, args } = call;
  const channel = channelOf(call);
  const message = findMessage(workspace.state(), channel.id, required(args, "message_ts"));
  if (message === undefined) throw new Refusal("message_not_found");
  const permalink = new URL(
    `https://${cast.team.domain}.slack.com/archives/${channel.id}/p${message.ts.replace(".", "")}`,
  );
  if (message.threadTs !== undefined) {
    permalink.searchParams.set("thread_ts", message.threadTs);
    permalink.searchParams.set("cid", channel.id);
  }
  return { channel: channel.id, permalink: permalink.href };
}

function ownMessage(call: Call, notOwn: string): Message {
  const channel = channelOf(call);
  const message = findMessage(call.workspace.state(), channel.id, required(call.args, "ts"));
  if (message === undefined || message.tombstone) throw new Refusal("message_not_found");
  if (message.user !== call.cast.bot.userId) throw new Refusal(notOwn);
  return message;
}

function threadOf(call: Call, channel: string): string | undefined {
  const threadTs = optional(call.args, "thread_ts");
  if (threadTs === undefined) return undefined;
  const parent = findMessage(call.workspace.state(), channel, threadTs);
  if (parent === undefined) throw new Refusal("thread_not_found");
  // "Avoid using a reply's ts value; use its parent instead": a reply is never itself a parent.
  if (parent.threadTs !== undefined) throw new Refusal("cannot_reply_to_message");
  return threadTs;
}
