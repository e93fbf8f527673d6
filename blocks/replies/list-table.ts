import type { Phase, Status } from "../../src/domain/status.ts";
import { context, section } from "../kit/basics.ts";
import { table } from "../kit/table.ts";
import type { Message } from "../message.ts";
import { bold, clip, mrkdwn } from "../text.ts";
import { andMore, count } from "../words.ts";
import { say } from "./say.ts";

/** One resource in a list. */
export interface ListRow {
  readonly name: string;
  readonly url?: string | undefined;
  readonly status: Status;
  /** Label or id. */
  readonly account: string;
  readonly region: string;
  /** When it was made, in ms. */
  readonly at?: number | undefined;
}

/** More rows than a person reads in an answer. */
const rowsMax = 25;

const circles: Readonly<Record<Phase, string>> = {
  running: "🔵",
  attention: "🟡",
  succeeded: "🟢",
  failed: "🔴",
  stopped: "⚪",
};

/**
 * A table of resources that links each name; `basic` redraws it as aligned text. `noun` is what one of them is called. An
 * empty list is a sentence. `more`: there are others that were not asked for.
 */
export function listTable(noun: string, rows: readonly ListRow[], more = false): Message {
  const drawn = table(
    ["Name", "Status", "Account", "Region", "Created"],
    rows
      .slice(0, rowsMax)
      .map(({ name, url, status, account, region, at }) => [
        { text: name, url },
        `${circles[status.phase]} ${status.label}`,
        account,
        region,
        at === undefined ? "" : { at },
      ]),
  );
  if (!drawn) return say(mrkdwn`No ${noun} fits.`);
  // The header is a row as well.
  const hidden = rows.length - (drawn.rows.length - 1);
  const left = hidden > 0 ? andMore(hidden) : "there are more";
  const narrow = context(mrkdwn`${left}: narrow the list with status:, name: or since:`);
  return {
    text: summaryOf(noun, rows),
    blocks: [
      section(bold(more ? `The newest ${count(rows.length, noun)}` : count(rows.length, noun))),
      drawn,
      ...(hidden > 0 || more ? [narrow] : []),
    ],
  };
}

const named = 5;

function summaryOf(noun: string, rows: readonly ListRow[]): string {
  const first = rows.slice(0, named).map(({ name, status }) => `${name} (${status.label})`);
  const names = [...first, andMore(rows.length - named)].filter(Boolean).join(", ");
  return String(clip(mrkdwn`${count(rows.length, noun)}: ${names}.`, 300));
}
