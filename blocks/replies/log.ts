import type { KnownBlock } from "@slack/types";
import { context, preformatted, section } from "../kit/basics.ts";
import type { Message } from "../message.ts";
import { bold, clip, code, join, link, mrkdwn } from "../text.ts";
import { andMore, shorten } from "../words.ts";

/** The end of a log, as CloudWatch has it; secrets masked by the caller. */
export interface LogShown {
  /** "training job". */
  readonly noun: string;
  readonly name: string;
  /** The log in CloudWatch's console. */
  readonly url: string | undefined;
  /** What was searched for. */
  readonly grep?: string | undefined;
  /** The traceback, or what stands for it. */
  readonly error?: string | undefined;
  readonly tails: readonly { readonly stream: string; readonly lines: readonly string[] }[];
}

/** All lines together: below what Slack takes as one message, with room for what else is in it. */
const linesMax = 6000;
const streamsShown = 4;
/** A line that is longer is data, not words. */
const lineMax = 400;

/** The end of a log: what went wrong first, then the last lines of each stream. */
export function logReply({ noun, name, url, grep, error, tails }: LogShown): Message {
  const about = mrkdwn`${bold("Log")} of the ${noun} ${url ? link(url, name) : code(name)}`;
  const shown = tails.slice(0, streamsShown);
  const each = Math.floor(linesMax / Math.max(1, shown.length));
  return {
    text: String(
      clip(mrkdwn`The log of the ${noun} ${name}: ${error?.split("\n").at(-1) ?? tails[0]?.lines.at(-1) ?? ""}`, 300),
    ),
    blocks: [
      section(join([about, grep === undefined ? undefined : mrkdwn`lines with ${code(grep)}`])),
      ...(error ? [section(bold("What went wrong")), preformatted(error)] : []),
      ...shown.flatMap(({ stream, lines }): readonly KnownBlock[] => [
        context(mrkdwn`${code(stream)}`),
        preformatted(lastThatFit(lines, each)),
      ]),
      ...(tails.length > shown.length ? [context(mrkdwn`${andMore(tails.length - shown.length, "streams")}`)] : []),
    ],
  };
}

/** The newest lines stand at the end and count most; how many are left out before them is said. */
function lastThatFit(lines: readonly string[], max: number): string {
  const kept: string[] = [];
  // Room for the line that tells how many are left out.
  let room = Math.min(max, 2900) - 40;
  for (const line of lines.toReversed()) {
    const short = shorten(line, lineMax);
    room -= short.length + 1;
    if (room < 0) break;
    kept.unshift(short);
  }
  const hidden = lines.length - kept.length;
  return [...(hidden > 0 ? [`… ${andMore(hidden, "lines")} before`] : []), ...kept].join("\n");
}
