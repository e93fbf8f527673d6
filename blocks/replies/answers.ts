/** Short answers that only the person who asked sees. Each says what happened and what to do next. */
import type { Outcome } from "../../src/domain/outcome.ts";
import type { Message } from "../message.ts";
import { bold, code, emoji, join, lines, mrkdwn } from "../text.ts";
import { shorten } from "../words.ts";
import { say } from "./say.ts";

const becauseMax = 1000;
const _listed = 5;

/** What became of what the person asked for. */
export function outcomeAnswer(outcome: Outcome): Message {
  switch (outcome.is) {
    case "done":
      return say(mrkdwn`${emoji("white_check_mark")} ${shorten(outcome.says, becauseMax)}`);
    case "already":
      return say(mrkdwn`${emoji("information_source")} ${shorten(outcome.says, becauseMax)}`);
    case "refused":
      return refusal(outcome.because);
    case "failed":
      return say(
        join(
          [
            mrkdwn`${emoji("x")} That did not work: ${shorten(outcome.because, becauseMax)}`,
            outcome.retryable ? "You can try it again." : undefined,
          ],
          " ",
        ),
      );
  }
}

/** "No: because". */
export const refusal = (because: string): Message =>
  say(mrkdwn`${emoji("no_entry_sign")} ${shorten(because, becauseMax)}`);

/** What was wrong with a command, and one that works. */
export const usageError = ({ problem, example }: { readonly problem: string; readonly example: string }): Message =>
  say(
    lines([
      mrkdwn`${emoji("warning")} ${shorten(problem, becauseMax)}`,
      mrkdwn`${bold("For example")}: ${code(example)}`,
    ]),
  );
