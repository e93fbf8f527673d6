import * as z from "zod/mini";
import { kindTable } from "../../domain/kinds.ts";
import { type StatusTable, statusOf } from "../../domain/status.ts";
import { defineKind } from "../kind.ts";

/** What becomes of a message that could not be delivered; the first decision stands. */
const letterStates: StatusTable = {
  Waiting: ["Waiting for a decision", "attention", 1],
  Replayed: ["Replayed", "succeeded", 2],
  Discarded: ["Discarded", "stopped", 2],
};

const letter = z.object({
  /** The detail-type of its event, or what it is instead of one. */
  what: z.string(),
  /** The channel that its route names. */
  channel: z.optional(z.string()),
  /** Why it could not be delivered the last time; secrets masked. */
  why: z.optional(z.string()),
  tries: z.optional(z.number()),
  /** Milliseconds since the epoch: when it came into the queue. */
  sentAt: z.number(),
  /** False when it is too large to be kept for a replay from Slack. */
  replayable: z.boolean(),
});
const decision = z.object({ is: z.enum(["Replayed", "Discarded"]) });
const parts = z.object({ letter: z.optional(letter), decision: z.optional(decision) });
export type DeadLetterParts = z.output<typeof parts>;
/** What a card tells of a dead letter. */
export type LetterFacts = z.output<typeof letter>;

/** A message of the bot's queue that was given up. No event tells of one: the clock finds it in the dead-letter queue. */
export const deadLetter = defineKind<DeadLetterParts>({
  ...kindTable["dead-letter"],
  parts,
  summary: ({ letter: facts, decision: decided }) => {
    const status = statusOf(decided?.is ?? "Waiting", letterStates);
    return {
      status,
      headline: decided ? `Dead letter · ${status.label}` : "Dead letter",
      // The one who decided sees it on the card; nobody else has to.
      significance: decided ? "all" : "act",
      startedAt: facts?.sentAt,
      reason: decided ? undefined : facts?.why,
    };
  },
  events: [],
});
