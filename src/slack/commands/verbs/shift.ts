import { type Command, quoted, type Usage, understood, usage } from "../command.ts";
import { endpointOf } from "../endpoint-target.ts";

const example = "shift ranker control=50 challenger=50";

export const shift: Command = {
  verb: "shift",
  usage: "shift <endpoint> <variant>=<weight> …",
  description: "Share the traffic of an endpoint among its variants in another way",
  examples: [example, "shift ranker challenger=0"],
  parse(line) {
    const pairs = line.words.filter((word) => word.includes("="));
    if (pairs.length === 0) return usage("Say how to share the traffic: each variant and its weight.", example);
    const weights = new Map<string, number>();
    for (const pair of pairs) {
      const read = readPair(pair);
      if ("says" in read) return read;
      if (weights.has(read.name)) return usage(`${quoted(read.name)} has two weights.`, example);
      weights.set(read.name, read.weight);
    }
    const words = line.words.filter((word) => !word.includes("="));
    const found = endpointOf({ ...line, words }, "shift", "ranker");
    if (found.is !== "target") return { ...found, example: `/sagemaker ${example}` };
    return understood({ do: "shift", target: found.target, weights: Object.fromEntries(weights) });
  },
};

/** `control=50`, `control=0.5` or `control=50%`; weights count against each other, so that a percent sign changes nothing. */
function readPair(pair: string): { readonly name: string; readonly weight: number } | Usage {
  const [, name = "", amount = ""] = /^([^=]*)=(.*)$/.exec(pair) ?? [];
  if (name === "") return usage(`${quoted(pair)} does not say which variant.`, example);
  if (!/^\d{1,9}(\.\d{1,6})?%?$/.test(amount))
    return usage(
      `${quoted(amount)} is not a weight: write a number that is not below zero, such as 50 or 0.5.`,
      example,
    );
  return { name, weight: Number(amount.replace("%", "")) };
}
