import { Refusal } from "../refusal.ts";
import { findChannel } from "../workspace/lookup.ts";
import type { Channel } from "../workspace/model.ts";
import { required } from "./args.ts";
import type { Call } from "./method.ts";

/** The channel that a call names by id. Throws channel_not_found, also for a private channel without the bot. */
export function channelOf({ args, cast }: Call): Channel {
  const id = required(args, "channel");
  const channel = cast.channels.find((candidate) => candidate.id === id);
  return seen(channel, cast.bot.userId);
}

/** The channel that a call reads. Throws channel_not_found, not_in_channel. */
export function readableChannelOf(call: Call): Channel {
  const channel = channelOf(call);
  if (!channel.members.includes(call.cast.bot.userId)) throw new Refusal("not_in_channel");
  return channel;
}

/**
 * The channel that a call posts to, by id or name; chat:write.public lets it post to public channels without being there.
 * Throws channel_not_found, not_in_channel.
 */
export function writableChannelOf({ args, cast, scopes }: Call): Channel {
  const channel = seen(findChannel(cast, required(args, "channel")), cast.bot.userId);
  const isMember = channel.members.includes(cast.bot.userId);
  if (!isMember && !scopes.has("chat:write.public")) throw new Refusal("not_in_channel");
  return channel;
}

function seen(channel: Channel | undefined, botUserId: string): Channel {
  if (channel === undefined) throw new Refusal("channel_not_found");
  if (channel.isPrivate && !channel.members.includes(botUserId)) throw new Refusal("channel_not_found");
  return channel;
}
