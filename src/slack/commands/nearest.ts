/**
 * The candidate that a mistyped word most likely means: at most one slip in a short word, two in a longer one, where a slip is
 * a letter too many, too few, wrong, or swapped with its neighbour. Undefined when none is that near.
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const allowed = word.length <= 4 ? 1 : 2;
  const [best] = candidates
    .filter((candidate) => Math.abs(candidate.length - word.length) <= allowed)
    .map((candidate) => ({ candidate, slips: slips(word.toLowerCase(), candidate) }))
    .filter((each) => each.slips <= allowed)
    .toSorted((a, b) => a.slips - b.slips);
  return best?.candidate;
}

/** Optimal string alignment distance. */
function slips(a: string, b: string): number {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(before, j - 2) : Number.POSITIVE_INFINITY;
      const replaced = at(row, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(at(row, j) + 1, at(next, j - 1) + 1, replaced, swapped + 1));
    }
    before = row;
    row = next;
  }
  return at(row, b.length);
}

const at = (row: readonly number[], index: number): number => row[index] ?? Number.POSITIVE_INFINITY;
