import type { Choice } from "../../../domain/ballot.ts";
import { type Command, quoted, understood, usage } from "../command.ts";
import { targetOf } from "../target.ts";

const decide = (verb: Choice, example: string, description: string, examples: Command["examples"]): Command => ({
  verb,
  usage: `${verb} <kind> <name> [reason:"…"]`,
  description,
  examples,
  parse(line) {
    const [reason, second] = line.filters.filter(({ key }) => key === "reason");
    if (second !== undefined) return usage(`${quoted("reason:")} is given twice.`, example);
    if (reason?.value === "") return usage(`${quoted("reason:")} has no value.`, example);
    if (verb === "reject" && reason === undefined)
      return usage("Say why: the reason is kept with the decision.", example);
    const rest = { ...line, filters: line.filters.filter(({ key }) => key !== "reason") };
    const found = targetOf(rest, verb, "model churn/12");
    if (found.is !== "target") return found;
    return understood({ do: verb, target: found.target, ...(reason !== undefined && { reason: reason.value }) });
  },
});

export const approve = decide(
  "approve",
  'approve model churn/12 reason:"AUC is up"',
  "Vote for what waits for a decision, as with the button on its card",
  ["approve model churn/12", 'approve model churn/12 reason:"AUC is up by 2 %"'],
);

export const reject = decide(
  "reject",
  'reject model churn/12 reason:"bias"',
  "Vote against what waits for a decision, which ends the round",
  ['reject model churn/12 reason:"worse for customers above 60"'],
);
