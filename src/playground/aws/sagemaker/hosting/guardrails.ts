import type { DescribeEndpointConfigOutput, DescribeModelOutput } from "@aws-sdk/client-sagemaker";
import type { Held, Shelf } from "../shelf.ts";

/**
 * Whether deployment guardrails leave a configuration out (developer guide, "Exclusions"): on Inf1 instances and with
 * containers of the Marketplace an update moves everything at once, does not bake, and sends no deployment events.
 */
export function isExcluded(
  { api, place }: Held<DescribeEndpointConfigOutput>,
  models: Shelf<DescribeModelOutput>,
): boolean {
  return (api.ProductionVariants ?? []).some(({ InstanceType = "", ModelName = "" }) => {
    const source = models.find(place, ModelName)?.api.PrimaryContainer?.ModelPackageName;
    // A model package of the Marketplace belongs to an account of AWS's.
    return InstanceType.startsWith("ml.inf1.") || (source !== undefined && source.split(":")[4] !== place.account);
  });
}
