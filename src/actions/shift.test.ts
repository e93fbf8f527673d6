import { describe, expect, test } from "vitest";
import { endpointParts } from "../events/endpoint/parts.ts";
import { kinds } from "../events/registry.ts";
import { type Answers, own, withStandIn } from "../sagemaker/testing/stand-in.ts";
import type { Target } from "./action.ts";
import { shift } from "./shift.ts";

const endpoint = (status: string, weights: Readonly<Record<string, number>>): Target => {
  const variants = Object.entries(weights).map(([name, currentWeight]) => ({ name, currentWeight }));
  const parts = endpointParts.parse({ endpoint: { status, config: "A", variants } });
  return {
    kind: "endpoint",
    arn: "arn:aws:sagemaker:eu-west-1:123456789012:endpoint/ranker",
    name: "ranker",
    account: own.account,
    region: own.region,
    parts,
    summary: kinds.endpoint.summary(parts),
  };
};
const wish = (weights: Readonly<Record<string, number>>) => ({ do: "shift", target: { arn: "x" }, weights }) as const;
const perform = (target: Target, weights: Readonly<Record<string, number>>, answers: Answers = {}) =>
  withStandIn(answers, async ({ clients, calls }) => ({
    outcome: await shift.perform({
      target,
      intent: wish(weights),
      who: "Ana",
      user: "U0ANA",
      at: 0,
      seed: "1",
      clients,
    }),
    calls,
  }));
const two = { control: 9, challenger: 1 };

describe("shifting the traffic of an endpoint", () => {
  test("changes the weights that are named and leaves the others", async () => {
    const { outcome, calls } = await perform(
      endpoint("InService", two),
      { challenger: 9 },
      {
        UpdateEndpointWeightsAndCapacities: {},
      },
    );
    expect(outcome).toMatchObject({
      is: "done",
      says: "SageMaker shifts the traffic of ranker: control 50 %, challenger 50 %.",
    });
    expect(calls).toEqual([
      {
        operation: "UpdateEndpointWeightsAndCapacities",
        input: {
          EndpointName: "ranker",
          DesiredWeightsAndCapacities: [{ VariantName: "challenger", DesiredWeight: 9 }],
        },
      },
    ]);
  });

  test("asks first, with the shares before and after", () => {
    expect(shift.asks?.(endpoint("InService", two), wish({ challenger: 9 }))?.text).toContain(
      "control 90 % → 50 %, challenger 10 % → 50 %",
    );
    expect(shift.asks?.(endpoint("InService", two), wish({ nobody: 9 }))).toBeUndefined();
  });

  test.each([
    [endpoint("InService", two), { nobody: 1 }, "has no variant nobody. It has: control, challenger."],
    [endpoint("InService", two), { control: 0, challenger: 0 }, "no variant would take any traffic"],
    [endpoint("InService", { AllTraffic: 1 }), { AllTraffic: 1 }, "has one variant only"],
    [endpoint("Updating", two), { control: 1 }, "in status Updating"],
  ])("is refused in words where it makes no sense", async (target, weights, words) => {
    const { outcome, calls } = await perform(target, weights);
    expect(outcome).toMatchObject({ is: "refused", because: expect.stringContaining(words) });
    expect(calls).toEqual([]);
  });

  test("to the same shares has nothing to do", async () => {
    expect((await perform(endpoint("InService", two), { control: 90, challenger: 10 })).outcome.is).toBe("already");
  });
});
