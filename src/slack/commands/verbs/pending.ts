import { type Command, quoted, understood, usage } from "../command.ts";

export const pending: Command = {
  verb: "pending",
  usage: "pending",
  description: "What waits for your decision, and what waits for others",
  examples: ["pending"],
  parse: ({ words: [word], filters: [filter] }) =>
    word === undefined && filter === undefined
      ? understood({ do: "pending" })
      : usage(
          `pending takes nothing more; I do not know what to do with ${quoted(word ?? `${filter?.key}:`)}.`,
          "pending",
        ),
};
