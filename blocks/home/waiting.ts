import type { KnownBlock } from "@slack/types";
import type { CardFacts, Offer } from "../../src/domain/card.ts";
import { whereOf } from "../cards/frame.ts";
import { icons } from "../cards/icons.ts";
import { context, fitLines, section } from "../kit/basics.ts";
import { actions } from "../kit/buttons.ts";
import { limits } from "../limits.ts";
import { bold, emoji, join, lines, link, type Mrkdwn, mrkdwn, slackDate, userMention } from "../text.ts";
import { andMore, count, formatNumber, shorten } from "../words.ts";
import type { Shown } from "./shown.ts";

/** Something that waits for a decision of people. */
export interface WaitingRow {
  /** "model package". */
  readonly noun: string;
  readonly name: string;
  readonly account: CardFacts["account"];
  readonly region: string;
  /** Milliseconds since the epoch. */
  readonly since: number;
  /** How many have approved, and how many have to; `required` is absent where no rule is for it. */
  readonly approvals: number;
  readonly required?: number | undefined;
  /** Milliseconds since the epoch. */
  readonly expiresAt?: number | undefined;
  /** The card's address in Slack. */
  readonly card?: string | undefined;
  /** Whom the rule lists: user groups by handle with "@", people by their Slack id. */
  readonly approvers: readonly string[];
  /** Why the person has nothing to do: "you have approved". */
  readonly because?: string | undefined;
  /** Votes that the person may cast where they look at it; none where only the card's own channel will do. */
  readonly offers: readonly Offer[];
}

/** What waits for the person, each with its buttons. An empty list is a friendly sentence. */
export function mineBlocks({ rows, more }: Shown<WaitingRow>): readonly KnownBlock[] {
  if (rows.length === 0)
    return [
      section(mrkdwn`${emoji("white_check_mark")} Nothing waits for you. What needs your decision will stand here.`),
    ];
  return [
    ...rows.flatMap((row, index) => [section(mineWords(row)), ...actions(`waiting-${index}`, buttonsOf(row))]),
    ...(more > 0 ? [context(mrkdwn`${andMore(more)} that came later`)] : []),
  ];
}

/** What waits for others, in small print; nothing where there is none. */
export function othersBlocks({ rows, more }: Shown<WaitingRow>): readonly KnownBlock[] {
  if (rows.length === 0) return [];
  const said = rows.map((row) => join([link(row.card, named(row)), waitsFor(row), ...progress(row)]));
  return [
    context(fitLines(said, limits.text, "that wait for others")),
    ...(more > 0 ? [context(mrkdwn`${andMore(more)}`)] : []),
  ];
}

const named = ({ noun, name }: WaitingRow): string => `${noun} ${shorten(name, 120)}`;

function mineWords(row: WaitingRow): Mrkdwn {
  const { noun, name, account, region, card } = row;
  const what = card === undefined ? mrkdwn`${shorten(name, 120)}` : link(card, shorten(name, 120));
  return lines([
    join([join([emoji(icons.attention), bold(what)], " "), mrkdwn`${noun}`, whereOf({ account, region })]),
    join(progress(row)),
  ]);
}

function progress({ approvals, required, since, expiresAt }: WaitingRow): readonly (Mrkdwn | undefined)[] {
  return [
    required === undefined ? undefined : mrkdwn`${formatNumber(approvals)} of ${count(required, "approval")}`,
    mrkdwn`since ${slackDate(since)}`,
    expiresAt === undefined ? undefined : mrkdwn`expires ${slackDate(expiresAt)}`,
  ];
}

const approversShown = 3;

function waitsFor({ approvers, required, because }: WaitingRow): Mrkdwn {
  if (required === undefined) return mrkdwn`no approval rule is for it, so nobody may decide on it from Slack`;
  const whom = approvers.slice(0, approversShown).map((each) => (each.startsWith("@") ? each : userMention(each)));
  const more = andMore(approvers.length - approversShown);
  return join([because, mrkdwn`waits for ${join([...whom, more || undefined], ", ")}`], ", ");
}

function buttonsOf({ offers, card }: WaitingRow) {
  return [
    ...offers.map(({ verb, label, style, value }) => ({
      label: `${label}…`,
      actionId: `intent:${verb}`,
      value,
      style,
    })),
    ...(card === undefined ? [] : [{ label: "Open the card", actionId: "link:card", url: card }]),
  ];
}
