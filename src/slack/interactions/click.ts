import * as z from "zod/mini";
import type { Work } from "../../domain/work.ts";
import { personFields, personOf } from "./person.ts";

/** The fields of a block_actions payload that the bot uses (docs.slack.dev, "block_actions payload"). */
const payload = z.looseObject({
  trigger_id: z.string(),
  response_url: z.optional(z.string()),
  ...personFields,
  channel: z.nullish(z.looseObject({ id: z.string() })),
  container: z.optional(
    z.looseObject({
      channel_id: z.optional(z.string()),
      message_ts: z.optional(z.string()),
      thread_ts: z.optional(z.string()),
      is_ephemeral: z.optional(z.boolean()),
      view_id: z.optional(z.string()),
    }),
  ),
  view: z.optional(z.looseObject({ type: z.string() })),
  actions: z.tuple(
    [z.looseObject({ action_id: z.string(), action_ts: z.string(), value: z.optional(z.string()) })],
    z.unknown(),
  ),
});

/** One click on an element of a message, or on the App Home. */
export interface Click {
  /** The same for every delivery of this click; a second click of the same person on the same button has its own. */
  readonly id: string;
  readonly actionId: string;
  readonly value: string | undefined;
  readonly who: Work["who"];
  /** Where the work that it asks for is answered; `messageTs` is the message, if it can be edited: an ephemeral one cannot. */
  readonly where: Work["where"];
  readonly responseUrl: string | undefined;
  readonly triggerId: string;
}

/** Reads a block_actions payload. Throws ZodError for what Slack does not send. */
export function readClick(body: unknown): Click {
  const { actions, user, team, channel, container = {}, view, response_url, trigger_id } = payload.parse(body);
  const [action] = actions;
  const { channel_id, message_ts, thread_ts, view_id, is_ephemeral = false } = container;
  const place = channel?.id ?? channel_id;
  return {
    id: [action.action_ts, user.id, place ?? view_id, message_ts].filter((part) => part !== undefined).join(":"),
    actionId: action.action_id,
    value: action.value,
    who: personOf({ user, team }),
    where:
      view?.type === "home"
        ? { home: true }
        : { channel: place, messageTs: is_ephemeral ? undefined : message_ts, threadTs: thread_ts },
    responseUrl: response_url,
    triggerId: trigger_id,
  };
}
