/** A callback step of a pipeline execution that waits for an answer, as far as its name in the bot tells it. */
export interface GateId {
  /** ARN of the pipeline execution. */
  readonly execution: string;
  readonly pipeline: string;
  /** By which SageMaker knows the step that waits; 10 letters and digits (API reference, CallbackStepMetadata). */
  readonly token: string;
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

/** What a token looks like. */
export const callbackToken: RegExp = /^[a-zA-Z0-9]{10}$/;

/** What stands for an ARN on a gate's card and in its buttons: SageMaker gives a step that waits none of its own. */
export const gateArn = (execution: string, token: string): string => `gate:${execution}/${token}`;

const shape =
  /^gate:(arn:(aws[a-z-]*):sagemaker:([a-z0-9-]+):(\d{12}):pipeline\/([^/\s]+)\/execution\/[^/\s]+)\/([a-zA-Z0-9]{10})$/;

/** The gate that such a name is of, or undefined when it is of something else. */
export function gateIn(arn: string): GateId | undefined {
  const [, execution, partition, region, account, pipeline, token] = shape.exec(arn.trim()) ?? [];
  if (!execution || !partition || !region || !account || !pipeline || !token) return undefined;
  return { execution, pipeline, token, partition, region, account };
}
