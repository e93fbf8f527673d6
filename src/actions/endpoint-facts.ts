import type { DeploymentStory } from "../domain/deployment-story.ts";
import { type EndpointParts, endpointParts } from "../events/endpoint/parts.ts";
import { storyOf } from "../events/endpoint/story.ts";
import type { Target } from "./action.ts";

/** An endpoint as an action needs it: what a fresh look found, with what is remembered of its deployments. */
export interface EndpointFacts {
  readonly parts: EndpointParts;
  readonly story: DeploymentStory;
}

/** The facts in parts that may be those of an endpoint. */
export function endpointFacts(parts: unknown): EndpointFacts | undefined {
  const read = endpointParts.safeParse(parts).data;
  return read && { parts: read, story: storyOf(read) };
}

/** The facts of a target; undefined for what is no endpoint. */
export const factsOfTarget = ({ kind, parts, remembered = parts }: Target): EndpointFacts | undefined =>
  kind === "endpoint" ? endpointFacts(remembered) : undefined;

/** Why an endpoint in this status takes no update, and what can be done; undefined when it takes one (facts: actions). */
export function refusesUpdates(status: string | undefined, name: string): string | undefined {
  switch (status) {
    case "InService":
    case "UpdateRollbackFailed":
      return undefined;
    case "Updating":
      return `${name} is being updated, and SageMaker takes no second update until that has ended. While it bakes, it can be aborted.`;
    case "SystemUpdating":
      return `AWS is patching ${name}; SageMaker takes no update until that is done.`;
    case "RollingBack":
      return `${name} is undoing a change of weights or instances; SageMaker takes no update until that is done.`;
    case "Failed":
      return `${name} has failed, and SageMaker allows only one thing now: deleting it.`;
    default:
      return `SageMaker updates only endpoints in service; ${name} is in status ${status ?? "unknown"}.`;
  }
}
