import { type Command, understood } from "../command.ts";
import { targetOf } from "../target.ts";

export const stop: Command = {
  verb: "stop",
  usage: "stop <kind> <name>",
  description: "Stop a running job or pipeline; an ARN or a console link does as well",
  examples: ["stop training churn-12", "stop pipeline churn-nightly"],
  parse(line) {
    const found = targetOf(line, "stop", "training churn-12");
    return found.is === "target" ? understood({ do: "stop", target: found.target }) : found;
  },
};
