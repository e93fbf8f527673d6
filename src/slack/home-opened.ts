import * as z from "zod/mini";
import { handOn } from "./hand-on.ts";
import { NotHandedOn } from "./not-handed-on.ts";
import type { Ports } from "./ports.ts";

/** The fields of an app_home_opened event that the bot uses (docs.slack.dev/reference/events/app_home_opened). */
const payload = z.looseObject({
  event_id: z.string().check(z.minLength(1)),
  team_id: z._default(z.string(), ""),
  event: z.looseObject({ user: z.string().check(z.minLength(1)), tab: z.optional(z.string()) }),
});

/**
 * Has the Home tab drawn for who opened it. Rejects when that could not be handed on: Slack then delivers the event again. Throws
 * ZodError for what Slack does not send.
 */
export async function answerHomeOpened(body: unknown, ports: Ports): Promise<void> {
  const { event_id, team_id, event } = payload.parse(body);
  // The tab with the bot's messages is the other one.
  if (event.tab !== "home") return;
  const work = {
    id: event_id,
    intent: { do: "home" as const },
    who: { user: event.user, team: team_id },
    where: { home: true as const },
    receivedAt: ports.now(),
  };
  if (!(await handOn(work, ports))) throw new NotHandedOn();
}
