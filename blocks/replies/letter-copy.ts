import { preformatted, section } from "../kit/basics.ts";
import type { Message } from "../message.ts";
import { code, mrkdwn } from "../text.ts";
import { andMore } from "../words.ts";

/** What one block takes, and how much of a long message fits into an answer (Slack refuses more than about 13,000 characters). */
const blockMax = 2_900;
const blocksMax = 4;

/** The whole message as it lies in the queue, to be copied; secrets masked by the caller. JSON is laid out. */
export function letterCopy(id: string, body: string): Message {
  const text = laidOut(body);
  const pieces = Array.from({ length: Math.min(blocksMax, Math.ceil(text.length / blockMax)) }, (_, index) =>
    text.slice(index * blockMax, (index + 1) * blockMax),
  );
  const rest = andMore(Math.max(0, text.length - blocksMax * blockMax), "characters");
  return {
    text: `The message ${id} of the dead-letter queue.`,
    blocks: [
      section(mrkdwn`Message ${code(id)}, secrets masked:`),
      ...pieces.map((piece) => preformatted(piece, blockMax)),
      ...(rest ? [section(mrkdwn`${rest}`)] : []),
    ],
  };
}

function laidOut(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
