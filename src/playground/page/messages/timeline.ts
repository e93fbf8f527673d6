import type { MessageView, PersonView } from "../../protocol.ts";
import { dayNumber } from "../text/slack-date.ts";

/** What the line under a message with replies says. */
export interface ThreadSummary {
  readonly count: number;
  /** Milliseconds since the epoch. */
  readonly lastAt: number;
  /** User ids, in the order of their first reply. */
  readonly repliers: readonly string[];
}

/** What a channel shows from top to bottom. */
export type Row =
  | { readonly kind: "day"; readonly key: string; readonly at: number }
  | { readonly kind: "new"; readonly key: string }
  | {
      readonly kind: "message";
      readonly key: string;
      readonly message: MessageView;
      /** Drawn without avatar and name, under the message of the same person before it. */
      readonly compact: boolean;
      readonly thread?: ThreadSummary;
      /** The root of the thread, for a reply that was also sent to the channel. */
      readonly root?: MessageView;
    };

const compactWithinMs = 5 * 60_000;

/** Milliseconds since the epoch of a Slack ts. */
export function timeOf(ts: string): number {
  return Number(ts) * 1000;
}

/** The messages of one channel as `me` sees them, threads folded, oldest first. */
export function channelMessages(messages: readonly MessageView[], channel: string, me: string): readonly MessageView[] {
  return inOrder(
    messages.filter(
      (message) =>
        message.channel === channel && visibleTo(message, me) && (!isReply(message) || message.broadcast === true),
    ),
  );
}

/** The root of a thread and its replies as `me` sees them, oldest first. */
export function threadMessages(
  messages: readonly MessageView[],
  channel: string,
  rootTs: string,
  me: string,
): readonly MessageView[] {
  return inOrder(
    messages.filter(
      (message) =>
        message.channel === channel && visibleTo(message, me) && (message.ts === rootTs || message.threadTs === rootTs),
    ),
  );
}

/** Count, last reply and repliers for every root; ephemeral replies are not counted, as in Slack. */
export function threadSummaries(messages: readonly MessageView[], channel: string): ReadonlyMap<string, ThreadSummary> {
  const summaries = new Map<string, ThreadSummary>();
  for (const reply of inOrder(messages)) {
    if (reply.channel !== channel || reply.threadTs === undefined || !isReply(reply) || reply.onlyFor !== undefined)
      continue;
    const before = summaries.get(reply.threadTs) ?? { count: 0, lastAt: 0, repliers: [] };
    summaries.set(reply.threadTs, {
      count: before.count + 1,
      lastAt: timeOf(reply.ts),
      repliers: before.repliers.includes(reply.user) ? before.repliers : [...before.repliers, reply.user],
    });
  }
  return summaries;
}

/** A channel's messages with day dividers, the "New" line before the first one after `newSince`, and threads. */
export function channelRows(
  all: readonly MessageView[],
  shown: readonly MessageView[],
  channel: string,
  options: { readonly timeZone: string; readonly me: string; readonly newSince?: number },
): readonly Row[] {
  const summaries = threadSummaries(all, channel);
  const rows: Row[] = [];
  let before: MessageView | undefined;
  let newShown = options.newSince === undefined;
  for (const message of shown) {
    const at = timeOf(message.ts);
    const day = dayNumber(at, options.timeZone);
    const newDay = before === undefined || dayNumber(timeOf(before.ts), options.timeZone) !== day;
    if (newDay) rows.push({ kind: "day", key: `day-${day}`, at });
    const isNew = !newShown && message.user !== options.me && at > (options.newSince ?? 0);
    if (isNew) {
      rows.push({ kind: "new", key: "new" });
      newShown = true;
    }
    const thread = summaries.get(message.ts);
    const root = isReply(message) ? all.find(({ ts }) => ts === message.threadTs) : undefined;
    rows.push({
      kind: "message",
      key: rowKey(message),
      message,
      compact: !newDay && !isNew && before !== undefined && continues(before, message),
      ...(thread === undefined ? {} : { thread }),
      ...(root === undefined ? {} : { root }),
    });
    before = message;
  }
  return rows;
}

/** The rows of one local day. */
export interface Day {
  readonly key: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly rows: readonly Exclude<Row, { readonly kind: "day" }>[];
}

/** The rows under their day dividers, so that each divider can stick to the top while its day is in view. */
export function byDay(rows: readonly Row[]): readonly Day[] {
  const days: { key: string; at: number; rows: Exclude<Row, { readonly kind: "day" }>[] }[] = [];
  for (const row of rows) {
    if (row.kind === "day") days.push({ key: row.key, at: row.at, rows: [] });
    else days.at(-1)?.rows.push(row);
  }
  return days;
}

/** The same ts can name an ephemeral message for one person and a posted one. */
export function rowKey(message: MessageView): string {
  return `${message.channel}/${message.ts}/${message.onlyFor ?? ""}`;
}

/** A message in a thread that is not its root. */
export function isReply(message: MessageView): boolean {
  return message.threadTs !== undefined && message.threadTs !== message.ts;
}

/** Slack draws a person's next words under the same name for five minutes; cards always get their own head. */
function continues(before: MessageView, message: MessageView): boolean {
  return (
    before.user === message.user &&
    before.onlyFor === undefined &&
    message.onlyFor === undefined &&
    before.blocks.length === 0 &&
    message.blocks.length === 0 &&
    !isReply(before) &&
    !isReply(message) &&
    timeOf(message.ts) - timeOf(before.ts) < compactWithinMs
  );
}

/** Whether a message pings this person: by name or through a group. */
export function mentions(message: MessageView, person: PersonView, groupIds: readonly string[]): boolean {
  const content = `${message.text}\n${JSON.stringify(message.blocks)}`;
  return (
    content.includes(`<@${person.id}>`) ||
    content.includes(`<@${person.id}|`) ||
    content.includes(`"user_id":"${person.id}"`) ||
    person.groups.some((handle) => content.includes(`|@${handle}>`)) ||
    groupIds.some((id) => content.includes(`<!subteam^${id}`) || content.includes(`"usergroup_id":"${id}"`))
  );
}

function visibleTo(message: MessageView, me: string): boolean {
  return message.onlyFor === undefined || message.onlyFor === me;
}

function inOrder(messages: readonly MessageView[]): readonly MessageView[] {
  return [...messages].sort((a, b) => timeOf(a.ts) - timeOf(b.ts));
}
