/** What a person sent before, walked with the up and down arrows as in a shell. */
export interface History {
  readonly sent: readonly string[];
  /** Index into `sent`; `sent.length` is the draft. */
  readonly at: number;
  /** What was being written before the walk began. */
  readonly draft: string;
}

/** Nothing sent yet. */
export const emptyHistory: History = { sent: [], at: 0, draft: "" };

const keep = 50;

/** Remembers a sent line once; the same line twice in a row is one entry. */
export function remember(history: History, text: string): History {
  const sent = (history.sent.at(-1) === text ? history.sent : [...history.sent, text]).slice(-keep);
  return { sent, at: sent.length, draft: "" };
}

/** One step back (`-1`) or forward (`1`); undefined when there is nowhere to go. */
export function walk(
  history: History,
  step: -1 | 1,
  current: string,
): { readonly history: History; readonly text: string } | undefined {
  const at = history.at + step;
  if (at < 0 || at > history.sent.length) return undefined;
  const draft = history.at === history.sent.length ? current : history.draft;
  return { history: { ...history, at, draft }, text: history.sent[at] ?? draft };
}
