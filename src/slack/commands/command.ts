import type { ClearIntent, Target, Verb } from "../../domain/intent.ts";

/** The slash command, as manifest.yml registers it. */
export const SLASH = "/sagemaker";

/** Not understood: one plain sentence, and a command that would work. */
export interface Usage {
  readonly is: "usage";
  readonly says: string;
  readonly example: string;
}

/** What the text after `/sagemaker` turned out to be. */
export type Parsed = { readonly is: "intent"; readonly intent: ClearIntent } | Usage;

export interface Filter {
  readonly key: string;
  readonly value: string;
}

/** What a verb's parser gets: all that follows the verb, and what it may need to know around it. */
export interface Line {
  readonly words: readonly string[];
  readonly filters: readonly Filter[];
  /** The region in which resources without one of their own are looked for. */
  readonly region: string;
  /** What the line is about when it names nothing: the resource of the card in whose thread it was written. */
  readonly target?: Target | undefined;
  /** Every verb there is, for `help`. */
  readonly verbs: readonly string[];
}

/** One verb of `/sagemaker`. Usage and examples leave `/sagemaker` out. */
export interface Command {
  readonly verb: Verb;
  readonly usage: string;
  /** One line without a full stop, which follows the usage in lists. */
  readonly description: string;
  readonly examples: readonly [string, ...string[]];
  /** Takes any line and never throws. */
  readonly parse: (line: Line) => Parsed;
}

export const understood = (intent: ClearIntent): Parsed => ({ is: "intent", intent });

/** `example` is a command without `/sagemaker`. */
export const usage = (says: string, example: string): Usage => ({ is: "usage", says, example: `${SLASH} ${example}` });

/** A person's own word in an answer, shortened so that no paste drowns the sentence. */
export function quoted(word: string): string {
  const letters = [...word];
  return `“${letters.length > 60 ? `${letters.slice(0, 59).join("")}…` : word}”`;
}

/** For a word that is near to one that would have been understood. */
export const didYouMean = (word: string, meant: string): string =>
  `I do not know ${quoted(word)}. Did you mean “${meant}”?`;
