import * as z from "zod/mini";

/**
 * What the clock hands to the worker: to carry out what the votes of a round have settled. What they have
 * settled stands in the table alone.
 */
export const choreSchema = z.object({
  chore: z.literal("carry-out"),
  /** The key of the resource. */
  resource: z.string().check(z.minLength(1)),
  round: z.string().check(z.minLength(1)),
  /** Slack user id of whoever brought the decision: in whose name AWS is told. */
  by: z.string().check(z.minLength(1)),
});

export type Chore = z.output<typeof choreSchema>;
