import { reasonMax } from "../../../../blocks/modals/decide.ts";
import { type Command, quoted, understood, usage } from "../command.ts";
import { leadingKind } from "../kind-words.ts";
import { targetOf } from "../target.ts";

const example = 'revoke churn/12 reason:"drifts since Monday"';

export const revoke: Command = {
  verb: "revoke",
  usage: 'revoke <group>/<version> reason:"…"',
  description: "Take back the approval of a model package version; an older one may be redeployed",
  examples: [example],
  parse(line) {
    const [reason, second] = line.filters.filter(({ key }) => key === "reason");
    if (second !== undefined) return usage(`${quoted("reason:")} is given twice.`, example);
    if (!reason?.value.trim()) return usage("Say why: the reason is kept in the model registry.", example);
    // The button that asks once more carries it, and has room for so much.
    if (reason.value.length > reasonMax) return usage(`A reason has at most ${reasonMax} characters.`, example);
    const filters = line.filters.filter(({ key }) => key !== "reason");
    const [first = ""] = line.words;
    // People leave the word out, since only versions are approved.
    const said = /^(arn:|https?:\/\/)/i.test(first) || leadingKind(line.words) !== undefined || first === "";
    const words = said ? line.words : ["model", ...line.words];
    const found = targetOf({ ...line, words, filters }, "revoke", "model churn/12");
    if (found.is !== "target") return found;
    return understood({ do: "revoke", target: found.target, reason: reason.value });
  },
};
