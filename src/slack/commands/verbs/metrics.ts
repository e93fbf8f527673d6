import { type Command, understood } from "../command.ts";
import { targetOf } from "../target.ts";

export const metrics: Command = {
  verb: "metrics",
  usage: "metrics <kind> <name>",
  description: "Charts of what a training job or an endpoint measures, from CloudWatch",
  examples: ["metrics training churn-12", "metrics endpoint ranker"],
  parse(line) {
    const found = targetOf(line, "metrics", "training churn-12");
    return found.is === "target" ? understood({ do: "metrics", target: found.target }) : found;
  },
};
