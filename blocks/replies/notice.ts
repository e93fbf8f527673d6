import { context, preformatted, section } from "../kit/basics.ts";
import type { Message } from "../message.ts";
import { bold, clip, code, emoji, join, mrkdwn } from "../text.ts";
import { shorten } from "../words.ts";

/** Something that arrived and could not be read. */
export interface Unreadable {
  /** What it should have been: "EventBridge event", "queue message". */
  readonly what: string;
  readonly why: string;
  /** The beginning of what arrived; secrets masked by the caller. */
  readonly excerpt?: string | undefined;
  readonly eventId?: string | undefined;
  readonly detailType?: string | undefined;
}

const excerptMax = 1000;
const whyMax = 1000;

/** For the ops channel: nothing that arrives is dropped in silence. */
export function unreadableNotice({ what, why, excerpt, eventId, detailType }: Unreadable): Message {
  const headline = join([join([emoji("warning"), bold(`Unreadable ${what}`)], " "), detailType && code(detailType)]);
  const text = mrkdwn`The ${what} could not be read${detailType ? ` (${detailType})` : ""}: ${shorten(why, whyMax)}`;
  return {
    text: String(clip(text, 300)),
    blocks: [
      section(headline),
      section(mrkdwn`${shorten(why, whyMax)}`),
      ...(excerpt ? [preformatted(excerpt, excerptMax)] : []),
      context(join([eventId && mrkdwn`event ${code(eventId)}`, mrkdwn`no card shows it`])),
    ],
  };
}
