import { createHash } from "node:crypto";
import type { Message } from "../../blocks/message.ts";
import { canonical } from "./fold.ts";
import type { Presentation } from "./present.ts";

/** What asks for a person names the person to ask, on the card itself; once it is dealt with, the mention goes. */
export function withMention({ message, summary }: Presentation, mention: string | undefined): Message {
  if (!mention || summary.significance !== "act") return message;
  return {
    ...message,
    blocks: [...message.blocks, { type: "context", elements: [{ type: "mrkdwn", text: `For ${mention}` }] }],
  };
}

/** The same for the same card, so that nothing is sent twice. */
export const digestOf = (presentation: Presentation, mention: string | undefined): string =>
  createHash("sha256")
    .update(canonical(withMention(presentation, mention)))
    .digest("hex")
    .slice(0, 24);
