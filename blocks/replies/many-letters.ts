import type { Message } from "../message.ts";
import { bold, code, emoji, mrkdwn } from "../text.ts";
import { count } from "../words.ts";
import { say } from "./say.ts";

/** For the ops channel, when there are more dead letters than anybody wants cards of. */
export const manyLetters = (waiting: number): Message =>
  say(
    mrkdwn`${emoji("rotating_light")} ${bold(`About ${count(waiting, "dead letter")}`)} wait, which is too many for a card each, and most likely they have one cause. When it is gone, start a redrive of the dead-letter queue at AWS: ${code("docs/operate.md#events-dead-letters")}`,
  );
