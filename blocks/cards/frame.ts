/** What every card shares: the order of its parts, the state line, the acts, the buttons and the fallback sentence. */
import type { KnownBlock } from "@slack/types";
import type { Act, Actor, CardFacts, Failure } from "../../src/domain/card.ts";
import { context, preformatted, section } from "../kit/basics.ts";
import { actions } from "../kit/buttons.ts";
import type { Message } from "../message.ts";
import {
  bold,
  clip,
  code,
  emoji,
  join,
  lines,
  link,
  type Mrkdwn,
  mrkdwn,
  prose,
  slackDate,
  userMention,
} from "../text.ts";
import { andMore, formatDollars, formatNumber, shorten } from "../words.ts";
import { icons } from "./icons.ts";
import { fromWords, offspringLines } from "./journey.ts";
import { says } from "./says.ts";

/** What a kind adds to its card. Everything else comes from the facts that all kinds share. */
export interface Drawing {
  /** Set where the state is more than its phase, such as a rollback. */
  readonly icon?: string | undefined;
  /** Stands before the name where the headline does not say what it is. */
  readonly noun?: string | undefined;
  /** More on the state line, such as `old` → `new`. */
  readonly trail?: Mrkdwn | undefined;
  /** What matters, in one sentence. */
  readonly sentence?: Mrkdwn | undefined;
  readonly evidence?: readonly (KnownBlock | undefined)[] | undefined;
  /** True where the evidence shows the reason already. */
  readonly reasonShown?: boolean | undefined;
  /** True where the card says already what the resource came from. */
  readonly fromShown?: boolean | undefined;
  /** One line of small text. */
  readonly quiet?: readonly (Mrkdwn | string | undefined)[] | undefined;
  /** Predicate of the fallback sentence, if the status alone does not tell. */
  readonly predicate?: string | undefined;
  /** The whole fallback sentence, where the noun is no subject for it. */
  readonly fallback?: string | undefined;
}

/** The most of a failure reason (at most 1,024 characters) that a card shows. */
const reasonMax = 700;
/** The rest of a log stands behind its button. */
const logMax = 500;
const textMax = 300;
/** Acts shown on a card; older ones are counted. */
const actsShown = 3;

/** The card: state, sentence, evidence, quiet line, acts, buttons. */
export function frame(facts: CardFacts, drawing: Drawing): Message {
  const { summary, acts, offers } = facts;
  const reason = drawing.reasonShown ? undefined : summary.reason;
  const sentence = lines([facts.failure && failureLine(facts.failure), drawing.sentence]);
  const quiet = join([
    again(facts.repeats),
    facts.journey?.from && !drawing.fromShown ? fromWords(facts.journey.from) : undefined,
    ...(drawing.quiet ?? []),
    spent(facts.spend),
    ...actorWords(facts.actors ?? []),
    ...tagWords(facts.tags ?? {}),
    facts.links.logs ? link(facts.links.logs, "logs") : undefined,
  ]);
  const blocks: readonly (KnownBlock | undefined)[] = [
    section(stateLine(facts, drawing)),
    said(sentence) ? section(sentence) : undefined,
    reason ? preformatted(reason, reasonMax) : undefined,
    facts.log ? preformatted(facts.log, logMax) : undefined,
    ...(drawing.evidence ?? []),
    offspringLines(facts),
    said(quiet) ? context(quiet) : undefined,
    acts.length > 0 ? context(actLines(acts)) : undefined,
    ...actions("offers", withIds(offers)),
  ];
  return { text: sentenceOf(facts, drawing), blocks: blocks.flatMap((block) => block ?? []) };
}

/** "*Out of memory* — Use an instance with more memory." */
export const failureLine = ({ title, sentence }: Failure): Mrkdwn => mrkdwn`${bold(title)} — ${sentence}`;

const again = (times: number | undefined): string | undefined =>
  times !== undefined && times > 1 ? `same failure ${formatNumber(times)} times this week` : undefined;

const spent = (dollars: number | undefined): string | undefined =>
  dollars === undefined ? undefined : `about ${formatDollars(dollars)}`;

const said = (text: Mrkdwn | undefined): text is Mrkdwn => text !== undefined && String(text) !== "";

function stateLine(facts: CardFacts, { icon, noun, trail }: Drawing): Mrkdwn {
  const { summary, links, name } = facts;
  const named = join([noun, links.console ? link(links.console, shownName(name)) : prose(shownName(name))], " ");
  const state = join([emoji(icon ?? icons[summary.status.phase]), bold(shorten(summary.headline, 150))], " ");
  return join([state, named, whereOf(facts), trail]);
}

// Names have at most 256 characters; only something that is no name of AWS's is longer.
const shownName = (name: string): string => shorten(name, 300) || "unnamed";

// AWS's regions have at most 25 characters and labels 30; only something that is neither is longer.
const shownPlace = (place: string): string => shorten(place, 60);

/** The account's label (else its id) and the region. */
export function whereOf({ account, region }: Pick<CardFacts, "account" | "region">): Mrkdwn {
  return join([code(shownPlace(account.label || account.id)), shownPlace(region)], " ");
}

/** "Training job bert-large-p5 failed in prod eu-west-1: …": the whole card in one escaped sentence. */
function sentenceOf(facts: CardFacts, drawing: Drawing): string {
  const { account, region, summary, name, noun } = facts;
  const place = [account.label || account.id, region]
    .map(shownPlace)
    .filter((part) => part !== "")
    .join(" ");
  const subject = capital(`${noun} ${shorten(name, 100) || "without a name"}`);
  const sentence = drawing.fallback ?? `${subject} ${drawing.predicate ?? says(summary.status)}`;
  const placed = place ? `${sentence} in ${place}` : sentence;
  const reason = summary.reason?.trim().replace(/\s+/g, " ");
  const why = join([facts.failure && mrkdwn`${facts.failure.title}. ${facts.failure.sentence}`, reason], " ");
  return String(clip(said(why) ? mrkdwn`${placed}: ${why}` : mrkdwn`${placed}.`, textMax));
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const nameMax = 80;
/** How a resource came to be is told without a word on the way; everything later says that it was not the bot. */
const beginnings: readonly string[] = ["started", "created"];

/** "started by ana", and the newest thing that somebody did since, beside the bot. */
function actorWords(actors: readonly Actor[]): readonly Mrkdwn[] {
  const inOrder = actors.toSorted((a, b) => a.at - b.at);
  const began = inOrder.findLast(({ deed }) => beginnings.includes(deed));
  const since = inOrder.findLast((each) => !beginnings.includes(each.deed));
  return [began, since].flatMap((actor) => {
    if (actor === undefined) return [];
    const words = mrkdwn`${shorten(actor.deed, nameMax)} by ${shorten(actor.by, nameMax)}`;
    const way = actor === began || actor.through === "AWS" ? undefined : `in ${actor.through}`;
    return [join([words, way], " ")];
  });
}

const tagsShown = 3;
/** A longer tag is no quiet one, and half a value would be a wrong one. */
const tagMax = 60;

/** The first tags, as `team=search`. */
const tagWords = (tags: Readonly<Record<string, string>>): readonly Mrkdwn[] =>
  Object.entries(tags)
    .map(([key, value]) => (value === "" ? key : `${key}=${value}`))
    .filter((tag) => tag.length <= tagMax)
    .slice(0, tagsShown)
    .map(code);

const deeds: Readonly<Record<Act["verb"], string>> = {
  stop: "Stop asked for by",
  approve: "Approved by",
  reject: "Rejected by",
  reopen: "Asked again by",
  revoke: "Approval revoked by",
  retry: "Retried by",
  rollback: "Update asked for by",
  abort: "Abort asked for by",
  shift: "Shift asked for by",
  replay: "Replayed by",
  discard: "Discarded by",
};

function actLines(acts: readonly Act[]): Mrkdwn {
  const newest = acts.toSorted((a, b) => a.at - b.at).slice(-actsShown);
  const earlier = acts.length - newest.length;
  return lines([
    earlier > 0 ? mrkdwn`${andMore(earlier, "earlier")}` : undefined,
    ...newest.map((act) =>
      join([
        join(
          [
            join([mrkdwn`${deeds[act.verb]} ${userMention(act.by)}`, act.note], " "),
            act.reason ? prose(shorten(act.reason, 500)) : undefined,
          ],
          ": ",
        ),
        slackDate(act.at),
        act.outcome === "already" ? "nothing was left to do" : undefined,
      ]),
    ),
  ]);
}

/** `intent:stop`; should one verb be offered twice, the second gets a number, since an action_id counts once in a block. */
export function withIds(offers: CardFacts["offers"]) {
  return offers.map((offer, index) => {
    const before = offers.slice(0, index).filter((each) => each.verb === offer.verb).length;
    const { label, value, style, confirm } = offer;
    return { label, value, style, confirm, actionId: `intent:${offer.verb}${before > 0 ? `:${before + 1}` : ""}` };
  });
}
