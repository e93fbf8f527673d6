import type { SageMakerClient } from "@aws-sdk/client-sagemaker";
import type { AsEvent } from "../as-event.ts";
import { isNotFound } from "../errors.ts";
import type { Located } from "../target.ts";

/** How resources of one kind are looked up. */
export interface Describer {
  /** The IAM actions that a look needs. */
  readonly iam: readonly `sagemaker:${string}`[];
  /** Set for kinds that SageMaker has no call for: the sentence that says so. */
  readonly cannot?: string;
  /** What SageMaker says of the resource; rejects with the SDK's error, also when there is no such resource. */
  readonly describe: (client: SageMakerClient, located: Located) => Promise<readonly AsEvent[]>;
}

/** There is nothing to describe, though no call failed. */
export class NothingThere extends Error {
  override readonly name = "NothingThere";
}

/** Tries the ids one after the other, as long as SageMaker does not know them. */
export async function firstKnown<T>(ids: readonly string[], describe: (id: string) => Promise<T>): Promise<T> {
  const [id = "", ...rest] = new Set(ids);
  try {
    return await describe(id);
  } catch (error) {
    if (rest.length > 0 && isNotFound(error)) return firstKnown(rest, describe);
    throw error;
  }
}

/** The ARNs that a resource may have: names keep their case, while SageMaker writes many ARNs in lower case. */
export function arnsOf(resource: string, { place: { account, region }, partition }: Located): readonly string[] {
  return [resource, resource.toLowerCase()].map((each) => `arn:${partition}:sagemaker:${region}:${account}:${each}`);
}
