import type { DescribeEndpointConfigOutput, ProductionVariantSummary } from "@aws-sdk/client-sagemaker";

/** The variants of an endpoint that serves a configuration as it was written. */
export function variantsOf({ ProductionVariants }: DescribeEndpointConfigOutput): ProductionVariantSummary[] {
  return (ProductionVariants ?? []).map(({ VariantName, InitialVariantWeight = 1, InitialInstanceCount = 1 }) => ({
    VariantName,
    CurrentWeight: InitialVariantWeight,
    DesiredWeight: InitialVariantWeight,
    CurrentInstanceCount: InitialInstanceCount,
    DesiredInstanceCount: InitialInstanceCount,
  }));
}

/** How many instances the variants want together. */
export const instancesWanted = (variants: readonly ProductionVariantSummary[]): number =>
  variants.reduce((total, { DesiredInstanceCount = 1 }) => total + DesiredInstanceCount, 0);
