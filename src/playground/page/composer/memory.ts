import { emptyHistory, type History } from "./history.ts";

/** What the message boxes remember while the page is open: a draft per place, and what each person sent. */
export interface ComposerMemory {
  readonly drafts: Map<string, string>;
  readonly histories: Map<string, History>;
}

/** A memory with nothing in it. */
export function emptyMemory(): ComposerMemory {
  return { drafts: new Map(), histories: new Map() };
}

/** A person's sent lines. */
export function historyOf(memory: ComposerMemory, user: string): History {
  return memory.histories.get(user) ?? emptyHistory;
}
