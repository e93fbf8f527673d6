import * as z from "zod/mini";

/** The detail of "SageMaker ChatOps Action"; docs/events.md is its description for others. */
export const actionEventSchema = z.object({
  /** Another number when a field changes its meaning. */
  version: z.literal("1"),
  /** The same for every delivery of one click or command. */
  id: z.string(),
  verb: z.enum(["stop", "approve", "reject", "retry", "replay", "discard", "copy"]),
  arn: z.string(),
  kind: z.string(),
  name: z.string(),
  by: z.object({ user: z.string(), team: z.string() }),
  outcome: z.enum(["done", "already", "refused", "failed"]),
  reason: z.optional(z.string()),
  /** ISO 8601. */
  at: z.iso.datetime(),
});

export type ActionEvent = z.output<typeof actionEventSchema>;
