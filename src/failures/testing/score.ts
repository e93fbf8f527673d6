import { classify } from "../classify.ts";
import type { Seen } from "./corpus.ts";

/** How the classifier does on some cases; both figures from 0 to 1. */
export interface Score {
  readonly cases: number;
  /** Of the classes that were named, how many were right. */
  readonly precision: number;
  /** Of the cases that have a class, how many were given it. */
  readonly recall: number;
  /** What went wrong. */
  readonly wrong: readonly { readonly text: string; readonly expected: string; readonly got: string }[];
}

/** What SageMaker says when it knows only that the container ended. */
const bareReason = "AlgorithmError: , exit code: 1";

/** A case that was said to be `unknown` is no claim: it counts against recall alone. */
export function score(cases: readonly Seen[]): Score {
  const judged = cases.map((each) => ({ text: each.text, expected: each.class, got: classOf(each) }));
  const named = judged.filter(({ got }) => got !== "unknown");
  const nameable = judged.filter(({ expected }) => expected !== "unknown");
  const right = nameable.filter(({ expected, got }) => expected === got).length;
  return {
    cases: cases.length,
    precision: named.length === 0 ? 1 : right / named.length,
    recall: nameable.length === 0 ? 1 : right / nameable.length,
    wrong: judged.filter(({ expected, got }) => expected !== got),
  };
}

const classOf = ({ in: place, text, secondary }: Seen): string =>
  classify(place === "log" ? { reason: bareReason, log: text } : { reason: text, secondary }).class;
