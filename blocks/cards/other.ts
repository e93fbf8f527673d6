import type { CardFacts } from "../../src/domain/card.ts";
import type { OtherParts } from "../../src/events/kinds/other.ts";
import { fitLines, section } from "../kit/basics.ts";
import type { Message } from "../message.ts";
import { code, mrkdwn, prose } from "../text.ts";
import { andMore } from "../words.ts";
import { frame } from "./frame.ts";

const fieldsMax = 2900;

/** The card of an event whose type has no card of its own: its fields, readable. */
export function otherCard(facts: CardFacts<OtherParts>): Message {
  const { event } = facts.parts;
  const { status } = facts.summary;
  const told = event?.status === undefined ? "" : ` with status ${status.word}`;
  return frame(facts, {
    sentence: event ? undefined : prose("Its event has not been seen."),
    evidence: [
      event && event.fields.length > 0
        ? section(
            fitLines(
              event.fields.map(([path, text]) => mrkdwn`${path} ${code(text)}`),
              fieldsMax,
            ),
          )
        : undefined,
    ],
    quiet: [
      event?.source,
      event && event.more > 0 ? andMore(event.more, event.more === 1 ? "field" : "fields") : undefined,
      "this type has no card of its own yet",
    ],
    fallback: `${event?.detailType ?? "An unknown event"} of ${facts.name}${told}`,
  });
}
