import type { DeploymentPhase, DeploymentTold } from "../../domain/deployment-story.ts";
import type { EndpointParts, EndpointVariant, Guardrails } from "./parts.ts";
import { readMessage } from "./phases.ts";
import { sameMs } from "./times.ts";

/** A bake that ends so much before its time was ended. */
const cutMs = 15_000;

/** The phase in which a deployment was seen last, whichever of its variants told it. */
export function phaseOf(it: DeploymentTold, parts: EndpointParts): DeploymentPhase | undefined {
  const newest = variantsOf(it, parts).toSorted((a, b) => (b.phaseStartedAt ?? 0) - (a.phaseStartedAt ?? 0))[0];
  if (newest?.phase === undefined) return undefined;
  const { phase: status, message, phaseStartedAt: startedAt } = newest;
  const { bakeMs, fleet, instances } = readMessage(message);
  const lasts = bakeMs ?? usualBakeMs(guardrailsOf(it, parts));
  const endsAt = status === "Baking" && startedAt !== undefined && lasts !== undefined ? startedAt + lasts : undefined;
  return { status, message, startedAt, endsAt, fleet, instances };
}

/** The variants of the new fleet as the newest event of a deployment told them. */
export const variantsOf = (it: DeploymentTold, { deployments = {} }: EndpointParts): readonly EndpointVariant[] =>
  Object.values(deployments)
    .filter((each) => each.config === it.config && Math.abs((each.startedAt ?? each.seenAt) - it.startedAt) < sameMs)
    .toSorted((a, b) => b.seenAt - a.seenAt)[0]?.variants ?? [];

/** What was looked up of how a deployment goes; what is older is about one before it. */
export const guardrailsOf = (it: DeploymentTold, { guardrails }: EndpointParts): Guardrails | undefined =>
  guardrails !== undefined && guardrails.at >= it.startedAt - sameMs ? guardrails : undefined;

/** Whether an endpoint is being updated and nobody has asked SageMaker yet how, and to what: its events may not tell. */
export function lacksGuardrails({ endpoint, deployments = {}, updating, guardrails }: EndpointParts): boolean {
  if (endpoint?.status !== "Updating") return false;
  const starts = Object.values(deployments).map(({ startedAt, seenAt }) => startedAt ?? seenAt);
  const began = Math.max(updating?.at ?? 0, ...starts);
  return began > 0 && (guardrails === undefined || guardrails.at < began - sameMs);
}

/** Where each step bakes alike, its length is known without a word of SageMaker's. */
const usualBakeMs = (guardrails: Guardrails | undefined): number | undefined =>
  guardrails?.type === "LINEAR" || guardrails?.type === "ROLLING" ? guardrails.waitMs : undefined;

/** The share of the new fleet of the traffic; undefined where SageMaker's words do not tell it. */
export function trafficOf(
  it: DeploymentTold,
  { status, fleet, instances }: DeploymentPhase,
  wasCut: boolean,
  parts: EndpointParts,
): number | undefined {
  const all = variantsOf(it, parts).reduce((sum, { desiredInstances = 0 }) => sum + desiredInstances, 0);
  switch (status) {
    case "Creating":
      return 0;
    case "Baking":
      if (fleet === "full") return 1;
      return instances !== undefined && all > 0 && instances <= all ? instances / all : undefined;
    case "Deleting":
      return wasCut ? 0 : undefined;
    default:
      return undefined;
  }
}

/** How long the last bake of a deployment lasted, in milliseconds, when the new fleet went before its end. */
export function bakeCutMs(it: DeploymentTold, { phases = {} }: EndpointParts): number | undefined {
  const { Baking: bake, Deleting: removal } = phases;
  const own = (of: number | undefined) => of !== undefined && Math.abs(of - it.startedAt) < sameMs;
  if (bake?.bakeMs === undefined || removal === undefined || !own(bake.of) || !own(removal.of)) return undefined;
  const lasted = removal.startedAt - bake.startedAt;
  return lasted >= 0 && lasted < bake.bakeMs - cutMs ? lasted : undefined;
}
