import { type Command, quoted, understood, usage } from "../command.ts";
import { targetOf } from "../target.ts";

const example = "logs training churn-12";
/** More is for CloudWatch's own console, to which the answer links. */
const maxLines = 500;

export const logs: Command = {
  verb: "logs",
  usage: "logs <kind> <name> [lines] [grep:text]",
  description: "The end of a log, what went wrong first; for a pipeline that of the step that failed",
  examples: [example, "logs training churn-12 100", 'logs endpoint ranker grep:"status 500"'],
  parse(line) {
    const { words, filters } = line;
    const last = words.at(-1);
    // A kind and a name come before it, or one ARN or link, or nothing in the thread of a card.
    const counted =
      last !== undefined &&
      /^\d{1,6}$/.test(last) &&
      (words.length > (/[:/]/.test(words[0] ?? "") ? 1 : 2) || (words.length === 1 && line.target !== undefined));
    const lines = counted ? Number(last) : undefined;
    if (lines !== undefined && (lines < 1 || lines > maxLines))
      return usage(`I show 1 to ${maxLines} lines, not ${quoted(String(last))}.`, `${example} 100`);
    const [grep, second] = filters.filter(({ key }) => key === "grep");
    if (second !== undefined) return usage(`${quoted("grep:")} is given twice.`, `${example} grep:error`);
    if (grep?.value === "") return usage(`${quoted("grep:")} has no value.`, `${example} grep:error`);
    const rest = {
      ...line,
      words: counted ? words.slice(0, -1) : words,
      filters: filters.filter(({ key }) => key !== "grep"),
    };
    const found = targetOf(rest, "logs", "training churn-12");
    if (found.is !== "target") return found;
    return understood({
      do: "logs",
      target: found.target,
      ...(lines !== undefined && { lines }),
      ...(grep !== undefined && { grep: grep.value }),
    });
  },
};
