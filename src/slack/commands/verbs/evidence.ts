import { type Command, understood } from "../command.ts";
import { targetOf } from "../target.ts";

export const evidence: Command = {
  verb: "evidence",
  usage: "evidence model-package <group>/<version>",
  description: "All that a version is judged by: metrics beside the approved version, bias, lineage",
  examples: ["evidence model-package churn/12"],
  parse(line) {
    const found = targetOf(line, "evidence", "model-package churn/12");
    return found.is === "target" ? understood({ do: "evidence", target: found.target }) : found;
  },
};
