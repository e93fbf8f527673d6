import * as z from "zod/mini";

/** Where events of one EventBridge rule go, and how much of them posts. */
export const routeSchema = z.object({
  id: z.string().check(z.minLength(1)),
  channel: z.string().check(z.minLength(1)),
  level: z._default(z.enum(["act", "outcomes", "all"]), "outcomes"),
  /** A mention in Slack's own form, such as `<!subteam^S123>` or `<@U123>`, added to what asks a person to act. */
  mention: z.optional(z.string().check(z.regex(/^<(@[UW][A-Z0-9]+|!subteam\^S[A-Z0-9]+|!here|!channel)>$/))),
});

export type Route = z.output<typeof routeSchema>;
