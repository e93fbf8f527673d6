import { section } from "../kit/basics.ts";
import { actions, type Question } from "../kit/buttons.ts";
import type { Message } from "../message.ts";
import { bold, lines, mrkdwn } from "../text.ts";

/** Asks who typed a command before it changes something; the button carries the whole intent. Not clicking it is a no. */
export const confirmation = ({ title, text, yes }: Question, actionId: string, value: string): Message => ({
  text: `${title} ${text}`,
  blocks: [
    section(lines([bold(title), mrkdwn`${text}`])),
    ...actions("confirm", [{ label: yes, actionId, value, style: "danger" }]),
  ],
});
