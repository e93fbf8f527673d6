import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { live, withAlarm } from "./testing/life.ts";
import { leavesNoTrace, lives } from "./testing/lives.ts";

describe("the life of an endpoint", () => {
  it("ends on the configuration of the last update that went through, unless it failed", () => {
    fc.assert(
      fc.property(lives, (life) => {
        const { verdicts, endpoint } = live(life);
        const served = verdicts.findLast(({ verdict }) => verdict === "deployed")?.config ?? "ranker-config-1";
        expect(verdicts.length).toBeGreaterThan(0);
        expect(endpoint.EndpointConfigName).toBe(served);
        expect(endpoint.EndpointStatus).toBe(
          { failed: "Failed", "rollback failed": "UpdateRollbackFailed" }[String(verdicts.at(-1)?.verdict)] ??
            "InService",
        );
        expect(endpoint.FailureReason).toBe(verdicts.at(-1)?.reason);
      }),
      { numRuns: 40 },
    );
  });

  it("is told in the order in which it happened, with nothing under way in the end", () => {
    fc.assert(
      fc.property(lives, (life) => {
        const { events, endpoint } = live(life);
        const times = events.map(({ time }) => Date.parse(time));
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        expect(endpoint.PendingDeploymentSummary).toBeUndefined();
        expect(JSON.stringify(endpoint.ProductionVariants)).not.toContain("VariantStatus");
      }),
      { numRuns: 40 },
    );
  });

  it("leaves no trace when an update to the same configuration goes back in silence", () => {
    const deployment = withAlarm({});
    const back = { ends: "rolled back", afterSeconds: 10 } as const;
    const told = (config: number) =>
      live({ variants: 1, instances: 2, changes: [{ change: "update", config, deployment, plan: back }] });
    expect(leavesNoTrace(told(1))).toBe(true);
    expect(leavesNoTrace(told(2))).toBe(false);
  });
});
