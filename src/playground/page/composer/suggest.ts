import type { CommandHint } from "../../protocol.ts";

/** One line of the list above the message box. */
export interface Suggestion {
  readonly key: string;
  readonly title: string;
  /** The rest of the usage, in a quieter colour. */
  readonly usage: string;
  readonly description: string;
  /** The whole text after the suggestion was taken, and where the caret goes. */
  readonly text: string;
  readonly caret: number;
}

/** Someone who can be mentioned. */
export interface Mentionable {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
}

const most = 40;

/** What fits the text before the caret: commands when it begins with `/`, people after an `@`. */
export function suggest(
  text: string,
  caret: number,
  commands: readonly CommandHint[],
  people: readonly Mentionable[],
): readonly Suggestion[] {
  const typed = text.slice(0, caret);
  if (/^\/[^\n]*$/.test(typed)) return suggestCommands(typed, text.slice(caret), commands);
  const word = /(?:^|[\s(])@([\w.-]*)$/.exec(typed)?.[1];
  return word === undefined ? [] : suggestPeople(word, typed, text.slice(caret), people);
}

function suggestCommands(typed: string, rest: string, commands: readonly CommandHint[]): readonly Suggestion[] {
  const wanted = typed.toLowerCase().replace(/\s+/g, " ");
  return commands
    .flatMap((hint) => {
      const { words, usage } = splitUsage(hint);
      const rank = rankOf(words.toLowerCase(), wanted);
      const text = typed.toLowerCase().startsWith(words.toLowerCase()) ? typed : `${words}${usage === "" ? "" : " "}`;
      const found: Suggestion = {
        key: `${words} ${usage}`,
        title: words,
        usage,
        description: hint.description,
        text: text + rest,
        caret: text.length,
      };
      return rank === undefined ? [] : [{ rank, found }];
    })
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ found }) => found);
}

/** The words that are typed as they are, and the placeholders that follow: `/sagemaker stop` and `<kind> <name>`. */
export function splitUsage(hint: CommandHint): { readonly words: string; readonly usage: string } {
  const usage = hint.usage.startsWith(hint.command) ? hint.usage.slice(hint.command.length) : hint.usage;
  const all = `${hint.command} ${usage}`.trim().split(/\s+/);
  const from = all.findIndex((word) => /[<[({:|=…]|\.\.\./.test(word));
  return from < 0
    ? { words: all.join(" "), usage: "" }
    : { words: all.slice(0, from).join(" "), usage: all.slice(from).join(" ") };
}

/** 0: being typed, or its arguments are. 1: a later word begins so. Undefined: does not fit. */
function rankOf(words: string, wanted: string): number | undefined {
  if (words.startsWith(wanted.trimEnd())) return 0;
  if (wanted.startsWith(`${words} `)) return 0;
  const verb = wanted.slice(1).trim();
  return verb !== "" && !verb.includes(" ") && words.split(" ").some((word) => word.startsWith(verb)) ? 1 : undefined;
}

function suggestPeople(
  word: string,
  typed: string,
  rest: string,
  people: readonly Mentionable[],
): readonly Suggestion[] {
  const wanted = word.toLowerCase();
  return people
    .filter(({ handle, name }) => [handle, ...name.split(" ")].some((part) => part.toLowerCase().startsWith(wanted)))
    .slice(0, most)
    .map(({ id, handle, name }) => {
      const text = `${typed.slice(0, typed.length - word.length)}${handle} `;
      return { key: id, title: name, usage: `@${handle}`, description: "", text: text + rest, caret: text.length };
    });
}
