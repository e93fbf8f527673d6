import type { MessageView, PersonView } from "../../protocol.ts";
import { channelMessages, mentions, timeOf } from "../messages/timeline.ts";

/** How far each person has read each channel, in milliseconds since the epoch. */
export interface Reads {
  /** What was there when the page opened counts as read by everybody. */
  readonly since: number;
  readonly seen: ReadonlyMap<string, number>;
}

/** How many messages of a channel a person has not seen, and how many of them ping. */
export interface Unread {
  readonly count: number;
  readonly mentions: number;
}

/** How far `me` has read `channel`. */
export function readUpTo(reads: Reads, me: string, channel: string): number {
  return Math.max(reads.since, reads.seen.get(`${me}/${channel}`) ?? 0);
}

/** `me` has the channel before their eyes: everything in it is read. A workspace that was reset starts anew. */
export function look(before: Reads | undefined, messages: readonly MessageView[], me: string, channel: string): Reads {
  const latest = (of: readonly MessageView[]) => of.reduce((most, { ts }) => Math.max(most, timeOf(ts)), 0);
  const newest = latest(messages);
  if (before === undefined) return { since: newest, seen: new Map() };
  const wasReset = newest < before.since;
  const reads = wasReset ? { since: 0, seen: new Map<string, number>() } : before;
  const seen = latest(channelMessages(messages, channel, me));
  return seen <= readUpTo(reads, me, channel)
    ? reads
    : { ...reads, seen: new Map(reads.seen).set(`${me}/${channel}`, seen) };
}

/** What the sidebar shows beside a channel. Ephemeral messages and one's own make nothing unread. */
export function unread(
  reads: Reads,
  messages: readonly MessageView[],
  channel: string,
  person: PersonView,
  groupIds: readonly string[],
): Unread {
  const from = readUpTo(reads, person.id, channel);
  const fresh = channelMessages(messages, channel, person.id).filter(
    (message) => timeOf(message.ts) > from && message.user !== person.id && message.onlyFor === undefined,
  );
  return {
    count: fresh.length,
    mentions: fresh.filter((message) => mentions(message, person, groupIds)).length,
  };
}
