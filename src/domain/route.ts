import * as z from "zod";

/** Where events of one EventBridge rule go, and how much of them posts. */
export const routeSchema = z.object({
  id: z.string().min(1),
  channel: z.string().min(1),
  level: z.enum(["act", "outcomes", "all"]).default("outcomes"),
  /** A mention in Slack's own form, such as `<!subteam^S123>` or `<@U123>`, added to what asks a person to act. */
  mention: z
    .string()
    .regex(/^<(@[UW][A-Z0-9]+|!subteam\^S[A-Z0-9]+|!here|!channel)>$/)
    .optional(),
});

export type Route = z.output<typeof routeSchema>;
