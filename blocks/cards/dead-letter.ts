import type { CardFacts } from "../../src/domain/card.ts";
import type { DeadLetterParts } from "../../src/events/kinds/dead-letter.ts";
import type { Message } from "../message.ts";
import { channelMention, code, mrkdwn, slackDate } from "../text.ts";
import { count } from "../words.ts";
import { sentences } from "./bits.ts";
import { frame } from "./frame.ts";

/** The card of a message that was given up: what it is about, why, and what became of it. */
export function deadLetterCard(facts: CardFacts<DeadLetterParts>): Message {
  const { parts, summary } = facts;
  const { letter, decision } = parts;
  const tried = letter?.tries ? ` after ${count(letter.tries, "try").replace("trys", "tries")}` : "";
  return frame(facts, {
    noun: letter?.what,
    sentence: sentences([
      decision ? undefined : `This was given up${tried}, so no card shows it.`,
      decision?.is === "Replayed" ? "It is in the queue again; its own card shows what it says." : undefined,
      decision?.is === "Discarded" ? "No card will show it." : undefined,
      decision || summary.reason || !letter ? undefined : "Why is not known: look for its id in the log of notify.",
      letter && !letter.replayable && !decision
        ? "It is too large to be replayed from here: start a redrive of the queue at AWS."
        : undefined,
    ]),
    quiet: [
      letter?.channel && mrkdwn`for ${channelMention(letter.channel)}`,
      letter && mrkdwn`sent ${slackDate(letter.sentAt)}`,
      mrkdwn`message ${code(facts.arn.replace(/^dead-letter:/, ""))}`,
    ],
    fallback: `${letter?.what ?? "A message"} of ${facts.name} ${decision ? `was ${decision.is.toLowerCase()}` : "could not be delivered and was given up"}`,
  });
}
