import { type Command, didYouMean, quoted, understood, usage } from "../command.ts";
import { nearest } from "../nearest.ts";

export const help: Command = {
  verb: "help",
  usage: "help [verb]",
  description: "What you can ask for, or how one verb is used",
  examples: ["help", "help list"],
  parse({ words: [word], verbs }) {
    if (word === undefined) return understood({ do: "help" });
    const verb = word.toLowerCase();
    if (verbs.includes(verb)) return understood({ do: "help", verb });
    const meant = nearest(verb, verbs);
    return meant
      ? usage(didYouMean(word, meant), `help ${meant}`)
      : usage(`There is no verb ${quoted(word)}. There are: ${verbs.join(", ")}.`, "help");
  },
};
