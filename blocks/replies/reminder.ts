import type { Message } from "../message.ts";
import { bold, emoji, join, mention, mrkdwn, slackDate } from "../text.ts";
import { say } from "./say.ts";

/** What waits, and for whom. */
export interface Reminder {
  /** In a sentence: "the model package churn/12". */
  readonly what: string;
  /** Milliseconds since the epoch. */
  readonly since: number;
  readonly approvals: number;
  readonly required: number;
  /** Mentions in Slack's own form of those who have not voted. */
  readonly whom: readonly string[];
  readonly expiresAt: number | undefined;
}

/** Asks those who have not voted once more, in the thread of the card. */
export function approvalReminder({ what, since, approvals, required, whom, expiresAt }: Reminder): Message {
  const still = mrkdwn`${emoji("bell")} ${capital(what)} still waits for approval: ${bold(`${approvals} of ${required}`)} since ${slackDate(since)}.`;
  const until = expiresAt === undefined ? undefined : mrkdwn`It expires ${slackDate(expiresAt)}.`;
  return say(join([whom.length > 0 ? join(whom.map(mention), " ") : undefined, still, until], " "));
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
