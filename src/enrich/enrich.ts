import { type Change, factOf, type ResourceState } from "../domain/resource.ts";
import { type Enrich, lacksFindings } from "../notify/findings.ts";
import { fold, foldAll } from "../notify/fold.ts";
import { kindOf, type View, viewOf } from "../notify/view.ts";
import { alarmsOff } from "./alarms.ts";
import { failed } from "./failed.ts";
import { finished } from "./finished.ts";
import { newestOf } from "./newest.ts";
import { origin } from "./origin.ts";
import { waiting } from "./waiting.ts";
import { type EnrichPorts, lookWithin } from "./within.ts";

/** Looks up the rest of what a card says of a moment. */
export const enrichWith =
  (ports: EnrichPorts): Enrich =>
  async (state) => {
    const signal = AbortSignal.timeout(ports.budgetMs ?? 4000);
    const [from, found] = await Promise.all([
      origin(state, ports, signal),
      lacksFindings(state) ? ofMoment(state, ports, signal) : [],
    ]);
    return [...from, ...found];
  };

async function ofMoment(state: ResourceState, ports: EnrichPorts, signal: AbortSignal): Promise<readonly Change[]> {
  const told = await moreOf(state, ports, signal);
  if (state.kind === "gate") return told;
  const now = told.reduce<ResourceState>(fold, state);
  const view = viewOf(kindOf(now), now);
  const [found, off] = await Promise.all([
    findings(now, view, reasonIn(told), ports, signal),
    alarmsOff(now, view, ports, signal),
  ]);
  return [...told, ...asChanges(now, found), ...off];
}

/** What the moment asks for. */
async function findings(
  state: ResourceState,
  view: View,
  toldReason: string | undefined,
  ports: EnrichPorts,
  signal: AbortSignal,
): Promise<Readonly<Record<string, unknown>>> {
  if (view.summary.status.phase === "failed") return failed(state, view, toldReason, ports, signal);
  // The look itself has told how the deployment goes.
  if (view.kind === "endpoint") return {};
  if (view.kind !== "model-package") return finished(state, view, ports, signal);
  // What it was judged by is kept beside the decision; the look itself has told who decided.
  return view.summary.moment === "decided" ? {} : { ...(await waiting(state, view, ports, signal)) };
}

/**
 * Events of pipelines do not tell why they failed, and those of model packages not who decided (developer guide, EventBridge);
 * Describe does, and which step a gate is. Those of endpoints do not tell how they are deployed, and for some not that they are.
 */
async function moreOf(state: ResourceState, ports: EnrichPorts, signal: AbortSignal): Promise<readonly Change[]> {
  const decided = state.kind === "model-package" && viewOf("model-package", state).summary.moment === "decided";
  if (!["pipeline-execution", "gate", "endpoint"].includes(state.kind) && !decided) return [];
  const looked = await lookWithin(signal, state.arn, ports);
  return looked.is === "found" ? looked.changes : [];
}

/** The reason alone: of an event and an answer about the same moment the fold may keep the one without it. */
function reasonIn([first, ...rest]: readonly Change[]): string | undefined {
  if (!first) return undefined;
  const state = foldAll(undefined, [first, ...rest]);
  return viewOf(kindOf(state), state).summary.reason;
}

/** Findings are as old as the facts that they are about, so that the same look-up always gives the same stamp. */
function asChanges(state: ResourceState, found: Readonly<Record<string, unknown>>): readonly Change[] {
  const stamp = { final: 0, at: newestOf(state), rank: 0 } as const;
  return Object.entries(found).flatMap(([part, value]) =>
    value === undefined ? [] : [factOf(state, part, stamp, value)],
  );
}
