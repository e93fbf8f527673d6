import { type Command, understood } from "../command.ts";
import { targetOf } from "../target.ts";

export const show: Command = {
  verb: "show",
  usage: "show <kind> <name>",
  description: "One resource as it is now; an ARN or a console link does as well",
  examples: ["show training churn-12", "show endpoint ranker", "show model churn/12"],
  parse(line) {
    const found = targetOf(line, "show", "training churn-12");
    return found.is === "target" ? understood({ do: "show", target: found.target }) : found;
  },
};
