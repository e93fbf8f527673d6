import type { Hearing } from "../domain/journey.ts";
import { SlackProblem } from "../slack/port.ts";
import type { CardRecord, Lease } from "../store/cards.ts";
import type { DeliverPorts } from "./deliver.ts";
import { digestOf } from "./digest.ts";
import type { Home } from "./home.ts";
import { isAwaited, postsInThread } from "./journey.ts";
import { perform } from "./perform.ts";
import { momentOf, plan, posts } from "./plan.ts";
import type { Presentation } from "./present.ts";
import { kindOf, viewOf } from "./view.ts";

/** One card, and what decides about it. */
export interface CardWish {
  readonly resource: string;
  readonly channel: string;
  /** Absent where only a card that exists is kept up to date. */
  readonly hearing: Hearing | undefined;
  readonly home: Home;
}

/** Another invocation holds the card; the message is to be delivered again. */
export class CardBusy extends Error {
  override readonly name = "CardBusy";
}

const leaseTries = 20;
const leaseWaitMs = 150;

/**
 * Brings one channel's card of a resource up to the stored state: posts, edits and replies as `plan` says, one
 * invocation at a time. Throws SlackProblem when Slack refuses and CardBusy when the card stays taken; either way
 * calling it again is safe.
 */
export async function deliverCard(ports: DeliverPorts, wish: CardWish): Promise<void> {
  const { resource, channel } = wish;
  const lease = await takeLease(ports, wish);
  try {
    await bringUpToDate(ports, wish, lease);
  } catch (problem) {
    const surelyNotPosted =
      problem instanceof SlackProblem && problem.kind !== "ambiguous" && lease.record.ts === undefined;
    if (surelyNotPosted) await ports.store.cards.forget(resource, channel);
    else await ports.store.cards.release(resource, lease, lease.record);
    throw problem;
  }
}

async function takeLease({ store, wait }: DeliverPorts, { resource, channel, hearing }: CardWish): Promise<Lease> {
  for (let tries = 0; tries < leaseTries; tries++) {
    const lease = await store.cards.lease(resource, channel, hearing ?? { level: "outcomes" });
    if (lease) return lease;
    await wait(leaseWaitMs);
  }
  throw new CardBusy(`The card of ${resource} in ${channel} is being delivered by somebody else.`);
}

async function bringUpToDate(ports: DeliverPorts, wish: CardWish, lease: Lease): Promise<void> {
  const { store } = ports;
  const { resource, home } = wish;
  const { record } = lease;
  const state = await store.states.get(resource);
  if (!state) return store.cards.release(resource, lease, record);
  const hearing = wish.hearing ?? record;
  const presentation = ports.present(state);
  const { summary } = presentation;
  const mention = record.mention ?? hearing.mention;
  const shows = digestOf(presentation, mention);
  const placed = record.ts === undefined && lease.uncertain ? await findAgain(ports, wish, record) : placeOf(record);
  const moves = hasMoved(placed, home) && posts(hearing.level, summary.significance);
  const there = moves ? await findAgain(ports, wish, record) : undefined;
  const at = there && !hasMoved(there, home) ? there : placed;
  const known = at && { digest: record.digest, moment: record.moment };
  const { offspring } = viewOf(kindOf(state), state).journey;
  const deliveries = plan(summary, shows, known, {
    level: hearing.level,
    toldAbove:
      home.in === "card-above" ||
      (at === undefined && home.in === "thread" && !postsInThread(home, summary.significance)),
    awaited: isAwaited(offspring, record.channel),
    moved: moves && at === placed,
  });
  try {
    const sent = await perform(ports, deliveries, {
      resource,
      presentation,
      mention,
      at,
      home,
      channel: record.channel,
    });
    const after: CardRecord = { ...record, ...sent, digest: shows, moment: momentOf(summary) };
    if (sent === undefined) await store.cards.forget(resource, record.channel);
    else await store.cards.release(resource, lease, after);
    await noteOpen(ports, resource, state.kind, state.arn, presentation, sent !== undefined);
  } catch (problem) {
    if (!(problem instanceof SlackProblem && problem.kind === "gone")) throw problem;
    // Somebody deleted the card, or the one whose thread it was to be in. It is posted again when the state asks for it.
    await store.cards.forget(resource, record.channel);
    if (known) await deliverCard(ports, { ...wish, hearing });
    else if (home.in === "thread") await deliverCard(ports, { ...wish, hearing, home: { in: "channel" } });
  }
}

/** Where a card is: the channel id and ts that Slack gave it, and the thread. */
export interface Posted {
  readonly postedIn: string;
  readonly ts: string;
  readonly threadTs?: string | undefined;
}

function placeOf({ channel, postedIn = channel, ts, threadTs }: CardRecord): Posted | undefined {
  return ts === undefined ? undefined : { postedIn, ts, threadTs };
}

/**
 * An endpoint outlives its journeys: a card of it that is in the thread of an earlier one goes on in that of the newer one. A
 * card of the channel itself stays where it is, as do those of all other kinds.
 */
const hasMoved = (at: Posted | undefined, home: Home): boolean =>
  home.in === "thread" && home.aloud && at?.threadTs !== undefined && at.threadTs !== home.ts;

/** A holder before us may have posted and died before it could write the ts down. */
async function findAgain(
  { slack }: DeliverPorts,
  { resource, home }: CardWish,
  { channel, postedIn = channel }: CardRecord,
): Promise<Posted | undefined> {
  const found = await slack.findPosted(channel, resource, home.in === "thread" ? home.ts : undefined);
  return found && { postedIn, ...found };
}

/** The clock looks after what is still under way on some card. */
async function noteOpen(
  { store }: DeliverPorts,
  resource: string,
  kind: string,
  arn: string,
  { summary, seenAt }: Presentation,
  hasCard: boolean,
): Promise<void> {
  if (hasCard && summary.status.phase === "running") await store.open.note(resource, { kind, arn, seenAt });
  else await store.open.drop(resource);
}
