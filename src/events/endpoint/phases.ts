import type { Phase } from "./parts.ts";

/** What a `StatusMessage` tells beside its words. */
type Told = Pick<Phase, "bakeMs" | "fleet" | "instances">;

/**
 * Reads a message such as "Baking for 600 seconds (TerminationWaitInSeconds) with traffic enabled on canary capacity of 1
 * instance(s)." (developer guide, deployment guardrails). What linear and rolling deployments say is not documented, so
 * anything may be missing and nothing is a must.
 */
export function readMessage(message: string | undefined): Told {
  if (message === undefined) return {};
  const [, amount, unit] = /bak\w* (?:for |\D{0,20}?)(\d{1,6}) ?(s|m)(?:econd|inute|in|ec|\b)/i.exec(message) ?? [];
  const [, fleet] = /(\w+) capacity\b/i.exec(message) ?? [];
  const [, instances] = /(?:capacity of|launching|terminating|count to|on) (\d{1,6})\b/i.exec(message) ?? [];
  return {
    ...(amount === undefined ? {} : { bakeMs: Number(amount) * (unit?.toLowerCase() === "m" ? 60_000 : 1000) }),
    ...(fleet === undefined ? {} : { fleet: fleet.toLowerCase() }),
    ...(instances === undefined ? {} : { instances: Number(instances) }),
  };
}

/** Order of the phases of a deployment, as the developer guide lists them. */
export const phaseRank: ReadonlyMap<string, number> = new Map([
  ["Creating", 1],
  ["Updating", 1],
  ["ActivatingTraffic", 2],
  ["Baking", 3],
  ["Deleting", 4],
]);

/** The phases as people call them; another one is shown as it came. */
export const phaseLabels: ReadonlyMap<string, string> = new Map([
  ["Creating", "Launching instances"],
  ["Updating", "Updating capacity"],
  ["ActivatingTraffic", "Activating traffic"],
  ["Baking", "Baking"],
  ["Deleting", "Removing the old fleet"],
]);
