import { context, fitLines, section } from "../kit/basics.ts";
import { limits } from "../limits.ts";
import type { Message } from "../message.ts";
import { bold, code, join, mrkdwn } from "../text.ts";

/** One verb of the command, as help shows it. */
export interface VerbHelp {
  /** "stop <kind> <name>". */
  readonly usage: string;
  /** "stops a job", without a full stop. */
  readonly does: string;
  /** Whole commands that work as they are. */
  readonly examples: readonly string[];
}

/** What the person may do, each with its examples. `command` is the slash command: "/sagemaker". */
export function help(command: string, verbs: readonly VerbHelp[]): Message {
  const entries = verbs.map(({ usage, does, examples }) =>
    join(
      [mrkdwn`${code(`${command} ${usage}`)} ${does}`, ...examples.map((example) => mrkdwn`      ${code(example)}`)],
      "\n",
    ),
  );
  return {
    text:
      verbs.length > 0
        ? `What ${command} can do: ${verbs.map((verb) => verb.usage.split(" ")[0]).join(", ")}.`
        : `There is nothing you may do with ${command}.`,
    blocks: [
      section(
        bold(verbs.length > 0 ? `What ${command} can do for you` : `There is nothing you may do with ${command}`),
      ),
      ...(entries.length > 0 ? [section(fitLines(entries, limits.section.text, "verbs"))] : []),
      context(mrkdwn`A kind is a job, endpoint, pipeline … by its usual name; a name may also be an ARN.`),
    ],
  };
}
