import type { CommandHint } from "../../protocol.ts";

/** What Slack itself answers to a line that begins with a slash and that it does not pass on; undefined when it does. */
export function refuseCommand(text: string, commands: readonly CommandHint[], inThread: boolean): string | undefined {
  const command = /^\/\S*/.exec(text)?.[0];
  if (command === undefined) return undefined;
  const known = new Set(commands.map((hint) => hint.command.split(" ")[0]));
  if (known.size > 0 && !known.has(command)) {
    return `\`${command}\` is not a valid command. In Slack, all messages that start with the "/" character are interpreted as commands.`;
  }
  return inThread ? `${command} is not supported in threads. Sorry!` : undefined;
}
