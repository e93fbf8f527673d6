import * as z from "zod/mini";
import { intentSchema } from "./intent.ts";

/** What the fast half hands to the slow half: one person's wish, without Slack's signature or any secret. */
export const workSchema = z.object({
  /** The same for every delivery of the same click or command, so that it is done once. */
  id: z.string().check(z.minLength(1)),
  intent: intentSchema,
  who: z.object({
    user: z.string().check(z.minLength(1)),
    team: z.string(),
    /** The handle, for records outside Slack, where an id alone says nothing. */
    name: z.optional(z.string()),
  }),
  where: z.object({
    channel: z.optional(z.string()),
    /** The message whose button was clicked. */
    messageTs: z.optional(z.string()),
    /** The thread in which it was clicked, or in which the bot was mentioned. */
    threadTs: z.optional(z.string()),
    /** Set on the App Home, which has no channel: it is published again, with the answer on top. */
    home: z.optional(z.literal(true)),
  }),
  /** Slack's response_url: five answers within 30 minutes. */
  responseUrl: z.optional(z.string()),
  /** Milliseconds since the epoch. */
  receivedAt: z.number(),
});

export type Work = z.infer<typeof workSchema>;
