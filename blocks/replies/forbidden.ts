import type { Message } from "../message.ts";
import { channelMention, emoji, join, type Mrkdwn, mention, mrkdwn, prose, userMention } from "../text.ts";
import { andMore, count, shorten } from "../words.ts";
import { say } from "./say.ts";

/** Who might do what a person may not. */
export interface WhoMay {
  /** User groups by handle, without "@"; a handle that Slack does not know stays a word. */
  readonly groups: readonly string[];
  /** Slack user ids. */
  readonly users: readonly string[];
  /** Everybody whom the policy does not name may. */
  readonly others: boolean;
  /** The channels, by id, where this person may do it themselves. */
  readonly channels?: readonly string[];
}

const becauseMax = 600;
const listed = 5;

/**
 * Tells somebody why they may not, and who may. `mentions` are the groups in Slack's own form; in an answer that only one
 * person sees, a mention shows the name and pings nobody.
 */
export function forbidden(request: {
  readonly because: string;
  /** Absent where that is not known. */
  readonly mayBe?: WhoMay | undefined;
  readonly mentions: Readonly<Record<string, string>>;
  /** How many different people have to approve. */
  readonly required?: number | undefined;
}): Message {
  const { because, mayBe, mentions, required } = request;
  return say(
    join(
      [
        mrkdwn`${emoji("no_entry_sign")} ${shorten(because, becauseMax)}`,
        mayBe && who(mayBe, mentions),
        needed(required),
      ],
      " ",
    ),
  );
}

const needed = (required: number | undefined): Mrkdwn | undefined =>
  required === undefined ? undefined : prose(`${count(required, "approval")} ${required === 1 ? "is" : "are"} needed.`);

function who({ groups, users, others, channels = [] }: WhoMay, mentions: Readonly<Record<string, string>>): Mrkdwn {
  if (channels.length > 0)
    return mrkdwn`You may in ${join(channels.slice(0, listed).map(channelMention), " and in ")}.`;
  if (others) return prose("Everybody else may.");
  const named = [
    ...groups.map((group) => (mentions[group] ? mention(mentions[group]) : prose(`@${group}`))),
    ...users.map(userMention),
  ];
  if (named.length === 0) return prose("Nobody may from Slack.");
  const more = named.length > listed ? andMore(named.length - listed) : undefined;
  return mrkdwn`${join([...named.slice(0, listed), more], ", ")} may.`;
}
