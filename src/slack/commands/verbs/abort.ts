import { type Command, understood } from "../command.ts";
import { endpointOf } from "../endpoint-target.ts";

export const abort: Command = {
  verb: "abort",
  usage: "abort <endpoint>",
  description: "End the bake of a deployment by one of its alarms, as far as SageMaker sees it",
  examples: ["abort ranker"],
  parse(line) {
    const found = endpointOf(line, "abort", "ranker");
    return found.is === "target" ? understood({ do: "abort", target: found.target }) : found;
  },
};
