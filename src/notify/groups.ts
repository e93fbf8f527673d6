import { resourceKey } from "../domain/arn.ts";
import type { Hearing } from "../domain/journey.ts";
import type { Change } from "../domain/resource.ts";
import { onlyEnriches } from "../events/cloudtrail/read.ts";
import { linkPart } from "../events/links.ts";
import { followsGate } from "./gates.ts";
import { heardIn } from "./journey.ts";
import type { Arrived } from "./read.ts";

/** What led to some work: to be delivered again if it fails, and to be found by in the log. */
export interface Sources {
  /** SQS message ids. */
  readonly ids: readonly string[];
  readonly eventIds: readonly string[];
}

/** All that a batch tells of one resource. */
export interface Group extends Sources {
  readonly changes: readonly [Change, ...Change[]];
  readonly routes: ReadonlyMap<string, Hearing>;
}

/** A batch by the resources that it tells of, by their keys; that a channel hears of one is told, too. */
export function byResource(batch: readonly Arrived[], opsChannel: string): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  for (const arrived of batch) {
    const { id, decoded } = arrived;
    for (const change of "changes" in decoded ? decoded.changes : []) {
      const key = resourceKey(change.arn);
      const before = groups.get(key);
      const audience = audienceOf(arrived, change, opsChannel);
      const heard = audience.map(([channel, hearing]) => heardIn(change, channel, hearing));
      groups.set(key, {
        ids: [...(before?.ids ?? []), id],
        eventIds: [...new Set([...(before?.eventIds ?? []), ...eventIdsOf(arrived)])],
        changes: before ? [...before.changes, change, ...heard] : [change, ...heard],
        routes: new Map([...(before?.routes ?? []), ...audience]),
      });
    }
  }
  return groups;
}

/** What its lines in the log are found by; a body that is no event has only its SQS message. */
export const eventIdsOf = ({ eventId, id }: Arrived): readonly string[] => [eventId ?? id];

/**
 * Where its route says; an alarm without a route is for those who run the bot. Who did something, what something came from,
 * and what became of a gate, is told on cards that are there.
 */
function audienceOf(
  { route, routed }: Arrived,
  change: Change,
  opsChannel: string,
): readonly (readonly [string, Hearing])[] {
  if (onlyEnriches(change) || change.part === linkPart || followsGate(change)) return [];
  return [!routed && change.kind === "alarm" ? [opsChannel, { level: "outcomes" }] : [route.channel, route]];
}
