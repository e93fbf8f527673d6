import { context, section } from "../kit/basics.ts";
import type { Message } from "../message.ts";
import { bold, clip, code, emoji, mrkdwn } from "../text.ts";

/** For the ops channel: a channel that the bot cannot write to. `error` is Slack's own code. */
export function blockedNotice({ channel, error }: { readonly channel: string; readonly error: string }): Message {
  return {
    text: String(clip(mrkdwn`A card could not be delivered to ${channel}: Slack answers ${error}.`, 300)),
    blocks: [
      section(mrkdwn`${emoji("warning")} ${bold("A card could not be delivered")} to ${code(channel)}`),
      section(
        mrkdwn`Slack answers ${code(error)}. Invite the bot to the channel, or correct the channel of the route.`,
      ),
      context(mrkdwn`Told once a day for each channel. The next change of the resource tries again.`),
    ],
  };
}
