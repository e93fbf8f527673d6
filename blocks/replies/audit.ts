import type { Outcome } from "../../src/domain/outcome.ts";
import { context, section } from "../kit/basics.ts";
import { type Cell, table } from "../kit/table.ts";
import type { Message } from "../message.ts";
import { bold, clip, join, type Mrkdwn, mrkdwn, slackDate, userMention, utc } from "../text.ts";
import { andMore, shorten } from "../words.ts";
import { say } from "./say.ts";

/** One thing that somebody asked the bot for. */
export interface AuditRow {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly by: { readonly user: string; readonly name?: string | undefined };
  readonly verb: string;
  readonly outcome: Outcome["is"];
  /** What the person was told. */
  readonly says: string;
  readonly reason?: string | undefined;
  readonly resource: { readonly noun: string; readonly name: string; readonly url?: string | undefined };
  /** Digest of what the person was shown when they decided. */
  readonly evidence?: string | undefined;
  /** Where it was asked for, and the address of the message that was clicked. */
  readonly channel?: string | undefined;
  readonly message?: string | undefined;
}

export interface AuditShown {
  /** "training job churn-12"; absent for all resources. */
  readonly about?: string | undefined;
  /** Milliseconds since the epoch. */
  readonly since?: number | undefined;
  /** A Slack user id. */
  readonly by?: string | undefined;
  /** Newest first. */
  readonly rows: readonly AuditRow[];
}

/** More rows than a person reads in an answer. */
const rowsMax = 20;
const whyMax = 160;
/** Enough of a digest to tell two apart; the record has all of it. */
const digestShown = 12;

const signs: Readonly<Record<Outcome["is"], string>> = { done: "✅", already: "ℹ️", refused: "🚫", failed: "❌" };

interface Column {
  readonly head: string;
  readonly cell: (row: AuditRow) => Cell;
}

const columns: readonly Column[] = [
  { head: "When", cell: ({ at }) => ({ at }) },
  { head: "Who", cell: ({ by }) => ({ user: by.user }) },
  { head: "Asked for", cell: ({ verb }) => verb },
  { head: "Of", cell: ({ resource: { noun, name, url } }) => ({ text: `${noun} ${name}`, url }) },
  { head: "Reason", cell: ({ reason = "" }) => shorten(oneLine(reason), whyMax) },
  { head: "Outcome", cell: ({ outcome, says }) => `${signs[outcome]} ${shorten(oneLine(says), whyMax)}` },
  { head: "Evidence", cell: ({ evidence = "" }) => evidence.slice(0, digestShown) },
  { head: "Where", cell: ({ channel, message }) => placeCell(channel, message) },
];

/** The record as a table, newest first. A column that says nothing is left out; an empty record is a sentence. */
export function auditTable({ about, since, by, rows }: AuditShown): Message {
  const narrowed = join(
    [
      about && mrkdwn`of the ${about}`,
      by === undefined ? undefined : mrkdwn`by ${userMention(by)}`,
      since === undefined ? undefined : mrkdwn`since ${slackDate(since)}`,
    ],
    " ",
  );
  const shown = rows.slice(0, rowsMax);
  const one = about !== undefined && new Set(rows.map(({ resource }) => resource.name)).size === 1;
  const told = columns.filter(({ head, cell }) => !(one && head === "Of") && shown.some((row) => cell(row) !== ""));
  const drawn = table(
    told.map(({ head }) => head),
    shown.map((row) => told.map(({ cell }) => cell(row))),
  );
  if (!drawn) return say(mrkdwn`${join(["Nothing is on record", narrowed], " ")}.`);
  const hidden = rows.length - (drawn.rows.length - 1);
  return {
    text: summaryOf(rows, narrowed),
    blocks: [
      section(join([bold("On record"), narrowed], " ")),
      drawn,
      ...(hidden > 0 ? [context(mrkdwn`${andMore(hidden)}: narrow it with since: or by:`)] : []),
    ],
  };
}

const placeCell = (channel: string | undefined, message: string | undefined): Cell => {
  if (message !== undefined) return { text: "message", url: message };
  return channel === undefined ? "" : { channel };
};

const oneLine = (text: string): string => text.trim().replace(/\s+/g, " ");
const named = 3;

function summaryOf(rows: readonly AuditRow[], narrowed: Mrkdwn): string {
  const first = rows
    .slice(0, named)
    .map(({ at, by, verb, outcome, resource }) =>
      join([by.name ?? by.user, verb, `${resource.noun} ${resource.name}`, `(${outcome}, ${utc(at)})`], " "),
    );
  return String(
    clip(mrkdwn`${join(["On record", narrowed], " ")}: ${join([...first, andMore(rows.length - named)], "; ")}.`, 600),
  );
}
