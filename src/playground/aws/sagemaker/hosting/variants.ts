import type {
  DescribeEndpointConfigOutput,
  ProductionVariantSummary,
  VariantProperty,
} from "@aws-sdk/client-sagemaker";
import type { Variants } from "./frame.ts";

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

/** The variants of a new configuration with the weights and sizes that they have now, but for the excluded properties. */
export function retained(target: Variants, now: Variants, excluded: readonly VariantProperty[]): Variants {
  const keeps = (type: string) => !excluded.some(({ VariantPropertyType }) => VariantPropertyType === type);
  return target.map((variant) => {
    const present = now.find(({ VariantName }) => VariantName === variant.VariantName);
    if (!present) return variant;
    const { CurrentWeight, DesiredWeight, CurrentInstanceCount, DesiredInstanceCount } = present;
    return {
      ...variant,
      ...(keeps("DesiredWeight") ? { CurrentWeight, DesiredWeight } : {}),
      ...(keeps("DesiredInstanceCount") ? { CurrentInstanceCount, DesiredInstanceCount } : {}),
    };
  });
}

/** The size of the largest variant, by which the steps of a deployment are counted. */
export const largest = (variants: Variants): number =>
  Math.max(1, ...variants.map(({ DesiredInstanceCount = 1 }) => DesiredInstanceCount));
