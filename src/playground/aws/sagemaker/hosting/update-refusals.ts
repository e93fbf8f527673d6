import type {
  BlueGreenUpdatePolicy,
  CapacitySize,
  DeploymentConfig,
  DescribeEndpointOutput,
} from "@aws-sdk/client-sagemaker";
import { validationException } from "../../http/errors.ts";
import type { EndpointUpdate } from "./deployments.ts";
import { largest, variantsOf } from "./variants.ts";

/**
 * Throws ValidationException for a deployment that SageMaker's pages rule out. They give the rules, not the words of the
 * refusals, which are ours.
 */
export function refuseUnlessItFits(endpoint: DescribeEndpointOutput, update: EndpointUpdate): void {
  const deployment = update.retainDeployment ? endpoint.LastDeploymentConfig : update.deployment;
  if (!deployment) return;
  const problem = problemWith(endpoint, update, deployment);
  if (problem) throw validationException(problem);
}

function problemWith(
  { ProductionVariants: now = [] }: DescribeEndpointOutput,
  { config }: EndpointUpdate,
  { BlueGreenUpdatePolicy: blueGreen, RollingUpdatePolicy: rolling }: DeploymentConfig,
): string | undefined {
  const next = variantsOf(config.api);
  const names = (variants: typeof next) =>
    variants
      .map(({ VariantName }) => VariantName)
      .toSorted()
      .join();
  if (blueGreen && rolling)
    return "DeploymentConfig can have either a BlueGreenUpdatePolicy or a RollingUpdatePolicy, not both.";
  if (names(now) !== names(next)) return "The variants of the new endpoint configuration must have the same names.";
  if (blueGreen) return blueGreenProblem(blueGreen, largest(next));
  if (!rolling) return undefined;
  if (next.length > 1) return "RollingUpdatePolicy is not supported for endpoints with multiple variants.";
  return (
    sizeProblem("MaximumBatchSize", rolling.MaximumBatchSize, largest(next), [5, 50]) ??
    limitProblem(rolling.WaitIntervalInSeconds ?? 0, rolling.MaximumExecutionTimeoutInSeconds)
  );
}

function blueGreenProblem(policy: BlueGreenUpdatePolicy, total: number): string | undefined {
  const { TrafficRoutingConfiguration: routing, TerminationWaitInSeconds: last = 0 } = policy;
  const wait = routing?.WaitIntervalInSeconds ?? 0;
  const size =
    routing?.Type === "CANARY"
      ? sizeProblem("CanarySize", routing.CanarySize, total, [0, 50])
      : routing?.Type === "LINEAR"
        ? sizeProblem("LinearStepSize", routing.LinearStepSize, total, [10, 50])
        : undefined;
  return size ?? limitProblem(wait + last, policy.MaximumExecutionTimeoutInSeconds);
}

function sizeProblem(
  member: string,
  size: CapacitySize | undefined,
  total: number,
  [min, max]: readonly [number, number],
): string | undefined {
  if (!size) return `${member} is required.`;
  const percent = size.Type === "INSTANCE_COUNT" ? ((size.Value ?? 0) / total) * 100 : (size.Value ?? 0);
  // One instance is always a step, however few there are.
  if (percent >= min && (percent <= max || (size.Type === "INSTANCE_COUNT" && size.Value === 1))) return undefined;
  return `${member} must be between ${min}% and ${max}% of the variant's total instance count.`;
}

const limitProblem = (waits: number, limit: number | undefined): string | undefined =>
  limit === undefined || limit > waits
    ? undefined
    : "MaximumExecutionTimeoutInSeconds must be greater than the waiting times of the deployment.";
