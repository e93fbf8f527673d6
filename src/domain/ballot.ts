/** What people and the clock do about a resource that waits for a decision: parts of its state, by the id of the round. */
import * as z from "zod/mini";

const choice = z.enum(["approve", "reject"]);
export type Choice = z.output<typeof choice>;

const person = {
  /** Slack user id. */
  by: z.string(),
  team: z.string(),
  /** The handle, for records outside Slack. */
  name: z.optional(z.string()),
  /** Milliseconds since the epoch: when they asked for it. */
  at: z.number(),
};

/** `votes/<round>/<user>`: what one person wants, and what they saw. */
const vote = z.object({
  ...person,
  choice,
  reason: z.optional(z.string()),
  /** The work that brought it: a repeat of the same work is no second vote. */
  work: z.string(),
  channel: z.optional(z.string()),
  messageTs: z.optional(z.string()),
  /** Digests of the evidence and of the card as they were. */
  evidence: z.optional(z.string()),
  card: z.optional(z.string()),
  /** Why it no longer counts, as found when votes were counted. */
  lapsed: z.optional(z.string()),
  /** Counts how often `lapsed` has changed. */
  turn: z._default(z.number(), 0),
});
export type Vote = z.output<typeof vote>;

/** `settled/<round>`: the votes have decided; the resource itself has still to be told, once. */
const settled = z.object({
  ...person,
  choice,
  work: z.string(),
  reason: z.optional(z.string()),
  channel: z.optional(z.string()),
  messageTs: z.optional(z.string()),
  /** Whose votes count, the deciding one last. */
  voters: z.array(z.object({ by: z.string(), name: z.optional(z.string()), at: z.number() })),
  required: z.number(),
  /** What is written beside the decision, word for word, so that a repeat writes the same and knows its own. */
  description: z.string(),
  evidence: z.optional(z.string()),
  card: z.optional(z.string()),
  /** Set when the resource did not take it: the votes stay, and the next one may settle again. */
  withdrawn: z.optional(z.string()),
  /** Counts how often it was settled and withdrawn, so that the last word wins whatever the clocks say. */
  turn: z._default(z.number(), 0),
});
export type Settled = z.output<typeof settled>;

/** `ends/<round>`: nothing more can be voted on. The first end stands. */
const end = z.object({
  is: z.enum(["approved", "rejected", "expired", "superseded"]),
  at: z.number(),
  /** The newer version that superseded it. */
  by: z.optional(z.string()),
});
export type End = z.output<typeof end>;

/** `reminded/<round>`: how often those who have not voted were reminded. */
const reminded = z.object({ times: z.number() });

/** `again`: somebody asked anew after a round had expired. */
const again = z.object({ at: z.number(), by: z.string(), work: z.string() });
export type Again = z.output<typeof again>;

/** The parts by the names of their groups, keyed by what follows the first slash. */
export const ballotsSchema = z.object({
  votes: z._default(z.record(z.string(), vote), {}),
  settled: z._default(z.record(z.string(), settled), {}),
  ends: z._default(z.record(z.string(), end), {}),
  reminded: z._default(z.record(z.string(), reminded), {}),
  again: z.optional(again),
});
export type Ballots = z.output<typeof ballotsSchema>;

/** All that is known of one round. */
export interface Ballot {
  /** The round's id: the same wherever and however often its events arrive. */
  readonly round: string;
  /** Milliseconds since the epoch, whole seconds: since when it waits. */
  readonly since: number;
  /** Oldest first, one for each person. */
  readonly votes: readonly Vote[];
  readonly settled?: Settled | undefined;
  readonly end?: End | undefined;
  readonly reminded: number;
  /** Who asked anew, where the round began so. */
  readonly askedBy?: Again | undefined;
  /** Earlier rounds that were settled and of which it is not known what became of it. */
  readonly unfinished: readonly { readonly round: string; readonly settled: Settled }[];
}
