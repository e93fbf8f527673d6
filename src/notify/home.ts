import { resourceKey } from "../domain/arn.ts";
import { type Hearing, longestWay, type Place, placeOf } from "../domain/journey.ts";
import type { ResourceState } from "../domain/resource.ts";
import type { Store } from "../store/store.ts";
import { heardOf } from "./journey.ts";
import { weight } from "./plan.ts";
import { kindOf, viewOf } from "./view.ts";

/** Where a resource is told in a channel: by a card of its own there or in a thread, or by the card of what it came from. */
export type Home =
  | { readonly in: "channel" }
  | (Extract<Place, { in: "thread" }> & { readonly ts: string })
  | { readonly in: "card-above" };

/** All that a resource came from and that the bot has heard of, the first of the journey first. */
export async function ancestorsOf(state: ResourceState, { states }: Pick<Store, "states">) {
  const ancestors: ResourceState[] = [];
  let next = viewOf(kindOf(state), state).journey.from?.arn;
  while (next !== undefined && ancestors.length < longestWay) {
    const parent = await states.get(resourceKey(next));
    if (!parent) break;
    ancestors.unshift(parent);
    next = viewOf(kindOf(parent), parent).journey.from?.arn;
  }
  return ancestors;
}

/**
 * Finds the card under which a resource is told in a channel: the first of its journey that has one there, or of which the
 * channel hears at least as much as of the resource itself. Without one the resource stands alone.
 */
export async function homeIn(
  channel: string,
  { kind }: ResourceState,
  hearing: Pick<Hearing, "level">,
  ancestors: readonly ResourceState[],
  { cards }: Pick<Store, "cards">,
): Promise<Home> {
  for (const ancestor of ancestors) {
    const card = (await cards.of(ancestor.key)).find((each) => each.channel === channel);
    const heard = heardOf(ancestor)[channel];
    if (card?.ts === undefined && !(heard && weight[heard.level] <= weight[hearing.level])) continue;
    const place = placeOf(kind);
    const ts = card?.threadTs ?? card?.ts;
    return place.in === "thread" && ts !== undefined ? { ...place, ts } : { in: "card-above" };
  }
  return { in: "channel" };
}
