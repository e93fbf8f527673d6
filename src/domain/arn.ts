import { type Arn, asArn } from "./ids.ts";

/** An ARN taken apart. `type` and `id` are empty for services whose resource has no type. */
export interface ArnParts {
  readonly arn: Arn;
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** The resource type as written, such as `training-job`. */
  readonly type: string;
  /** All that follows the type: `churn/12`, `my-pipeline/execution/abc`. */
  readonly id: string;
}

const shape = /^arn:(aws[a-z-]*):([a-z0-9-]+):([a-z0-9-]*):(\d{12}|):([A-Za-z-]+)\/(\S+)$/;

/** The parts of an ARN, or undefined when the text is not one with a typed resource. */
export function parseArn(text: string): ArnParts | undefined {
  const [, partition, service, region, account, type, id] = shape.exec(text.trim()) ?? [];
  if (!partition || !service || region === undefined || account === undefined || !type || !id) return undefined;
  return { arn: asArn(text.trim()), partition, service, region, account, type, id };
}

/**
 * The key under which a resource is remembered. Events carry lower-cased ARNs while the API keeps the name's
 * case, so both must lead to the same key.
 */
export function resourceKey(arn: string): string {
  return arn.trim().toLowerCase();
}
