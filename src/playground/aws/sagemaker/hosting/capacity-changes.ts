import type { DescribeEndpointOutput, ProductionVariantSummary } from "@aws-sdk/client-sagemaker";
import type { Held, Shelf } from "../shelf.ts";
import { createStories, today, type World } from "../world.ts";
import type { CapacityPlan, Verdict } from "./deployment-plan.ts";
import { pace } from "./deployments.ts";
import { atRest, type Variants } from "./frame.ts";

/** Changes of weights and sizes under the same configuration, of endpoints that are idle when they begin. */
export type ChangeCapacity = (
  endpoint: Held<DescribeEndpointOutput>,
  wanted: readonly ProductionVariantSummary[],
  plan: CapacityPlan,
) => void;

/** How UpdateEndpointWeightsAndCapacities goes: the only change whose way back is called RollingBack. */
export function createCapacityChanges(
  world: World,
  shelf: Shelf<DescribeEndpointOutput>,
  record: (verdict: Verdict) => void,
): ChangeCapacity {
  const stories = createStories(world);

  return ({ arn, api }, wanted, plan) => {
    const show = (patch: Partial<DescribeEndpointOutput>) =>
      void shelf.change(arn, { LastModifiedTime: today(world), ...patch });
    const old = api.ProductionVariants ?? [];
    const target = old.map((variant) => ({
      ...variant,
      ...wanted.find(({ VariantName }) => VariantName === variant.VariantName),
    }));
    const startedAt = world.clock.now();
    const settle = (variants: Variants, reason?: string) => {
      record({
        endpointArn: arn,
        change: "capacity",
        config: api.EndpointConfigName ?? "",
        previousConfig: api.EndpointConfigName ?? "",
        startedAt,
        endedAt: world.clock.now(),
        verdict: plan.ends,
        ...(reason === undefined ? {} : { reason }),
      });
      show({ EndpointStatus: "InService", ProductionVariants: atRest(variants), FailureReason: reason });
    };
    const scaling = (from: Variants, to: Variants) => scaled(from, to, today(world));

    show({ EndpointStatus: "Updating", FailureReason: undefined, ProductionVariants: scaling(old, target) });
    if (plan.ends === "deployed") return stories.play(arn, [[pace.launchSeconds, () => settle(target)]]);
    stories.play(arn, [
      [plan.afterSeconds, () => show({ EndpointStatus: "RollingBack", ProductionVariants: scaling(target, old) })],
      [pace.terminateSeconds, () => settle(old, plan.reason)],
    ]);
  };
}

/** The variants on their way to new sizes. Only "Scaling out" is documented; the others follow it. */
function scaled(from: Variants, to: Variants, now: Date): ProductionVariantSummary[] {
  return to.map((variant, index) => {
    const { DesiredInstanceCount: after = 1 } = variant;
    const before = from[index]?.DesiredInstanceCount ?? after;
    const words =
      after === before
        ? "Updating weight"
        : `Scaling ${after > before ? "out" : "in"} desired instance count to ${after}`;
    return { ...variant, VariantStatus: [{ Status: "Updating", StatusMessage: `${words}.`, StartTime: now }] };
  });
}
