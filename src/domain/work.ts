import * as z from "zod";
import { intentSchema } from "./intent.ts";

/** What the fast half hands to the slow half: one person's wish, without Slack's signature or any secret. */
export const workSchema = z.object({
  /** The same for every delivery of the same click or command, so that it is done once. */
  id: z.string().min(1),
  intent: intentSchema,
  who: z.object({ user: z.string().min(1), team: z.string() }),
  where: z.object({
    channel: z.string().optional(),
    /** The message whose button was clicked. */
    messageTs: z.string().optional(),
  }),
  /** Slack's response_url: five answers within 30 minutes. */
  responseUrl: z.string().optional(),
  /** Milliseconds since the epoch. */
  receivedAt: z.number(),
});

export type Work = z.infer<typeof workSchema>;
