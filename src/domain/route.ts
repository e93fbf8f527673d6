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

/** EventBridge's own name for the whole event, which it puts into a template as JSON. */
const eventPlaceholder = "<aws.events.event.json>";

/**
 * The input template by which a route's rule makes the queue message `{ route, event }` that src/notify/read.ts takes.
 * EventBridge takes `<…>` for a placeholder, quoted or not, so the brackets of a mention are written as JSON escapes.
 */
export function messageTemplate({ id, channel, level, mention }: Route): string {
  const route = JSON.stringify({ id, channel, level, mention }).replaceAll("<", "\\u003c").replaceAll(">", "\\u003e");
  return `{"route":${route},"event":${eventPlaceholder}}`;
}
