import type { Message } from "../message.ts";
import { emoji, join, type Mrkdwn, mention, mrkdwn, prose, userMention } from "../text.ts";
import { andMore, shorten } from "../words.ts";
import { say } from "./say.ts";

/** Who might do what a person may not. */
export interface WhoMay {
  /** User groups by handle, without "@"; a handle that Slack does not know stays a word. */
  readonly groups: readonly string[];
  /** Slack user ids. */
  readonly users: readonly string[];
  /** Everybody whom the policy does not name may. */
  readonly others: boolean;
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
}): Message {
  const { because, mayBe, mentions } = request;
  return say(
    join([mrkdwn`${emoji("no_entry_sign")} ${shorten(because, becauseMax)}`, mayBe && who(mayBe, mentions)], " "),
  );
}

function who({ groups, users, others }: WhoMay, mentions: Readonly<Record<string, string>>): Mrkdwn {
  if (others) return prose("Everybody else may.");
  const named = [
    ...groups.map((group) => (mentions[group] ? mention(mentions[group]) : prose(`@${group}`))),
    ...users.map(userMention),
  ];
  if (named.length === 0) return prose("Nobody may from Slack.");
  const more = named.length > listed ? andMore(named.length - listed) : undefined;
  return mrkdwn`${join([...named.slice(0, listed), more], ", ")} may.`;
}
