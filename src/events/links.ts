/** How events tell which resources belong to one journey. Each is read from the side that its event is about. */

import { canComeFrom, kindOfArn, type Link } from "../domain/journey.ts";
import type { KindName } from "../domain/kinds.ts";
import type { Reading } from "./kind.ts";

/** The part of a state that holds what the resource came from. */
export const linkPart = "parent";

/** SageMaker tags what a step makes so; its own Python SDK finds the execution of a job by it (sagemaker.lineage). */
export const executionTag = "sagemaker:pipeline-execution-arn";

/** Of several tellers the registry's own word counts most, then the step's metadata, then the tag; time does not matter. */
const ranks = { tag: 1, step: 2, registry: 3 } as const;

/** That a resource came from another; nothing where such a resource cannot have. */
export function cameFrom(
  kind: KindName,
  arn: string | undefined,
  from: Link | undefined,
  told: keyof typeof ranks,
): readonly Reading[] {
  if (from === undefined || !canComeFrom(kind, from.arn)) return [];
  return [{ kind, arn, name: undefined, part: linkPart, at: 0, rank: ranks[told], value: from satisfies Link }];
}

/** That a step of an execution made a resource. What a cached step names was made by an earlier execution. */
export function madeBy(execution: string | undefined, step: string, made: string | undefined): readonly Reading[] {
  const kind = made === undefined ? undefined : kindOfArn(made);
  return kind && execution !== undefined ? cameFrom(kind, made, { arn: execution, step }, "step") : [];
}
