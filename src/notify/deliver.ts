import type { Hearing } from "../domain/journey.ts";
import type { ResourceState } from "../domain/resource.ts";
import type { Store } from "../store/store.ts";
import { deliverCard } from "./deliver-card.ts";
import { ancestorsOf, homeIn } from "./home.ts";
import { heardOf, isAwaited, tells } from "./journey.ts";
import type { PerformPorts } from "./perform.ts";
import { posts } from "./plan.ts";
import type { Present } from "./present.ts";
import { asks, isUnrecorded, roundOf } from "./round.ts";
import { kindOf, viewOf } from "./view.ts";

/** What delivering needs of the world. `wait` resolves after that many milliseconds. */
export interface DeliverPorts extends PerformPorts {
  readonly store: Store;
  readonly present: Present;
  readonly wait: (ms: number) => Promise<void>;
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

/**
 * Brings every card of one resource up to the stored state: those that exist, in whatever channel, and a new one where a
 * route asks for it, or something that came of the resource needs its thread. All are tried before the failures are thrown,
 * as one DeliveryFailed.
 */
export async function deliverEverywhere(
  ports: DeliverPorts,
  resource: string,
  routes: ReadonlyMap<string, Hearing>,
): Promise<void> {
  const state = await ports.store.states.get(resource);
  if (!state || !tells(state)) return;
  const hearings = wanted(state, routes);
  const existing = (await ports.store.cards.of(resource)).map((card) => card.channel);
  const channels = [...new Set([...existing, ...hearings.keys()])];
  const ancestors = channels.length > 0 ? await ancestorsOf(state, ports.store) : [];
  const settled = await Promise.allSettled(
    channels.map(async (channel) => {
      const hearing = hearings.get(channel) ?? routes.get(channel);
      const home = await homeIn(channel, state, hearing ?? { level: "all" }, ancestors, ports.store);
      // Without a card and without a place for one there is nothing to hold a lease on.
      if (home.in === "card-above" && !existing.includes(channel)) return;
      await deliverCard(ports, { resource, channel, hearing, home });
    }),
  );
  const failures = settled.flatMap((each, index) =>
    each.status === "rejected" ? [new CardFailed(channels[index] ?? "", resource, each.reason)] : [],
  );
  if (failures.length > 0) throw new DeliveryFailed(resource, failures);
  // Only now does every card show that nobody is asked any more.
  const round = roundOf(state);
  if (round && !asks(round) && !isUnrecorded(round)) await ports.store.pending.drop(resource);
}

/** The channels that are to have a card, and how they hear of the resource. */
function wanted(state: ResourceState, routes: ReadonlyMap<string, Hearing>): ReadonlyMap<string, Hearing> {
  const { summary, journey } = viewOf(kindOf(state), state);
  const asked = [...routes].filter(([, { level }]) => posts(level, summary.significance));
  const awaited = Object.entries(heardOf(state)).filter(([channel]) => isAwaited(journey.offspring, channel));
  return new Map([...awaited, ...asked]);
}
