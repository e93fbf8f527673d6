import type { BlueGreenUpdatePolicy } from "@aws-sdk/client-sagemaker";
import { shareOf } from "./capacity.ts";
import { activating, baking, launching, type Pace, type Part, type Phase, terminating } from "./phases.ts";

/** The phases of a blue/green deployment whose largest variant has `total` instances. No policy: all at once. */
export function blueGreenPhases(
  total: number,
  policy: BlueGreenUpdatePolicy | undefined,
  pace: Pace,
): readonly Phase[] {
  const routing = policy?.TrafficRoutingConfiguration;
  const wait = routing?.WaitIntervalInSeconds ?? 0;
  const part: Part = routing?.Type === "LINEAR" ? "linear step" : "canary";
  const on = (words: Part, share: number, bakeSeconds: number): readonly Phase[] => {
    const common = { share, old: 1, of: "new" } as const;
    const shift: Phase = {
      ...common,
      status: "ActivatingTraffic",
      seconds: pace.shiftSeconds,
      message: activating(words, share),
    };
    const bake: Phase = {
      ...common,
      status: "Baking",
      seconds: bakeSeconds,
      message: baking(words, share, bakeSeconds),
    };
    return bakeSeconds === 0 ? [shift] : [shift, bake];
  };
  return [
    { status: "Creating", seconds: pace.launchSeconds, share: 0, old: 1, of: "new", message: launching(1) },
    ...steps(total, policy).flatMap((share) => on(part, share, wait)),
    ...on("full", 1, policy?.TerminationWaitInSeconds ?? 0),
    { status: "Deleting", seconds: pace.terminateSeconds, share: 1, old: 1, of: "new", message: terminating(1) },
  ];
}

/** The way back: the traffic returns at once, and the new fleet goes. */
export const blueGreenRollback = (pace: Pace): readonly Phase[] => [
  { status: "Deleting", seconds: pace.terminateSeconds, share: 0, old: 1, of: "new", message: terminating(1) },
];

/** The share that takes traffic after each step that is not the last. */
function steps(total: number, policy: BlueGreenUpdatePolicy | undefined): readonly number[] {
  const routing = policy?.TrafficRoutingConfiguration;
  switch (routing?.Type) {
    case "CANARY":
      return [shareOf(routing.CanarySize, total)];
    case "LINEAR": {
      const step = shareOf(routing.LinearStepSize, total);
      return Array.from({ length: Math.ceil(1 / step - 1e-9) - 1 }, (_, index) => step * (index + 1));
    }
    default:
      return [];
  }
}
