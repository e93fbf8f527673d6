import type { CardFacts } from "../../src/domain/card.ts";
import type { FeatureGroupParts } from "../../src/events/kinds/feature-group.ts";
import { fields } from "../kit/basics.ts";
import type { Message } from "../message.ts";
import { join, type Mrkdwn, mrkdwn } from "../text.ts";
import { count } from "../words.ts";
import { created, labelled, noReason, sentences, unknownStatus, value } from "./bits.ts";
import { frame } from "./frame.ts";

/** The card of a feature group: both of its stores, each with its own state. */
export function featureGroupCard(facts: CardFacts<FeatureGroupParts>): Message {
  const { summary, parts } = facts;
  const { group } = parts;
  const blocked = group?.offlineStatus === "Blocked";
  return frame(facts, {
    sentence: sentences([
      blocked ? "New records do not reach the offline store." : unknownStatus(summary),
      noReason(summary),
    ]),
    evidence: [
      group &&
        fields([
          ["Online store", mrkdwn`${group.online ? "on" : "off"}`],
          ["Offline store", offline(group)],
        ]),
    ],
    quiet: [
      group && group.features > 0 ? count(group.features, "feature") : undefined,
      labelled("record id", group?.recordIdentifier),
      labelled("event time", group?.eventTime),
      labelled("table", group?.table),
      created(summary),
    ],
  });
}

function offline({ offlineStatus, offlineUri }: NonNullable<FeatureGroupParts["group"]>): Mrkdwn {
  if (offlineStatus === undefined && offlineUri === undefined) return mrkdwn`off`;
  return join([offlineStatus ?? "on", value(offlineUri)]);
}
