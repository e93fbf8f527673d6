import type { CardFacts } from "../../src/domain/card.ts";
import { fromWords } from "../cards/journey.ts";
import type { Message } from "../message.ts";
import { bold, join, link, mrkdwn } from "../text.ts";
import { shorten } from "../words.ts";
import { say } from "./say.ts";

/** Stands where the card of an endpoint was, once a newer journey tells of it: nothing to click on a card of the past. */
export function leftMessage({ noun, name, links, journey }: CardFacts): Message {
  const shown = shorten(name, 300);
  const named = join([noun, links.console ? link(links.console, shown) : bold(shown)], " ");
  const where = journey?.from ? mrkdwn` ${fromWords(journey.from)}` : "";
  return say(mrkdwn`The story of ${named} goes on in a newer thread: it now serves or moves to what came${where}.`);
}
