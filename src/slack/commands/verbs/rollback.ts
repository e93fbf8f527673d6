import { type Command, quoted, understood, usage } from "../command.ts";
import { endpointOf } from "../endpoint-target.ts";

/** SageMaker's names of endpoint configs. */
const configShape = /^[A-Za-z0-9](-*[A-Za-z0-9]){0,62}$/;

export const rollback: Command = {
  verb: "rollback",
  usage: "rollback <endpoint> [to <config>]",
  description: "Deploy the config that an endpoint served before, or another one",
  examples: ["rollback ranker", "rollback ranker to ranker-config-41"],
  parse(line) {
    const at = line.words.findIndex((word, index) => index > 0 && word.toLowerCase() === "to");
    const [config, extra] = at < 0 ? [] : line.words.slice(at + 1);
    if (at >= 0 && config === undefined)
      return usage("Say which config to deploy.", "rollback ranker to ranker-config-41");
    if (extra !== undefined)
      return usage(`I do not know what to do with ${quoted(extra)}.`, "rollback ranker to ranker-config-41");
    if (config !== undefined && !configShape.test(config))
      return usage(
        `${quoted(config)} cannot be the name of an endpoint config.`,
        "rollback ranker to ranker-config-41",
      );
    const found = endpointOf({ ...line, words: at < 0 ? line.words : line.words.slice(0, at) }, "rollback", "ranker");
    if (found.is !== "target") return found;
    return understood({ do: "rollback", target: found.target, ...(config !== undefined && { config }) });
  },
};
