import { section } from "../kit/basics.ts";
import { limits } from "../limits.ts";
import type { Message } from "../message.ts";
import { clip, type Mrkdwn } from "../text.ts";

/** A message of one paragraph; its fallback text says the same. */
export const say = (text: Mrkdwn): Message => ({
  text: String(clip(text, limits.section.text)),
  blocks: [section(text)],
});
