import { resourceKey } from "../domain/arn.ts";
import type { DeploymentStory } from "../domain/deployment-story.ts";
import { type Change, factOf, type ResourceState } from "../domain/resource.ts";
import { tripped } from "../enrich/alarms.ts";
import type { EndpointParts, Watch } from "../events/endpoint/parts.ts";
import { guardrailsOf, variantsOf } from "../events/endpoint/progress.ts";
import { storyOf } from "../events/endpoint/story.ts";
import { about } from "../log.ts";
import { findOut } from "../notify/findings.ts";
import { fold, foldAll } from "../notify/fold.ts";
import { tell } from "../notify/tell.ts";
import { viewOf } from "../notify/view.ts";
import { readAlarms } from "../sagemaker/alarms.ts";
import { look } from "../sagemaker/describe.ts";
import { readMetrics } from "../sagemaker/metrics.ts";
import { setOff } from "../sagemaker/set-off.ts";
import { logged } from "../slack/logged.ts";
import type { OpenResource } from "../store/open.ts";
import { comparable } from "./fleet-curves.ts";
import type { SweepPorts } from "./sweep.ts";

export interface WatchPorts extends SweepPorts {
  /** What the clock says at this tick, in milliseconds since the epoch; the same for each delivery of one tick. */
  readonly at: number;
}

/** At most so many deployments are watched at once, so that a minute is enough for them. */
const maxWatched = 40;
/** A tick that comes twice, or early, edits no card twice. */
const leastMs = 10_000;
/** Of the time before a deployment, so that the charts show what was usual. */
const usualMs = 10 * 60_000;

/**
 * Brings the cards of all deployments that are under way up to the minute: how far the bake is, what the alarms say, what the
 * fleets measure. Answers how many there are.
 */
export async function watchDeployments(ports: WatchPorts): Promise<number> {
  const endpoints = (await ports.store.open.all()).filter(({ kind }) => kind === "endpoint").slice(0, maxWatched);
  const settled = await Promise.allSettled(endpoints.map((open) => watch(open, ports)));
  for (const each of settled)
    if (each.status === "rejected") ports.log.error("A deployment could not be watched", each.reason);
  return settled.filter((each) => each.status === "fulfilled" && each.value).length;
}

/** A deployment with the facts about it. */
interface UnderWay {
  readonly state: ResourceState;
  readonly parts: EndpointParts;
  readonly newest: NonNullable<DeploymentStory["newest"]>;
  readonly phase: DeploymentStory["phase"];
}

async function watch(open: OpenResource, given: WatchPorts): Promise<boolean> {
  const key = resourceKey(open.arn);
  const log = about(given.log, key);
  const ports = { ...given, log, slack: logged(given.slack, log) };
  const known = underWay(await ports.store.states.get(key));
  if (!known || ports.at - (known.parts.watch?.at ?? 0) < leastMs) return known !== undefined;
  const looked = await look({ arn: open.arn, name: known.state.name }, ports.clients, ports.own);
  if (looked.is !== "found") log.warn("A deployment could not be looked at", { because: looked.because });
  const facts = looked.is === "found" ? looked.changes : [];
  const now = underWay(facts.reduce<ResourceState>(fold, known.state));
  const seen = now ? [...facts, ...(await watched(now, ports))] : facts;
  const [first, ...rest] = seen;
  if (!first) return true;
  const after = await ports.store.states.update(key, (state) => foldAll(state, [first, ...rest]));
  await findOut(key, after, ports);
  await tell(ports, [key]);
  return true;
}

function underWay(state: ResourceState | undefined): UnderWay | undefined {
  if (state?.kind !== "endpoint") return undefined;
  const { parts } = viewOf("endpoint", state);
  const { newest, phase } = storyOf(parts);
  if (parts.endpoint?.status !== "Updating" || newest?.verdict !== "under-way") return undefined;
  return { state, parts, newest, phase };
}

/** What there is to see of a deployment beside SageMaker's own words; what cannot be read now is as it was a minute ago. */
async function watched(it: UnderWay, { clients, at, log }: WatchPorts): Promise<readonly Change[]> {
  const { state, parts, newest } = it;
  const names = guardrailsOf(newest, parts)?.alarms ?? [];
  const variants = variantsOf(newest, parts).map(({ name }) => name);
  const fleets = { newConfig: newest.config, oldConfig: newest.previousConfig };
  const from = newest.startedAt - usualMs;
  const [alarms, metrics] = await Promise.all([
    readAlarms({ names, place: state }, clients),
    readMetrics(
      { of: { kind: "fleets", name: state.name, variants, ...fleets }, place: state, from, until: at },
      clients,
    ),
  ]);
  for (const read of [alarms, metrics])
    if (read.is === "failed") log.warn("A deployment cannot be watched in full", { because: read.because });
  const again = await abortAgain(it, clients, log);
  const before = parts.watch?.of === newest.startedAt ? parts.watch : undefined;
  const value: Watch = {
    of: newest.startedAt,
    at,
    alarms: alarms.is === "read" ? alarms.alarms.map(({ since: _since, ...alarm }) => alarm) : (before?.alarms ?? []),
    curves: metrics.is === "read" ? [...comparable(metrics.curves)] : (before?.curves ?? []),
  };
  return [
    factOf(state, "watch", { final: 0, at, rank: 0 }, value),
    ...(alarms.is === "read" ? tripped(state, alarms.alarms) : []),
    ...again,
  ];
}

/** An alarm over a metric returns within seconds, so SageMaker may not have seen it: it is set again while the bake lasts. */
async function abortAgain(
  { state, parts: { abort }, newest, phase }: UnderWay,
  clients: WatchPorts["clients"],
  log: WatchPorts["log"],
): Promise<readonly Change[]> {
  if (abort === undefined || abort.of !== newest.startedAt || phase?.status !== "Baking") return [];
  const { alarm, times } = abort;
  try {
    const reason = `Set again by SageMaker ChatOps to abort the deployment of ${state.name}, as a person asked.`;
    await setOff(await clients.metricsAt(state), alarm, reason);
  } catch (error) {
    log.error(`The alarm ${alarm} could not be set again`, error);
    return [];
  }
  const stamp = { final: 0, at: abort.of, rank: times + 1 } as const;
  return [factOf(state, "abort", stamp, { ...abort, times: times + 1 })];
}
