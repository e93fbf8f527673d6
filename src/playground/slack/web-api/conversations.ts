import { messageJson } from "../content/message-json.ts";
import type { JsonObject } from "../json.ts";
import { Refusal } from "../refusal.ts";
import { findMessage, repliesTo } from "../workspace/lookup.ts";
import type { Channel, Message } from "../workspace/model.ts";
import { type Args, flag, optional, required } from "./args.ts";
import { channelOf, readableChannelOf } from "./channel.ts";
import type { Call } from "./method.ts";
import { type Page, pageOf } from "./pages.ts";

/** conversations.history: what is in the channel itself, newest first. */
export function history(call: Call): JsonObject {
  const channel = readableChannelOf(call);
  const inChannel = call.workspace
    .state()
    .messages.filter(
      (m) => m.channel === channel.id && m.onlyFor === undefined && (m.threadTs === undefined || m.broadcast === true),
    );
  const page = pageOf(withinTime(inChannel, call.args).toReversed(), call.args, 100);
  return { ...messagePage(call, page), pin_count: 0 };
}

/** conversations.replies: the parent, then its replies, oldest first. */
export function replies(call: Call): JsonObject {
  const channel = readableChannelOf(call);
  const state = call.workspace.state();
  const asked = findMessage(state, channel.id, required(call.args, "ts"));
  if (asked === undefined) throw new Refusal("thread_not_found");
  const thread = [asked, ...withinTime(repliesTo(state, channel.id, asked.ts), call.args)];
  return messagePage(call, pageOf(thread, call.args, 1000));
}

/** conversations.info */
export function info(call: Call): JsonObject {
  return { channel: channelJson(channelOf(call), call) };
}

/** conversations.list: what the bot can see, public channels unless `types` says otherwise. */
export function list(call: Call): JsonObject {
  const types = (optional(call.args, "types") ?? "public_channel").split(",").map((type) => type.trim());
  const visible = call.cast.channels.filter((channel) =>
    channel.isPrivate
      ? types.includes("private_channel") && channel.members.includes(call.cast.bot.userId)
      : types.includes("public_channel"),
  );
  const page = pageOf(visible, call.args, 100);
  return {
    channels: page.items.map((channel) => channelJson(channel, call)),
    response_metadata: { next_cursor: page.nextCursor },
  };
}

function messagePage(call: Call, { items, nextCursor }: Page<Message>): JsonObject {
  const includeMetadata = flag(call.args, "include_all_metadata");
  return {
    messages: items.map((message) => {
      const shown = messageJson(message, call.cast, call.workspace.state());
      // Without include_all_metadata, Slack names the event type and keeps the payload to itself.
      return includeMetadata || message.metadata === undefined
        ? shown
        : { ...shown, metadata: { event_type: message.metadata.event_type } };
    }),
    has_more: nextCursor !== "",
    ...(nextCursor === "" ? {} : { response_metadata: { next_cursor: nextCursor } }),
  };
}

function withinTime(messages: readonly Message[], args: Args): readonly Message[] {
  const oldest = readTs(args, "oldest", "invalid_ts_oldest") ?? 0;
  const latest = readTs(args, "latest", "invalid_ts_latest") ?? Number.POSITIVE_INFINITY;
  const inclusive = flag(args, "inclusive");
  return messages.filter(({ ts }) => {
    const at = Number(ts);
    return inclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  });
}

function readTs(args: Args, name: string, error: string): number | undefined {
  const ts = optional(args, name);
  if (ts === undefined) return undefined;
  if (!/^\d+(\.\d+)?$/.test(ts)) throw new Refusal(error);
  return Number(ts);
}

function channelJson(channel: Channel, { cast }: Call): JsonObject {
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: !channel.isPrivate,
    is_group: channel.isPrivate,
    is_im: false,
    is_mpim: false,
    is_private: channel.isPrivate,
    is_archived: false,
    is_general: false,
    is_member: channel.members.includes(cast.bot.userId),
    num_members: channel.members.length,
    context_team_id: cast.team.id,
    topic: { value: channel.topic, creator: "", last_set: 0 },
    purpose: { value: channel.topic, creator: "", last_set: 0 },
  };
}
