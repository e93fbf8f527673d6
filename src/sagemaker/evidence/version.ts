import { DescribeModelPackageCommand, type SageMakerClient } from "@aws-sdk/client-sagemaker";
import type { Author } from "../../domain/author.ts";
import { authorFrom } from "./author.ts";

/** What Describe tells of a model package version and its events do not. */
export interface Version {
  readonly author: Author | undefined;
  /** The ARN of the pipeline execution or job that made it. */
  readonly generatedBy: string | undefined;
}

/** Looks at a version. Rejects with the SDK's error. */
export async function readVersion(client: SageMakerClient, arn: string, signal: AbortSignal): Promise<Version> {
  const answer = await client.send(new DescribeModelPackageCommand({ ModelPackageName: arn }), {
    abortSignal: signal,
  });
  return { author: authorFrom(answer.CreatedBy), generatedBy: answer.MetadataProperties?.GeneratedBy };
}
