import type { BiasMetric, Constraint } from "./evidence.ts";

/** What a change means: `unknown` where nobody knows which way the metric is better. */
export type Verdict = "better" | "worse" | "same" | "unknown";

/** What the approved version has in its place, and what the change means. */
interface Before {
  readonly value: number;
  readonly verdict: Verdict;
}

/** A metric of a version beside the same one of the version that is approved. */
export interface Compared {
  readonly name: string;
  readonly value: number;
  readonly deviation?: number | undefined;
  /** Absent where the approved version has no such metric, or where there is none to compare with. */
  readonly before?: Before | undefined;
}

/** A bias metric beside that of the approved version. */
export interface ComparedBias extends BiasMetric {
  readonly before?: Before | undefined;
}

/** A constraint that a metric does not keep. */
export interface Broken extends Constraint {
  readonly value: number;
}

/** Evidence as a person weighs it. */
export interface Weighed {
  /** The metrics, those that are known to be good or bad first. */
  readonly metrics: readonly Compared[];
  readonly bias: readonly ComparedBias[];
  /** The constraints that the version does not keep. */
  readonly broken: readonly Broken[];
}
