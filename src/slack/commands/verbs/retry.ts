import { type Command, understood } from "../command.ts";
import { targetOf } from "../target.ts";

export const retry: Command = {
  verb: "retry",
  usage: "retry <kind> <name>",
  description: "Run again what failed: a job under a new name, a pipeline from the failed step",
  examples: ["retry training churn-12", "retry pipeline churn-nightly"],
  parse(line) {
    const found = targetOf(line, "retry", "training churn-12");
    return found.is === "target" ? understood({ do: "retry", target: found.target }) : found;
  },
};
