import { limits } from "../limits.ts";
import { type Mrkdwn, mrkdwn, plain, preserved } from "../text.ts";
import { shorten } from "../words.ts";

/** Text in a fixed-width box of mrkdwn. Longer than a section takes, it is shortened visibly. */
export const fence = (text: string, max: number = limits.section.text): Mrkdwn =>
  mrkdwn`\`\`\`\n${preserved(shortenEscaped(text, max - 8))}\n\`\`\``;

/** Shortened so that the text fits after escaping as well: an & takes five characters then. */
function shortenEscaped(text: string, max: number): string {
  const clean = plain(text);
  const length = String(preserved(clean)).length;
  return length <= max
    ? clean
    : shortenEscaped(shorten(clean, Math.min(clean.length - 1, Math.floor((clean.length * max) / length))), max);
}
