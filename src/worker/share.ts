import type { Message } from "../../blocks/message.ts";
import { shareButton, shared } from "../../blocks/replies/share.ts";
import type { Intent } from "../domain/intent.ts";
import type { Work } from "../domain/work.ts";
import { sendDegrading } from "../notify/send.ts";
import { encodeIntent } from "../slack/button.ts";
import type { WorkPorts } from "./ports.ts";

/** The answer with a button that asks the same once more, for everybody. */
export const withShareButton = (message: Message, again: Intent): Message => shareButton(message, encodeIntent(again));

/**
 * Shows everybody in the channel what one person was shown, drawn again as it is now, and takes back what they alone saw. Through the
 * response_url, so that it works in channels that the bot is not in.
 */
export async function share(
  { who, where }: Work,
  message: Message,
  responseUrl: string,
  { slack, onDegraded, log }: WorkPorts,
): Promise<void> {
  await sendDegrading(
    shared(message, who),
    (each) => slack.respond(responseUrl, { ...each, inChannel: true, threadTs: where.threadTs }),
    onDegraded,
  );
  // Everybody has it; that one person has it twice is no reason to do it again.
  await slack
    .respond(responseUrl, { deleteOriginal: true })
    .catch((error: unknown) => log.error("A shared answer could not be taken back", error));
}
