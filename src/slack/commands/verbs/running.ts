import { type Command, quoted, understood, usage } from "../command.ts";

export const running: Command = {
  verb: "running",
  usage: "running",
  description: "What runs now on some card: jobs, pipelines, clusters",
  examples: ["running"],
  parse: ({ words: [word], filters: [filter] }) =>
    word === undefined && filter === undefined
      ? understood({ do: "running" })
      : usage(
          `running shows all of it; for ${quoted(word ?? `${filter?.key}:`)} there is list.`,
          "list training status:InProgress",
        ),
};
