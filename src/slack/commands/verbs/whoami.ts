import { type Command, understood } from "../command.ts";
import { targetOf } from "../target.ts";

export const whoami: Command = {
  verb: "whoami",
  usage: "whoami [<kind> <name>]",
  description: "What you may do, at all or with one resource, and which rule says so",
  examples: ["whoami", "whoami model churn/12"],
  parse(line) {
    if (line.words.length + line.filters.length === 0 && line.target === undefined) return understood({ do: "whoami" });
    const about = targetOf(line, "whoami", "model churn/12");
    return about.is === "target" ? understood({ do: "whoami", target: about.target }) : about;
  },
};
