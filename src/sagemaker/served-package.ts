import { DescribeEndpointConfigCommand, DescribeModelCommand, type SageMakerClient } from "@aws-sdk/client-sagemaker";
import type { Place, SageMakerReaders } from "./clients.ts";
import { sageMakerProblem } from "./errors.ts";

/** The model package that an endpoint config serves. */
export type ServedPackage =
  | { readonly is: "package"; readonly arn: string }
  /** Its models are made of no package, or SageMaker will never tell which. */
  | { readonly is: "none" }
  /** It may be known another time. */
  | { readonly is: "unknown" };

/**
 * Looks up what an endpoint config serves: its models, and the first of them that was made of a model package
 * (DescribeModel, Containers[].ModelPackageName, which is a full ARN for a version). Never rejects.
 */
export async function servedPackage(
  config: string,
  place: Place,
  clients: SageMakerReaders,
  abortSignal: AbortSignal,
): Promise<ServedPackage> {
  try {
    const client = clients.at(place);
    const { ProductionVariants = [] } = await client.send(
      new DescribeEndpointConfigCommand({ EndpointConfigName: config }),
      { abortSignal },
    );
    for (const model of new Set(ProductionVariants.flatMap(({ ModelName }) => ModelName ?? []))) {
      const arn = await packageOf(model, client, abortSignal);
      if (arn !== undefined) return { is: "package", arn };
    }
    return { is: "none" };
  } catch (error) {
    return sageMakerProblem(error, `the endpoint config ${config}`).retryable ? { is: "unknown" } : { is: "none" };
  }
}

async function packageOf(model: string, client: SageMakerClient, abortSignal: AbortSignal) {
  const { PrimaryContainer, Containers = [] } = await client.send(new DescribeModelCommand({ ModelName: model }), {
    abortSignal,
  });
  return [PrimaryContainer, ...Containers].find((each) => each?.ModelPackageName)?.ModelPackageName;
}
