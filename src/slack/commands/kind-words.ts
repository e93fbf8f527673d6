import { isKindName, isResourceKind, type KindName, kindByWord, kindNames, kindTable } from "../../domain/kinds.ts";
import { nearest } from "./nearest.ts";

/** The longest noun, "hyper parameter tuning job", has four words. */
const MAX_WORDS = 4;

/** The kinds that a person can name. */
const nameable = kindNames.filter(isResourceKind);
const vocabulary = nameable.flatMap((kind) => [kind, ...kindTable[kind].aliases]);

/** "training job, hyperparameter tuning job, …": what can be listed and shown. */
export const kindList = nameable.map((kind) => kindTable[kind].noun).join(", ");

/** What people call one of this kind; the text itself when there is no such kind. */
export const nounOf = (kind: string): string => (isKindName(kind) ? kindTable[kind].noun : kind);

/** The kind that the first words name ("training", "training jobs", "hyper parameter tuning job"), and the words after it. */
export function leadingKind(
  words: readonly string[],
): { readonly kind: KindName; readonly rest: readonly string[] } | undefined {
  for (let count = Math.min(MAX_WORDS, words.length); count > 0; count--) {
    const kind = kindByWord(words.slice(0, count).join("-"));
    if (kind !== undefined) return { kind, rest: words.slice(count) };
  }
  return undefined;
}

/** The word for a kind that a mistyped one most likely means. */
export const nearestKind = (word: string): string | undefined => nearest(word, vocabulary);
