import type { DeploymentStory, DeploymentTold, Proof, Verdict } from "../../domain/deployment-story.ts";
import { type EndpointParts, endpointParts } from "./parts.ts";
import { bakeCutMs, phaseOf, trafficOf } from "./progress.ts";
import { sameMs } from "./times.ts";

/** No deployment is over sooner: SageMaker launches instances for minutes. */
const leastMs = 10_000;

/** Tells what became of the newest deployment, and of the one before when the newest hides it. Pure. */
export function storyOf(parts: EndpointParts): DeploymentStory {
  const known = deploymentsOf(parts);
  const newest = known.at(-1);
  const before = known.at(-2);
  const resizedAt = parts.capacity?.startedAt ?? 0;
  const updatingAt = parts.updating?.at ?? 0;
  const phase = newest && phaseOf(newest, parts);
  const cutAfterMs = newest && bakeCutMs(newest, parts);
  const told = newest && { ...newest, ...judged(newest, parts) };
  return {
    newest: told,
    lost: newest && before && neverServed(before, newest) ? before : undefined,
    phase,
    traffic: newest && phase && trafficOf(newest, phase, cutAfterMs !== undefined, parts),
    cutAfterMs,
    aborted: told?.verdict === "rolled-back" && parts.abort?.of === told.startedAt,
    untold: newest === undefined && updatingAt - sameMs > Math.max(resizedAt, parts.endpoint?.createdAt ?? 0),
    resized: resizedAt > (newest?.startedAt ?? 0) && resizedAt + sameMs >= updatingAt,
  };
}

/** The deployments of this endpoint's life in their order, each once. Those of a namesake that was deleted are not its own. */
function deploymentsOf({ deployments = {}, asked, endpoint }: EndpointParts): readonly DeploymentTold[] {
  const bornAt = endpoint?.createdAt ?? 0;
  const told = Object.values(deployments)
    .map(({ config, previousConfig, startedAt, seenAt }): DeploymentTold => {
      return { config, previousConfig, startedAt: startedAt ?? seenAt, by: "events" };
    })
    .toSorted((a, b) => a.startedAt - b.startedAt || (a.config < b.config ? -1 : 1));
  const once = told.filter((each, index) => {
    const last = told[index - 1];
    return !last || each.config !== last.config || each.startedAt - last.startedAt >= sameMs;
  });
  // SageMaker tells of most updates what their call asked for; of those in Marketplace containers it tells nothing.
  const answered = asked && once.find(({ startedAt }) => startedAt >= asked.since - sameMs);
  const called: readonly DeploymentTold[] =
    asked && answered === undefined
      ? [{ config: asked.config, previousConfig: asked.previousConfig, startedAt: asked.since, by: "call" }]
      : [];
  return [...once, ...called].filter(({ startedAt }) => startedAt >= bornAt);
}

/** The next deployment began from another config, so this one never arrived. */
const neverServed = (one: DeploymentTold, next: DeploymentTold): boolean =>
  next.previousConfig !== undefined && next.previousConfig !== one.config && one.previousConfig !== one.config;

function judged(
  it: DeploymentTold,
  parts: EndpointParts,
): { readonly verdict: Verdict; readonly proof?: Proof | undefined } {
  const { endpoint: now, served = {}, broken } = parts;
  const since = it.startedAt + (it.by === "call" ? leastMs : 0);
  const servedSince = (config: string) => Object.hasOwn(served, config) && (served[config]?.at ?? 0) > since;
  const ended = Object.keys(served).some(servedSince);
  const broke = broken !== undefined && broken.at > it.startedAt;
  // What failed may serve again, after a change of weights or instances; that is not what was asked for.
  if (broke && (it.config === it.previousConfig || !servedSince(it.config))) return { verdict: "failed" };
  if (!ended) return { verdict: "under-way" };
  if (it.config === it.previousConfig) return ofSameConfig(it, parts);
  if (servedSince(it.config)) return { verdict: now?.config === it.config ? "deployed" : "replaced" };
  // A third config serves: an update that nobody told of came after it, and what became of this one is not known.
  if (it.previousConfig !== undefined && !servedSince(it.previousConfig)) return { verdict: "replaced" };
  return { verdict: "rolled-back", proof: "config" };
}

/** An update to the config that served already: only a reason, or a bake that did not last, tells that it did not take. */
function ofSameConfig(it: DeploymentTold, parts: EndpointParts): ReturnType<typeof judged> {
  const { endpoint: now, capacity } = parts;
  const resized = (capacity?.startedAt ?? 0) > it.startedAt;
  if (now?.status === "InService" && now.reason && !resized) return { verdict: "rolled-back", proof: "reason" };
  if (bakeCutMs(it, parts) !== undefined) return { verdict: "rolled-back", proof: "cut-short" };
  return { verdict: now?.config === it.config ? "deployed" : "replaced" };
}

/** The story of a resource that may be an endpoint; other kinds have none. */
export function deploymentOf(kind: string, parts: unknown): DeploymentStory | undefined {
  const read = kind === "endpoint" ? endpointParts.safeParse(parts).data : undefined;
  return read && storyOf(read);
}
