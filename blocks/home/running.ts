import type { KnownBlock } from "@slack/types";
import type { CardFacts } from "../../src/domain/card.ts";
import type { Status } from "../../src/domain/status.ts";
import { whereOf } from "../cards/frame.ts";
import { icons } from "../cards/icons.ts";
import { context, fitLines, section } from "../kit/basics.ts";
import { limits } from "../limits.ts";
import { bold, emoji, join, link, type Mrkdwn, mrkdwn, slackDate } from "../text.ts";
import { andMore, shorten } from "../words.ts";
import type { Shown } from "./shown.ts";

/** A resource that is under way on some card. */
export interface RunningRow {
  /** "training job". */
  readonly noun: string;
  readonly name: string;
  readonly account: CardFacts["account"];
  readonly region: string;
  readonly status: Status;
  /** What the card says of it: "Baking". */
  readonly headline: string;
  /** Milliseconds since the epoch. */
  readonly since?: number | undefined;
  /** The resource in the console. */
  readonly console?: string | undefined;
  /** The card's address in Slack. */
  readonly card?: string | undefined;
}

/** What is under way, one line each, the newest first; `more` are not shown. An empty list is a quiet sentence. */
export function runningBlocks({ rows, more }: Shown<RunningRow>, none: string): readonly KnownBlock[] {
  if (rows.length === 0) return [context(mrkdwn`${none}`)];
  const said = fitLines(rows.map(lineOf), limits.section.text, "under way");
  return [section(said), ...(more > 0 ? [context(mrkdwn`${andMore(more)}`)] : [])];
}

/** As the state line of its card, which the name leads to. */
function lineOf({ noun, name, account, region, status, headline, since, console, card }: RunningRow): Mrkdwn {
  // "Baking" alone does not say of what.
  const told = headline.toLowerCase().startsWith(noun.split(" ")[0] ?? "") ? undefined : noun;
  return join([
    join([emoji(icons[status.phase]), bold(shorten(headline, 80))], " "),
    join([told, link(card ?? console, shorten(name, 120))], " "),
    whereOf({ account, region }),
    since === undefined ? undefined : mrkdwn`since ${slackDate(since)}`,
  ]);
}
