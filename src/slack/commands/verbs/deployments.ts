import { type Command, quoted, understood, usage } from "../command.ts";

export const deployments: Command = {
  verb: "deployments",
  usage: "deployments",
  description: "What is being deployed now, how far it is, and what can be done about it",
  examples: ["deployments"],
  parse({ words: [extra], filters: [filter] }) {
    const more = extra ?? (filter && `${filter.key}:${filter.value}`);
    return more === undefined
      ? understood({ do: "deployments" })
      : usage(`I do not know what to do with ${quoted(more)}: deployments shows all of them.`, "deployments");
  },
};
