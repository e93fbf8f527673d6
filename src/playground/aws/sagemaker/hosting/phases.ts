import type { VariantStatus } from "@aws-sdk/client-sagemaker";

/** One stretch of a deployment, as `VariantStatus` tells it. */
export interface Phase {
  readonly status: VariantStatus;
  readonly seconds: number;
  /** How much of the new fleet takes traffic, from 0 to 1. */
  readonly share: number;
  /** How much of the old fleet still runs, from 0 to 1. */
  readonly old: number;
  /** The fleet that the words are about. */
  readonly of: "new" | "old";
  /** What a variant of so many instances says. */
  readonly message: (total: number) => string;
}

/** How long the parts of a deployment take that no configuration sets. */
export interface Pace {
  readonly launchSeconds: number;
  readonly shiftSeconds: number;
  readonly terminateSeconds: number;
}

/** Shares are sums of fractions: this much of an instance is none. */
const nearly = 1e-9;

/** A share of the instances of one variant: whole, and one at least of what is not nothing. */
export const instancesIn = (share: number, total: number): number =>
  share < nearly ? 0 : Math.min(total, Math.max(1, Math.ceil(share * total - nearly)));

// The words. Those of canaries, full fleets and capacities are documented; linear steps and rolling batches are not, and
// follow them.

export const launching = (share: number) => (total: number) => `Launching ${instancesIn(share, total)} instance(s).`;
export const terminating = (share: number) => (total: number) =>
  `Terminating ${instancesIn(share, total)} instance(s).`;

/** The part of a fleet that traffic was turned on for. */
export type Part = "canary" | "linear step" | "rolling batch" | "full";

export const activating = (part: Part, share: number) => (total: number) =>
  `Activating traffic on ${part} capacity of ${instancesIn(share, total)} instance(s).`;

/** The documentation names TerminationWaitInSeconds in the bake of a canary as well. */
export const baking = (part: Part, share: number, seconds: number) => (total: number) => {
  const timer = part === "canary" || part === "full" ? "TerminationWaitInSeconds" : "WaitIntervalInSeconds";
  return `Baking for ${seconds} seconds (${timer}) with traffic enabled on ${part} capacity of ${instancesIn(share, total)} instance(s).`;
};
