import type { CapacitySize, DeploymentConfig, VariantStatus } from "@aws-sdk/client-sagemaker";

/** One stretch of a blue/green deployment, as `VariantStatus` tells it. */
export interface Phase {
  readonly status: VariantStatus;
  readonly message: string;
  readonly seconds: number;
  /** Instances of the new fleet that take traffic or are being launched. */
  readonly instances: number;
}

/** How long the parts take that no configuration sets. */
export interface Pace {
  readonly launchSeconds: number;
  readonly shiftSeconds: number;
  readonly terminateSeconds: number;
}

/**
 * The phases of moving `total` instances to a new configuration. Without a policy the traffic moves all at once.
 * The messages are the documented ones; what linear steps say is not documented and follows the canary's words.
 */
export function phasesOf(
  total: number,
  config: DeploymentConfig | undefined,
  pace: Pace,
): readonly [Phase, ...Phase[]] {
  const routing = config?.BlueGreenUpdatePolicy?.TrafficRoutingConfiguration;
  const finalBake = config?.BlueGreenUpdatePolicy?.TerminationWaitInSeconds ?? 0;
  const wait = routing?.WaitIntervalInSeconds ?? 0;
  const activate = (fleet: "canary" | "full", instances: number): Phase => ({
    status: "ActivatingTraffic",
    message: `Activating traffic on ${fleet} capacity of ${instances} instance(s).`,
    seconds: pace.shiftSeconds,
    instances,
  });
  // The documentation names TerminationWaitInSeconds in the bake of the canary as well.
  const bake = (fleet: "canary" | "full", instances: number, seconds: number): readonly Phase[] =>
    seconds === 0
      ? []
      : [
          {
            status: "Baking",
            message: `Baking for ${seconds} seconds (TerminationWaitInSeconds) with traffic enabled on ${fleet} capacity of ${instances} instance(s).`,
            seconds,
            instances,
          },
        ];

  return [
    {
      status: "Creating",
      message: `Launching ${total} instance(s).`,
      seconds: pace.launchSeconds,
      instances: total,
    },
    ...steps(total, config).flatMap((instances) => [activate("canary", instances), ...bake("canary", instances, wait)]),
    activate("full", total),
    ...bake("full", total, finalBake),
    {
      status: "Deleting",
      message: `Terminating ${total} instance(s).`,
      seconds: pace.terminateSeconds,
      instances: total,
    },
  ];
}

/** How many instances take traffic after each step that is not the last. */
function steps(total: number, config: DeploymentConfig | undefined): readonly number[] {
  const routing = config?.BlueGreenUpdatePolicy?.TrafficRoutingConfiguration;
  switch (routing?.Type) {
    case "CANARY":
      return [instancesOf(routing.CanarySize, total)];
    case "LINEAR": {
      const size = instancesOf(routing.LinearStepSize, total);
      return Array.from({ length: Math.ceil(total / size) - 1 }, (_, index) => size * (index + 1));
    }
    default:
      return [];
  }
}

function instancesOf(size: CapacitySize | undefined, total: number): number {
  const value = size?.Value ?? 10;
  const wanted = size?.Type === "INSTANCE_COUNT" ? value : Math.ceil((total * value) / 100);
  return Math.min(total, Math.max(1, wanted));
}
