import { type RunningRow, runningBlocks } from "../home/running.ts";
import type { Shown } from "../home/shown.ts";
import { section } from "../kit/basics.ts";
import type { Message } from "../message.ts";
import { bold, clip, mrkdwn } from "../text.ts";
import { andMore } from "../words.ts";
import { say } from "./say.ts";

const named = 5;

/** What is under way, one line each. */
export function runningReply(running: Shown<RunningRow>): Message {
  const { rows, more } = running;
  if (rows.length === 0) return say(mrkdwn`Nothing that has a card is running.`);
  const names = rows.slice(0, named).map(({ name, headline }) => `${name} (${headline})`);
  const rest = andMore(Math.max(0, rows.length - named) + more);
  return {
    text: String(clip(mrkdwn`Running now: ${[...names, rest].filter(Boolean).join(", ")}.`, 600)),
    blocks: [section(bold("Running now")), ...runningBlocks(running, "")],
  };
}
