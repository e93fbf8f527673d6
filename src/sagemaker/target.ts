import { type ArnParts, parseArn } from "../domain/arn.ts";
import { isResourceKind, kindByArnType, kindByWord, type ResourceKind } from "../events/registry.ts";
import type { Own, Place } from "./clients.ts";

/** What a person or a button points at. `name` beside an ARN: the name in its own letters, which the ARN may have lost. */
export type LookTarget =
  | { readonly arn: string; readonly name?: string | undefined }
  | { readonly kind: string; readonly name: string };

/** A target with its kind and place known, ready to be described. */
export interface Located {
  readonly kind: ResourceKind;
  readonly name: string;
  /** The resource's ARN, when that is what was given. */
  readonly arn: string | undefined;
  readonly place: Place;
  readonly partition: string;
}

/** Finds kind, name and place of a target, or says why it is none that can be looked up. */
export function locate(target: LookTarget, own: Own): Located | { readonly because: string } {
  if ("kind" in target) {
    const kind = kindByWord(target.kind);
    if (!kind || !isResourceKind(kind))
      return { because: `"${target.kind}" is not a kind of resource that can be looked up.` };
    const arn = parseArn(target.name);
    if (arn) return fromArn(arn, undefined);
    const { account, region, partition } = own;
    return { kind, name: target.name.trim(), arn: undefined, place: { account, region }, partition };
  }
  const arn = parseArn(target.arn);
  return arn ? fromArn(arn, target.name) : { because: `"${target.arn}" is not the ARN of a SageMaker resource.` };
}

function fromArn(
  { arn, partition, service, account, region, type, id }: ArnParts,
  name: string | undefined,
): Located | { readonly because: string } {
  const place = { account, region };
  if (service !== "sagemaker") return { because: `${arn} belongs to ${service}, not to SageMaker.` };
  if (type === "model-package-group") return { kind: "model-package", name: id, arn: undefined, place, partition };
  const kind = kindByArnType(type, id);
  if (!kind || !isResourceKind(kind)) return { because: `Resources of the type ${type} cannot be looked up yet.` };
  // A pipeline's own ARN stands for its newest execution.
  if (kind === "pipeline-execution" && !id.includes("/execution/"))
    return { kind, name: name ?? id, arn: undefined, place, partition };
  return { kind, name: name ?? id, arn, place, partition };
}
