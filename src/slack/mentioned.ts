import * as z from "zod/mini";
import { handOn } from "./hand-on.ts";
import { NotHandedOn } from "./not-handed-on.ts";
import type { Ports } from "./ports.ts";

/** The fields of an app_mention event that the bot uses (docs.slack.dev/reference/events/app_mention). */
const payload = z.looseObject({
  event_id: z.string().check(z.minLength(1)),
  team_id: z._default(z.string(), ""),
  authorizations: z._default(z.array(z.looseObject({ user_id: z.string() })), []),
  event: z.looseObject({
    // A message of another bot may have no user.
    user: z.optional(z.string()),
    bot_id: z.optional(z.string()),
    text: z._default(z.string(), ""),
    channel: z.string().check(z.minLength(1)),
    thread_ts: z.optional(z.string()),
  }),
});

/**
 * Hands on what a person wrote to the bot. It is read where the card of the thread is known: by the worker. What bots write is left
 * alone, lest two of them talk for ever. Rejects when it could not be handed on: Slack then delivers the event again. Throws ZodError
 * for what Slack does not send.
 */
export async function answerMention(body: unknown, ports: Ports): Promise<void> {
  const { event_id, team_id, authorizations, event } = payload.parse(body);
  const { user, bot_id, text, channel, thread_ts } = event;
  if (user === undefined || bot_id !== undefined) return;
  const work = {
    id: event_id,
    intent: { do: "mention" as const, text: afterMention(text, authorizations[0]?.user_id) },
    who: { user, team: team_id },
    where: { channel, threadTs: thread_ts },
    receivedAt: ports.now(),
  };
  if (!(await handOn(work, ports))) throw new NotHandedOn();
}

/** What stands behind the bot's name: "@ana look, @SageMaker list training" asks for a list. */
function afterMention(text: string, bot: string | undefined): string {
  const [, asked] = new RegExp(`<@${bot ?? "[UW][A-Z0-9]+"}(?:\\|[^>]*)?>([^]*)$`).exec(text) ?? [];
  return (asked ?? text).trim();
}
