import type { DeploymentStory } from "../../../src/domain/deployment-story.ts";
import type { EndpointParts } from "../../../src/events/endpoint/parts.ts";

/** How much of a bake is over, as of the last reading of the clock; undefined where nothing bakes, or nobody tells until when. */
export function bakeBar(
  { watch }: EndpointParts,
  { newest, phase }: DeploymentStory,
): { readonly done: number; readonly words: string } | undefined {
  if (phase?.status !== "Baking" || phase.startedAt === undefined || phase.endsAt === undefined) return undefined;
  const total = phase.endsAt - phase.startedAt;
  const read = watch?.of === newest?.startedAt ? watch?.at : undefined;
  const over = Math.min(total, Math.max(0, (read ?? phase.startedAt) - phase.startedAt));
  return { done: total > 0 ? over / total : 1, words: `${onClock(over)} of ${onClock(total)}` };
}

/** "6:10", "1:06:10". */
function onClock(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  const two = (value: number): string => String(value).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
