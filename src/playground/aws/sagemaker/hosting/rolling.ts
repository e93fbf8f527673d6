import type { RollingUpdatePolicy } from "@aws-sdk/client-sagemaker";
import { shareOf } from "./capacity.ts";
import { activating, baking, launching, type Pace, type Phase, terminating } from "./phases.ts";

/**
 * The phases of a rolling deployment of `total` instances: batch by batch the new fleet is launched, takes traffic and bakes,
 * and as much of the old one goes.
 */
export function rollingPhases(total: number, policy: RollingUpdatePolicy, pace: Pace): readonly Phase[] {
  const wait = policy.WaitIntervalInSeconds ?? 0;
  return batches(shareOf(policy.MaximumBatchSize, total)).flatMap(({ from, to }, index): readonly Phase[] => {
    const batch = to - from;
    const after = { share: to, old: 1 - from, of: "new" } as const;
    const bake: Phase = { ...after, status: "Baking", seconds: wait, message: baking("rolling batch", batch, wait) };
    return [
      {
        status: index === 0 ? "Creating" : "Updating",
        seconds: pace.launchSeconds,
        share: from,
        old: 1 - from,
        of: "new",
        message: launching(batch),
      },
      {
        ...after,
        status: "ActivatingTraffic",
        seconds: pace.shiftSeconds,
        message: activating("rolling batch", batch),
      },
      ...(wait === 0 ? [] : [bake]),
      { ...after, status: "Deleting", seconds: pace.terminateSeconds, of: "old", message: terminating(batch) },
    ];
  });
}

/** The way back from `reached`: what is gone of the old fleet is launched again, all at once unless a batch size is given. */
export function rollingRollback(
  reached: Phase,
  total: number,
  policy: RollingUpdatePolicy,
  pace: Pace,
): readonly Phase[] {
  const batch = policy.RollbackMaximumBatchSize ? shareOf(policy.RollbackMaximumBatchSize, total) : 1;
  const missing = 1 - reached.old;
  const back = batches(batch, missing).flatMap(({ from, to }): readonly Phase[] => {
    const share = Math.max(0, reached.share - to);
    return [
      {
        status: "Updating",
        seconds: pace.launchSeconds,
        share: reached.share - from,
        old: reached.old + from,
        of: "old",
        message: launching(to - from),
      },
      {
        status: "ActivatingTraffic",
        seconds: pace.shiftSeconds,
        share,
        old: reached.old + to,
        of: "old",
        message: activating("rolling batch", to - from),
      },
    ];
  });
  const gone = Math.max(reached.share, 1 / total);
  return [
    ...back,
    { status: "Deleting", seconds: pace.terminateSeconds, share: 0, old: 1, of: "new", message: terminating(gone) },
  ];
}

/** Steps of `size` until `whole` is reached; the last may be smaller. */
function batches(size: number, whole = 1): readonly { readonly from: number; readonly to: number }[] {
  const count = Math.ceil(whole / size - 1e-9);
  return Array.from({ length: count }, (_, index) => ({
    from: Math.min(whole, size * index),
    to: Math.min(whole, size * (index + 1)),
  }));
}
