import { createHash } from "node:crypto";
import type { Message } from "../../blocks/message.ts";
import type { Level } from "../domain/card.ts";
import { type SlackPort, SlackProblem } from "../slack/port.ts";
import type { CardRecord, Lease } from "../store/cards.ts";
import type { Store } from "../store/store.ts";
import { canonical } from "./fold.ts";
import { type Delivery, momentOf, plan, posts } from "./plan.ts";
import type { Present, Presentation } from "./present.ts";
import { type OnDegraded, sendDegrading } from "./send.ts";

/** What delivering needs of the world. `wait` resolves after that many milliseconds. */
export interface DeliverPorts {
  readonly store: Store;
  readonly slack: SlackPort;
  readonly present: Present;
  readonly wait: (ms: number) => Promise<void>;
  readonly onDegraded: OnDegraded;
}

/** How a channel wants to hear of a resource. */
export interface Hearing {
  readonly level: Level;
  readonly mention?: string | undefined;
}

/** One channel's card could not be brought up to date; the cause is what Slack or the store said. */
export class CardFailed extends Error {
  override readonly name = "CardFailed";
  readonly channel: string;

  constructor(channel: string, resource: string, cause: unknown) {
    super(`The card of ${resource} in ${channel} could not be delivered`, { cause });
    this.channel = channel;
  }
}

/** Some cards of a resource could not be delivered; the others were. */
export class DeliveryFailed extends AggregateError {
  override readonly name = "DeliveryFailed";
  override readonly errors: CardFailed[];

  constructor(resource: string, errors: readonly CardFailed[]) {
    super(errors, `${errors.length} cards of ${resource} could not be delivered`);
    this.errors = [...errors];
  }
}

/** Another invocation holds the card; the message is to be delivered again. */
export class CardBusy extends Error {
  override readonly name = "CardBusy";
}

const leaseTries = 20;
const leaseWaitMs = 150;

/**
 * Brings every card of a resource up to the stored state: those that exist, in whatever channel, and a new one where a
 * route asks for it. All are tried before the failures are thrown, as one DeliveryFailed.
 */
export async function deliverEverywhere(
  ports: DeliverPorts,
  resource: string,
  routes: ReadonlyMap<string, Hearing>,
): Promise<void> {
  const state = await ports.store.states.get(resource);
  if (!state) return;
  const { summary } = ports.present(state);
  const existing = (await ports.store.cards.of(resource)).map((card) => card.channel);
  const wanted = [...routes]
    .filter(([, hearing]) => posts(hearing.level, summary.significance))
    .map(([channel]) => channel);
  const channels = [...new Set([...existing, ...wanted])];
  const settled = await Promise.allSettled(
    channels.map((channel) => deliverCard(ports, resource, channel, routes.get(channel))),
  );
  const failures = settled.flatMap((each, index) =>
    each.status === "rejected" ? [new CardFailed(channels[index] ?? "", resource, each.reason)] : [],
  );
  if (failures.length > 0) throw new DeliveryFailed(resource, failures);
}

/**
 * Brings one channel's card of a resource up to the stored state: posts, edits and replies as `plan` says, one
 * invocation at a time. Throws SlackProblem when Slack refuses and CardBusy when the card stays taken; either way
 * calling it again is safe.
 */
export async function deliverCard(
  ports: DeliverPorts,
  resource: string,
  channel: string,
  route: Hearing | undefined,
): Promise<void> {
  const lease = await takeLease(ports, resource, channel, route ?? { level: "outcomes" });
  try {
    await bringUpToDate(ports, resource, lease, route ?? lease.record);
  } catch (problem) {
    const surelyNotPosted =
      problem instanceof SlackProblem && problem.kind !== "ambiguous" && lease.record.ts === undefined;
    if (surelyNotPosted) await ports.store.cards.forget(resource, channel);
    else await ports.store.cards.release(resource, lease, lease.record);
    throw problem;
  }
}

async function takeLease(
  { store, wait }: DeliverPorts,
  resource: string,
  channel: string,
  hearing: Hearing,
): Promise<Lease> {
  for (let tries = 0; tries < leaseTries; tries++) {
    const lease = await store.cards.lease(resource, channel, hearing);
    if (lease) return lease;
    await wait(leaseWaitMs);
  }
  throw new CardBusy(`The card of ${resource} in ${channel} is being delivered by somebody else.`);
}

async function bringUpToDate(ports: DeliverPorts, resource: string, lease: Lease, hearing: Hearing): Promise<void> {
  const { store, slack } = ports;
  const state = await store.states.get(resource);
  if (!state) return store.cards.release(resource, lease, lease.record);
  const { record } = lease;
  const presentation = ports.present(state);
  const message = withMention(presentation, record.mention ?? hearing.mention);
  const shows = digest(message);
  // A holder before us may have posted and died before it could write the ts down.
  const ts = record.ts ?? (lease.uncertain ? await slack.findPosted(record.channel, resource) : undefined);
  const known = ts === undefined ? undefined : { digest: record.digest, moment: record.moment };
  const posted = { channel: record.postedIn ?? record.channel, ts };
  const deliveries = plan(presentation.summary, shows, known, hearing.level);
  try {
    const sent = await perform(ports, deliveries, resource, posted, message, presentation, record.mention);
    const after: CardRecord = { ...record, ...sent, digest: shows, moment: momentOf(presentation.summary) };
    if (sent.ts === undefined) await store.cards.forget(resource, record.channel);
    else await store.cards.release(resource, lease, after);
    await noteOpen(ports, resource, state.kind, state.arn, presentation, sent.ts !== undefined);
  } catch (problem) {
    if (!(problem instanceof SlackProblem && problem.kind === "gone")) throw problem;
    // Somebody deleted the card. It is forgotten, and posted again only when the state asks for it.
    await store.cards.forget(resource, record.channel);
    if (known) await deliverCard(ports, resource, record.channel, hearing);
  }
}

interface Posted {
  readonly postedIn?: string;
  readonly ts?: string;
}

async function perform(
  { slack, onDegraded }: DeliverPorts,
  deliveries: readonly Delivery[],
  resource: string,
  at: { readonly channel: string; readonly ts: string | undefined },
  message: Message,
  presentation: Presentation,
  mention: string | undefined,
): Promise<Posted> {
  let posted: Posted = at.ts === undefined ? {} : { postedIn: at.channel, ts: at.ts };
  for (const delivery of deliveries) {
    switch (delivery.do) {
      case "post": {
        const metadata = { event_type: "sagemaker_card", event_payload: { card: resource } };
        const answer = await sendDegrading(
          message,
          (each) => slack.post({ channel: at.channel, ...each, metadata }),
          onDegraded,
        );
        posted = { postedIn: answer.channel, ts: answer.ts };
        break;
      }
      case "update": {
        const { ts } = at;
        if (ts !== undefined)
          await sendDegrading(message, (each) => slack.update({ channel: at.channel, ts, ...each }), onDegraded);
        break;
      }
      case "reply": {
        const reply = presentation.reply(mention);
        await sendDegrading(
          reply,
          (each) => slack.post({ channel: at.channel, ...each, threadTs: at.ts, broadcast: delivery.broadcast }),
          onDegraded,
        );
        break;
      }
    }
  }
  return posted;
}

/** What asks for a person names the person to ask, on the card itself; once it is dealt with, the mention goes. */
function withMention({ message, summary }: Presentation, mention: string | undefined): Message {
  if (!mention || summary.significance !== "act") return message;
  return {
    ...message,
    blocks: [...message.blocks, { type: "context", elements: [{ type: "mrkdwn", text: `For ${mention}` }] }],
  };
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

const digest = (message: Message): string => createHash("sha256").update(canonical(message)).digest("hex").slice(0, 24);
