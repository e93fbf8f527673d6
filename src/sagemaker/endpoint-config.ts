import { DescribeEndpointConfigCommand } from "@aws-sdk/client-sagemaker";
import type { Place, SageMakerReaders } from "./clients.ts";
import { isNotFound } from "./errors.ts";

/** Whether SageMaker has an endpoint config of that name; rejects with the SDK's error when it cannot tell. */
export async function isThere(name: string, place: Place, clients: Pick<SageMakerReaders, "at">): Promise<boolean> {
  try {
    await clients.at(place).send(new DescribeEndpointConfigCommand({ EndpointConfigName: name }));
    return true;
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}
