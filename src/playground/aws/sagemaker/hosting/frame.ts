import type { DescribeEndpointOutput, ProductionVariantSummary } from "@aws-sdk/client-sagemaker";
import { instancesIn, type Phase } from "./phases.ts";

export type Variants = readonly ProductionVariantSummary[];

/** A deployment under way: what it goes from, and to what. */
export interface Moving {
  readonly configName: string;
  readonly startedAt: Date;
  readonly old: Variants;
  readonly target: Variants;
}

/** What DescribeEndpoint shows in a phase: the old configuration and fleet stay on top, the new ones are pending. */
export function frame({ configName, startedAt, old, target }: Moving, phase: Phase, now: Date) {
  const shown = (variants: Variants, fleet: "new" | "old", share: number): ProductionVariantSummary[] =>
    variants.map(({ VariantStatus: _last, ...variant }) => {
      const total = variant.DesiredInstanceCount ?? 1;
      const tells = phase.of === fleet;
      return {
        ...variant,
        CurrentInstanceCount: instancesIn(share, total),
        ...(tells
          ? { VariantStatus: [{ Status: phase.status, StatusMessage: phase.message(total), StartTime: now }] }
          : {}),
      };
    });
  return {
    EndpointStatus: "Updating",
    ProductionVariants: shown(old, "old", phase.old),
    PendingDeploymentSummary: {
      EndpointConfigName: configName,
      StartTime: startedAt,
      ProductionVariants: shown(target, "new", phase.share),
    },
  } satisfies Partial<DescribeEndpointOutput>;
}

/** The variants at rest, with as much of their fleet as runs. */
export const atRest = (variants: Variants, share = 1): ProductionVariantSummary[] =>
  variants.map(({ VariantStatus: _none, ...variant }) => ({
    ...variant,
    CurrentWeight: variant.DesiredWeight,
    CurrentInstanceCount: instancesIn(share, variant.DesiredInstanceCount ?? 1),
  }));
