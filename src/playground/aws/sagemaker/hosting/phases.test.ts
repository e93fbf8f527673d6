import type { DeploymentConfig, TrafficRoutingConfig } from "@aws-sdk/client-sagemaker";
import fc from "fast-check";
import { expect, it } from "vitest";
import { phasesOf } from "./phases.ts";

const pace = { launchSeconds: 180, shiftSeconds: 30, terminateSeconds: 60 };
const config = (routing: Partial<TrafficRoutingConfig>, TerminationWaitInSeconds = 0): DeploymentConfig => ({
  BlueGreenUpdatePolicy: {
    TrafficRoutingConfiguration: { Type: "CANARY", WaitIntervalInSeconds: 600, ...routing },
    TerminationWaitInSeconds,
  },
});
const words = (deployment: DeploymentConfig | undefined, total = 3) =>
  phasesOf(total, deployment, pace).map(({ message }) => message);

it("moves everything at once without a policy", () => {
  expect(words(undefined)).toEqual([
    "Launching 3 instance(s).",
    "Activating traffic on full capacity of 3 instance(s).",
    "Terminating 3 instance(s).",
  ]);
});

it("bakes the canary, then the full fleet", () => {
  expect(words(config({ CanarySize: { Type: "INSTANCE_COUNT", Value: 1 } }, 300))).toEqual([
    "Launching 3 instance(s).",
    "Activating traffic on canary capacity of 1 instance(s).",
    "Baking for 600 seconds (TerminationWaitInSeconds) with traffic enabled on canary capacity of 1 instance(s).",
    "Activating traffic on full capacity of 3 instance(s).",
    "Baking for 300 seconds (TerminationWaitInSeconds) with traffic enabled on full capacity of 3 instance(s).",
    "Terminating 3 instance(s).",
  ]);
});

it("takes linear steps of whole instances", () => {
  const linear = config({
    Type: "LINEAR",
    LinearStepSize: { Type: "CAPACITY_PERCENT", Value: 25 },
    WaitIntervalInSeconds: 60,
  });
  const baking = phasesOf(4, linear, pace).filter(({ status }) => status === "Baking");
  expect(baking.map(({ instances }) => instances)).toEqual([1, 2, 3]);
});

it("always launches first, terminates last and never gives traffic to more instances than there are", () => {
  const size = fc.record({
    Type: fc.constantFrom("INSTANCE_COUNT", "CAPACITY_PERCENT"),
    Value: fc.integer({ min: 1, max: 50 }),
  });
  const routing = fc.record({
    Type: fc.constantFrom("CANARY", "LINEAR", "ALL_AT_ONCE"),
    CanarySize: size,
    LinearStepSize: size,
  });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), routing, (total, one) => {
      const phases = phasesOf(total, config(one), pace);
      expect(phases[0]?.status).toBe("Creating");
      expect(phases.at(-1)?.status).toBe("Deleting");
      expect(Math.max(...phases.map(({ instances }) => instances))).toBe(total);
    }),
  );
});
