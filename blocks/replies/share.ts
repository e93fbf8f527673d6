import { context } from "../kit/basics.ts";
import { actions } from "../kit/buttons.ts";
import { limits } from "../limits.ts";
import type { Message } from "../message.ts";
import { mrkdwn, userMention } from "../text.ts";

/** The answer with a button that shares it; without, where the question is too long to be asked again by a button. */
export function shareButton(message: Message, value: string): Message {
  if (value.length > limits.button.value) return message;
  const button = actions("share", [{ label: "Share in channel", actionId: "intent:share", value }]);
  return { ...message, blocks: [...message.blocks, ...button] };
}

/**
 * The answer for everybody. Without buttons: nobody keeps a copy up to date, so they would offer what is no longer possible. The name
 * is no mention, since nobody is pinged for what they did themselves.
 */
export function shared(message: Message, by: { readonly user: string; readonly name?: string | undefined }): Message {
  const name = by.name === undefined ? userMention(by.user) : mrkdwn`${by.name}`;
  return {
    ...message,
    blocks: [...message.blocks.filter(({ type }) => type !== "actions"), context(mrkdwn`Shared by ${name}`)],
  };
}
