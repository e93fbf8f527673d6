import { outcomeAnswer } from "../../blocks/replies/answers.ts";
import { evidenceReply } from "../../blocks/replies/evidence.ts";
import { resourceKey } from "../domain/arn.ts";
import type { Intent } from "../domain/intent.ts";
import type { Change, ResourceState } from "../domain/resource.ts";
import type { Work } from "../domain/work.ts";
import { kinds } from "../events/registry.ts";
import { weigh } from "../evidence/weigh.ts";
import { deliverEverywhere } from "../notify/deliver.ts";
import { foldAll } from "../notify/fold.ts";
import { viewOf } from "../notify/view.ts";
import { consoleUrl } from "../sagemaker/links.ts";
import { type Answer, toPerson } from "./answer.ts";
import { find } from "./found.ts";
import type { WorkPorts } from "./ports.ts";

/** The parts that a look-up of evidence tells. */
const looked: readonly string[] = ["evidence", "author"];

/**
 * Shows all that a version is judged by. While it waits, that is looked up again, and its cards show it too; once it is decided,
 * it is what it was decided by.
 */
export async function evidence(
  work: Work,
  { target }: Extract<Intent, { do: "evidence" }>,
  ports: WorkPorts,
): Promise<Answer> {
  const found = await find(work, "evidence", target, ports);
  if (found.is === "answer") return toPerson(found.message);
  const { kind, name, region } = found;
  if (kind !== "model-package")
    return refused(`Only model packages have evidence; the ${kinds[kind].noun} ${name} is none.`);
  const known = await ports.store.states.get(resourceKey(found.arn));
  const now = foldAll(known, found.changes);
  const waits = viewOf("model-package", now).summary.moment === "approval-needed";
  const state = waits ? await lookAgain(work, now, known !== undefined, ports) : now;
  const { parts } = viewOf("model-package", state);
  if (parts.evidence === undefined)
    return refused(`The model package ${name} does not wait for a decision, and nothing was looked up while it did.`);
  const { job } = parts.evidence.lineage;
  const message = evidenceReply({
    name,
    version: parts.package?.version,
    waits,
    author: parts.author,
    evidence: parts.evidence,
    weighed: weigh(parts.evidence),
    jobUrl: job && consoleUrl({ kind: "training-job", ...job, region }),
  });
  return { message, to: "thread" };
}

const refused = (because: string): Answer => toPerson(outcomeAnswer({ is: "refused", because }));

/** Looks up what is true by now. Only what is known already is remembered: nobody follows the others. */
async function lookAgain(
  work: Work,
  state: ResourceState,
  remembered: boolean,
  ports: WorkPorts,
): Promise<ResourceState> {
  const entries = Object.fromEntries(Object.entries(state.entries).filter(([part]) => part !== "evidence"));
  const told = (await ports.enrich?.({ ...state, entries })) ?? [];
  const [first, ...rest] = told.map((change) => asOf(change, work, state));
  if (!first) return state;
  if (!remembered) return foldAll(state, [first, ...rest]);
  const kept = await ports.store.states.update(state.key, (known) => foldAll(known ?? state, [first, ...rest]));
  await deliverEverywhere(ports, state.key, new Map());
  return kept;
}

/** What was looked up on request is newer than what was looked up before, though it is about the same moment. */
function asOf(change: Change, { receivedAt }: Work, { entries }: ResourceState): Change {
  if (!looked.includes(change.part)) return change;
  const at = Math.max(receivedAt, (entries[change.part]?.stamp.at ?? 0) + 1);
  return { ...change, stamp: { ...change.stamp, at } };
}
