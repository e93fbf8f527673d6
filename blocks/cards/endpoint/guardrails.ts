import type { DeploymentStory } from "../../../src/domain/deployment-story.ts";
import type { EndpointParts, Guardrails } from "../../../src/events/endpoint/parts.ts";
import { count, duration, formatNumber } from "../../words.ts";

/** How a deployment goes and what ends it, where that was looked up: "canary of 25 %, bakes 10 min, then 5 min on the full fleet". */
export function guardrailWords(parts: EndpointParts, story: DeploymentStory | undefined): string | undefined {
  const { guardrails } = parts;
  if (guardrails === undefined || !story?.newest || !isAbout(guardrails, story.newest.startedAt)) return undefined;
  const { type, step, waitMs, finalWaitMs, timeoutMs, alarms } = guardrails;
  const size = step && (step.unit === "percent" ? `${formatNumber(step.size)} %` : count(step.size, "instance"));
  const named = names.get(type) ?? type.toLowerCase().replaceAll("_", " ");
  const bakes = [
    waitMs ? `${duration(waitMs)}${type === "CANARY" ? "" : " after each step"}` : undefined,
    finalWaitMs ? `${duration(finalWaitMs)} on the full fleet` : undefined,
  ].flatMap((each) => each ?? []);
  return [
    size === undefined ? named : `${named} ${size}`,
    bakes.length > 0 ? `bakes ${bakes.join(", then ")}` : "no bake",
    ...(timeoutMs ? [`${duration(timeoutMs)} at most`] : []),
    alarms.length > 0 ? `rolled back by ${count(alarms.length, "alarm")}` : "no alarm that rolls it back",
  ].join(", ");
}

const names: ReadonlyMap<string, string> = new Map([
  ["ALL_AT_ONCE", "all at once"],
  ["CANARY", "canary of"],
  ["LINEAR", "linear, steps of"],
  ["ROLLING", "rolling, batches of"],
]);

/** What was looked up before a deployment began was about the one before it. */
const isAbout = ({ at }: Guardrails, startedAt: number): boolean => at >= startedAt - 60_000;
