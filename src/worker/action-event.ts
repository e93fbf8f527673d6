import * as z from "zod/mini";

/** The detail of "SageMaker ChatOps Action"; docs/events.md is its description for others. */
export const actionEventSchema = z.object({
  /** Another number when a field changes its meaning. */
  version: z.literal("1"),
  /** The same for every delivery of one click or command. */
  id: z.string(),
  verb: z.enum([
    "stop",
    "approve",
    "reject",
    "revoke",
    "retry",
    "rollback",
    "abort",
    "shift",
    "replay",
    "discard",
    "copy",
    "vote",
    "reopen",
  ]),
  arn: z.string(),
  kind: z.string(),
  name: z.string(),
  by: z.object({ user: z.string(), team: z.string() }),
  outcome: z.enum(["done", "already", "refused", "failed"]),
  reason: z.optional(z.string()),
  /** The round of votes that it belongs to. */
  round: z.optional(z.string()),
  /** Of a vote: what for. */
  choice: z.optional(z.enum(["approve", "reject"])),
  /** Approvals that counted then, and how many the rule asked for. */
  approvals: z.optional(z.number()),
  required: z.optional(z.number()),
  /** ISO 8601. */
  at: z.iso.datetime(),
});

export type ActionEvent = z.output<typeof actionEventSchema>;
