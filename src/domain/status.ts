/** What a status means to a person, whatever SageMaker calls it. */
export type Phase = "running" | "attention" | "succeeded" | "failed" | "stopped";

/** SageMaker's word as it came, how a person says it, and what it means. */
export interface Status {
  readonly word: string;
  readonly label: string;
  readonly phase: Phase;
  /** Position in the life of a resource; of two changes at the same time, the higher one is the later one. */
  readonly rank: number;
}

/** The statuses of a kind by SageMaker's word in API casing: label, phase, rank. */
export type StatusTable = Readonly<Record<string, readonly [label: string, phase: Phase, rank: number]>>;

/** Events say `IN_SERVICE`, the API says `InService`, a tutorial says `in-service`: all fold to the same letters. */
const folded = (word: string): string => word.replace(/[_\-\s]/g, "").toLowerCase();

/** Looks a status word up in any casing; a word that nobody knows needs attention and is shown as it came. */
export function statusOf(word: string, table: StatusTable): Status {
  const wanted = folded(word);
  for (const [known, [label, phase, rank]] of Object.entries(table)) {
    if (folded(known) === wanted) return { word: known, label, phase, rank };
  }
  return { word, label: word, phase: "attention", rank: 0 };
}
