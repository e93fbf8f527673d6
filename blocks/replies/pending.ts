import type { Shown } from "../home/shown.ts";
import { mineBlocks, othersBlocks, type WaitingRow } from "../home/waiting.ts";
import { context, section } from "../kit/basics.ts";
import type { Message } from "../message.ts";
import { bold, clip, mrkdwn } from "../text.ts";
import { andMore } from "../words.ts";

/** What waits for one person, with buttons, and quieter what waits for others. */
export function pendingReply(mine: Shown<WaitingRow>, others: Shown<WaitingRow>): Message {
  const rest = othersBlocks(others);
  return {
    text: summaryOf(mine, others),
    blocks: [
      ...(mine.rows.length > 0 ? [section(bold("Waiting for you"))] : []),
      ...mineBlocks(mine),
      ...(rest.length > 0 ? [context(bold("Waiting for others")), ...rest] : []),
    ],
  };
}

/** What waits, for everybody in a channel: without "you", and without buttons that only some may use. */
export function pendingForAll(waiting: Shown<WaitingRow>): Message {
  const rows = waiting.rows.map(({ because: _, ...row }) => row);
  const names = namesOf(rows, waiting.more);
  return {
    text: String(clip(mrkdwn`Waiting for a decision: ${names}.`, 600)),
    blocks: [section(bold("Waiting for a decision")), ...othersBlocks({ ...waiting, rows })],
  };
}

const named = 5;

const namesOf = (rows: readonly WaitingRow[], more: number): string =>
  [...rows.slice(0, named).map(({ name }) => name), andMore(Math.max(0, rows.length - named) + more)]
    .filter(Boolean)
    .join(", ");

function summaryOf(mine: Shown<WaitingRow>, others: Shown<WaitingRow>): string {
  const elsewhere = others.rows.length + others.more;
  const forOthers = elsewhere === 0 ? "" : ` ${elsewhere} more for others.`;
  const total = mine.rows.length + mine.more;
  return String(
    clip(
      total === 0
        ? mrkdwn`Nothing waits for you.${forOthers}`
        : mrkdwn`Waiting for you: ${namesOf(mine.rows, mine.more)}.${forOthers}`,
      600,
    ),
  );
}
