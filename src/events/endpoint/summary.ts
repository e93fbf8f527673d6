import type { Summary } from "../../domain/card.ts";
import type { DeploymentStory } from "../../domain/deployment-story.ts";
import { type Status, statusOf } from "../../domain/status.ts";
import { significanceOf } from "../job-status.ts";
import type { EndpointParts } from "./parts.ts";
import { phaseLabels } from "./phases.ts";
import { endpointStatuses } from "./statuses.ts";
import { storyOf } from "./story.ts";

/** An endpoint in the terms that every card shares. */
export function endpointSummary(parts: EndpointParts): Summary {
  const story = storyOf(parts);
  const { endpoint: now } = parts;
  const status = statusOf(now?.status ?? "Unknown", endpointStatuses);
  const { newest } = story;
  const shared = {
    startedAt: status.phase === "running" ? startOf(parts, story) : undefined,
    reason: now?.reason,
    episode: [now?.config, newest?.config, newest?.startedAt].join("|"),
    momentId: lastingMoment(story),
  };
  if (status.phase === "running") return { ...running(status, parts, story), ...shared };
  if (status.word !== "InService") {
    const said = { status, headline: `Endpoint · ${status.label}`, significance: significanceOf[status.phase] };
    return { ...said, ...shared, momentId: newest?.verdict === "failed" ? shared.momentId : undefined };
  }
  if (newest?.verdict === "rolled-back") {
    const label = "Rolled back";
    const failed = { ...status, label, phase: "failed" } as const;
    return { status: failed, headline: label, significance: "act", moment: "rolled-back", ...shared };
  }
  // In service with a reason is how a failed change shows that is no deployment, or of which no event was seen.
  if (now?.reason || newest?.verdict === "failed") {
    const failed = { ...status, label: "Update failed", phase: "failed" } as const;
    return { status: failed, headline: "Endpoint update failed", significance: "act", ...shared };
  }
  // Weights and instances change all day where something scales them.
  if (story.resized) return { status, headline: `Endpoint · ${status.label}`, significance: "all", ...shared };
  if (newest?.verdict === "deployed") {
    const deployed = { ...status, label: "Deployed" };
    return { status: deployed, headline: "Deployed", significance: "outcomes", moment: "deployed", ...shared };
  }
  return { status, headline: `Endpoint · ${status.label}`, significance: "outcomes", ...shared };
}

/** A rollback stays one and the same moment while other things happen to the endpoint, so that it is told once. */
function lastingMoment({ newest, lost }: DeploymentStory): string | undefined {
  if (newest?.verdict === "failed") return `failed:${newest.config}|${newest.startedAt}`;
  const back = newest?.verdict === "rolled-back" ? newest : newest?.verdict === "under-way" ? lost : undefined;
  return back && `rolled-back:${back.config}|${back.startedAt}`;
}

function startOf({ endpoint, capacity }: EndpointParts, { newest, resized }: DeploymentStory): number | undefined {
  if (endpoint?.status === "Creating") return endpoint.createdAt;
  if (resized) return capacity?.startedAt;
  return newest?.verdict === "under-way" ? newest.startedAt : endpoint?.modifiedAt;
}

function running(status: Status, parts: EndpointParts, story: DeploymentStory) {
  const { newest, lost, resized } = story;
  if (status.word !== "Updating")
    return { status, headline: `Endpoint · ${status.label}`, significance: "all" } as const;
  const label = labelOf(parts, story);
  // "Baking" and "Rolling back" say enough; of the others people ask what is doing it.
  const short = label === "Baking" || label === "Rolling back";
  const told = { status: { ...status, label }, headline: short ? label : `Endpoint · ${label}` };
  // Nobody saw that the deployment before this one went back, so that is what has to be told now.
  if (lost && newest?.verdict === "under-way" && !resized)
    return { ...told, significance: "act", moment: "rolled-back" } as const;
  return { ...told, significance: "all" } as const;
}

function labelOf({ endpoint }: EndpointParts, { newest, resized, phase: now, cutAfterMs }: DeploymentStory): string {
  const deploying = !resized && newest?.verdict === "under-way";
  const phase = deploying ? now?.status : endpoint?.variants.find((each) => each.phase)?.phase;
  if (phase === undefined) return "Updating";
  // The new fleet goes before its bake was over.
  if (deploying && phase === "Deleting" && cutAfterMs !== undefined) return "Rolling back";
  return phaseLabels.get(phase) ?? phase;
}
