import type { CardFacts } from "../../../src/domain/card.ts";
import type { EndpointParts } from "../../../src/events/endpoint/parts.ts";

/** The facts of an endpoint with what became of its deployments. */
export type EndpointFacts = CardFacts<EndpointParts>;

/** Whether a deployment to a config is under way, and nothing else that updates the endpoint. */
export const isDeploying = ({ summary, deployment }: EndpointFacts): boolean =>
  summary.status.word === "Updating" && deployment?.newest?.verdict === "under-way" && !deployment.resized;
