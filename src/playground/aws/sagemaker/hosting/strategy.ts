import type { DeploymentConfig } from "@aws-sdk/client-sagemaker";
import { blueGreenPhases, blueGreenRollback } from "./blue-green.ts";
import type { Pace, Phase } from "./phases.ts";
import { rollingPhases, rollingRollback } from "./rolling.ts";

/** How a fleet is replaced: the way there, and the way back from each point of it. */
export interface Strategy {
  readonly phases: readonly Phase[];
  readonly back: (reached: Phase) => readonly Phase[];
  /** Seconds after which the deployment is given up; undefined when no limit was set. */
  readonly limitSeconds: number | undefined;
}

/** The strategy that a deployment configuration asks for; `total` is the size of the largest variant. */
export function strategyOf(total: number, config: DeploymentConfig | undefined, pace: Pace): Strategy {
  const { BlueGreenUpdatePolicy: blueGreen, RollingUpdatePolicy: rolling } = config ?? {};
  if (rolling)
    return {
      phases: rollingPhases(total, rolling, pace),
      back: (reached) => rollingRollback(reached, total, rolling, pace),
      limitSeconds: rolling.MaximumExecutionTimeoutInSeconds,
    };
  return {
    phases: blueGreenPhases(total, blueGreen, pace),
    back: () => blueGreenRollback(pace),
    limitSeconds: blueGreen?.MaximumExecutionTimeoutInSeconds,
  };
}
