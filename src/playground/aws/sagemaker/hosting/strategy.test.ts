import type { DeploymentConfig, RollingUpdatePolicy, TrafficRoutingConfig } from "@aws-sdk/client-sagemaker";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instancesIn } from "./phases.ts";
import { strategyOf } from "./strategy.ts";

const pace = { launchSeconds: 180, shiftSeconds: 30, terminateSeconds: 60 };
const blueGreen = (routing: Partial<TrafficRoutingConfig>, TerminationWaitInSeconds = 0): DeploymentConfig => ({
  BlueGreenUpdatePolicy: {
    TrafficRoutingConfiguration: { Type: "CANARY", WaitIntervalInSeconds: 600, ...routing },
    TerminationWaitInSeconds,
  },
});
const rolling = (more: Partial<RollingUpdatePolicy> = {}): DeploymentConfig => ({
  RollingUpdatePolicy: {
    MaximumBatchSize: { Type: "CAPACITY_PERCENT", Value: 34 },
    WaitIntervalInSeconds: 120,
    ...more,
  },
});
const words = (deployment: DeploymentConfig | undefined, total = 3) =>
  strategyOf(total, deployment, pace).phases.map(({ message }) => message(total));

describe("blue/green", () => {
  it("moves everything at once without a policy", () => {
    expect(words(undefined)).toEqual([
      "Launching 3 instance(s).",
      "Activating traffic on full capacity of 3 instance(s).",
      "Terminating 3 instance(s).",
    ]);
  });

  it("bakes the canary, then the full fleet", () => {
    expect(words(blueGreen({ CanarySize: { Type: "INSTANCE_COUNT", Value: 1 } }, 300))).toEqual([
      "Launching 3 instance(s).",
      "Activating traffic on canary capacity of 1 instance(s).",
      "Baking for 600 seconds (TerminationWaitInSeconds) with traffic enabled on canary capacity of 1 instance(s).",
      "Activating traffic on full capacity of 3 instance(s).",
      "Baking for 300 seconds (TerminationWaitInSeconds) with traffic enabled on full capacity of 3 instance(s).",
      "Terminating 3 instance(s).",
    ]);
  });

  it("takes linear steps of whole instances, and each variant its own share of them", () => {
    const linear = blueGreen({
      Type: "LINEAR",
      LinearStepSize: { Type: "CAPACITY_PERCENT", Value: 25 },
      WaitIntervalInSeconds: 60,
    });
    const baking = strategyOf(4, linear, pace).phases.filter(({ status }) => status === "Baking");
    expect(baking.map(({ share }) => instancesIn(share, 4))).toEqual([1, 2, 3]);
    expect(baking.map(({ share }) => instancesIn(share, 2))).toEqual([1, 1, 2]);
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
        const { phases } = strategyOf(total, blueGreen(one), pace);
        expect(phases[0]?.status).toBe("Creating");
        expect(phases.at(-1)?.status).toBe("Deleting");
        expect(Math.max(...phases.map(({ share }) => instancesIn(share, total)))).toBe(total);
      }),
    );
  });
});

describe("rolling", () => {
  it("launches, bakes and terminates batch by batch", () => {
    const { phases } = strategyOf(6, rolling(), pace);
    expect(phases.slice(0, 5).map(({ message }) => message(6))).toEqual([
      "Launching 3 instance(s).",
      "Activating traffic on rolling batch capacity of 3 instance(s).",
      "Baking for 120 seconds (WaitIntervalInSeconds) with traffic enabled on rolling batch capacity of 3 instance(s).",
      "Terminating 3 instance(s).",
      "Launching 3 instance(s).",
    ]);
    expect(phases).toHaveLength(8);
  });

  it("never has more of both fleets together than the whole and one batch", () => {
    const percent = fc.integer({ min: 5, max: 50 });
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 20 }), percent, (total, Value) => {
        const { phases } = strategyOf(total, rolling({ MaximumBatchSize: { Type: "CAPACITY_PERCENT", Value } }), pace);
        const batch = instancesIn(Value / 100, total);
        for (const { share, old } of phases)
          expect(instancesIn(share, total) + instancesIn(old, total)).toBeLessThanOrEqual(total + batch);
        expect(phases.at(-1)?.share).toBeCloseTo(1);
      }),
    );
  });

  it("goes back all at once, or in batches of the rollback's own size", () => {
    const sized = rolling({ RollbackMaximumBatchSize: { Type: "INSTANCE_COUNT", Value: 1 } });
    const back = (deployment: DeploymentConfig) => {
      const { phases, back: from } = strategyOf(6, deployment, pace);
      const secondBake = phases.filter(({ status }) => status === "Baking")[1];
      return secondBake ? from(secondBake).map(({ message }) => message(6)) : [];
    };
    expect(back(rolling())).toEqual([
      "Launching 3 instance(s).",
      "Activating traffic on rolling batch capacity of 3 instance(s).",
      "Terminating 6 instance(s).",
    ]);
    expect(back(sized).filter((each) => each === "Launching 1 instance(s).")).toHaveLength(3);
  });
});
