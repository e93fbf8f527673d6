import { isOwn } from "../approvals/facts.ts";
import type { Change, ResourceState } from "../domain/resource.ts";
import { lacksGuardrails } from "../events/endpoint/progress.ts";
import type { Store } from "../store/store.ts";
import { foldAll } from "./fold.ts";
import { configsOf, originsIn, tells } from "./journey.ts";
import { roundOf } from "./round.ts";
import { hasCause, kindOf, nest, viewOf } from "./view.ts";

/**
 * Looks up what the events of a resource do not tell: the log of what failed, a pipeline's reason, how often it happened,
 * what a version that waits for approval is judged by, which package an endpoint serves.
 * Takes a few seconds at most and never rejects; what could not be read is a finding, too.
 */
export type Enrich = (state: ResourceState) => Promise<readonly Change[]>;

interface FindingPorts {
  readonly store: Pick<Store, "states">;
  /** Absent where nothing can be looked up, as in the preview. */
  readonly enrich?: Enrich | undefined;
}

/** Whether a resource has come to a moment about which nothing was looked up yet. */
export function lacksFindings(state: ResourceState): boolean {
  if (!tells(state)) return false;
  const kind = kindOf(state);
  const { summary, found } = viewOf(kind, state);
  switch (summary.status.phase) {
    case "failed":
      return hasCause(kind) && found.repeats === undefined;
    case "succeeded":
      return (kind === "training-job" && found.metrics === undefined) || lacksDecider(state);
    case "attention":
      return kind === "gate" ? lacksStep(state) : kind === "model-package" && lacksEvidence(state);
    case "running":
      return kind === "endpoint" && lacksGuardrails(viewOf("endpoint", state).parts);
    case "stopped":
      return lacksDecider(state);
  }
}

/** Whether it is not known who decided outside Slack; the one thing that Describe tells of it and events do not. */
function lacksDecider(state: ResourceState): boolean {
  const { matter, ballot, view } = roundOf(state) ?? {};
  if (!matter?.standing || !ballot || isOwn(matter, ballot)) return false;
  return matter.standing.by === undefined && !view?.actors.some(({ deed }) => /^(approved|rejected)$/.test(deed));
}

/** Whether nothing was looked up yet of what a version that waits for a decision is judged by, as it is now. */
function lacksEvidence(state: ResourceState): boolean {
  const { parts, summary } = viewOf("model-package", state);
  if (summary.moment !== "approval-needed") return false;
  const { evidence: looked, package: told } = state.entries;
  return parts.evidence === undefined || (looked?.stamp.at ?? 0) < (told?.stamp.at ?? 0);
}

/** The config that an endpoint serves or moves to, where nobody looked up yet what it is made of. */
export function unknownOrigin(state: ResourceState): string | undefined {
  if (state.kind !== "endpoint" || !tells(state)) return undefined;
  const { target } = configsOf(viewOf("endpoint", state).parts);
  const known = Object.values(originsIn(nest(state))).some(({ config }) => config === target);
  return known ? undefined : target;
}

/** Whether it is not known which step waits, or who started it: the message tells neither. */
function lacksStep(state: ResourceState): boolean {
  const { question, step, author } = viewOf("gate", state).parts;
  return question !== undefined && (step === undefined || author === undefined);
}

/** Looks up what is missing, once for each moment, and folds it; the cards are drawn from the state afterwards. */
export async function findOut(resource: string, state: ResourceState, ports: FindingPorts): Promise<void> {
  if (!ports.enrich || !(lacksFindings(state) || unknownOrigin(state) !== undefined)) return;
  const [first, ...rest] = await ports.enrich(state);
  if (first) await ports.store.states.update(resource, (known) => foldAll(known, [first, ...rest]));
}
