import type { RunningRow } from "../../blocks/home/running.ts";
import type { Shown } from "../../blocks/home/shown.ts";
import { forbidden } from "../../blocks/replies/forbidden.ts";
import { runningReply } from "../../blocks/replies/running.ts";
import { resourceKey } from "../domain/arn.ts";
import type { Intent } from "../domain/intent.ts";
import type { ResourceState } from "../domain/resource.ts";
import type { Work } from "../domain/work.ts";
import { kinds } from "../events/registry.ts";
import { kindOf, viewOf } from "../notify/view.ts";
import { consoleUrl } from "../sagemaker/links.ts";
import { type Answer, shareable, toPerson } from "./answer.ts";
import { mainCard } from "./main-card.ts";
import type { WorkPorts } from "./ports.ts";
import { resourceOf } from "./subject.ts";

/** As many as a person looks through. */
const shown = 10;
/** States that are read for them; those that news came of last are what a person looks for. */
const read = 40;

/** What is under way on some card and the person may see, last heard of first; deployments are a list of their own. */
export async function runningFor(work: Pick<Work, "who" | "where">, ports: WorkPorts): Promise<Shown<RunningRow>> {
  const open = (await ports.store.open.all())
    .filter(({ kind }) => kind !== "endpoint")
    .toSorted((a, b) => b.seenAt - a.seenAt);
  const states = await Promise.all(open.slice(0, read).map(({ arn }) => ports.store.states.get(resourceKey(arn))));
  // Its events may have ended it already, and its cards not yet.
  const known = states.flatMap((state) => (state && isRunning(state) ? state : []));
  const may = await Promise.all(known.map((state) => mayShow(work, state, ports)));
  const visible = known.filter((_, index) => may[index]);
  return {
    rows: await Promise.all(visible.slice(0, shown).map((state) => rowOf(state, ports))),
    more: Math.max(0, visible.length - shown) + Math.max(0, open.length - read),
  };
}

const isRunning = (state: ResourceState): boolean => viewOf(kindOf(state), state).summary.status.phase === "running";

/** Whether the policy lets the person see a resource. */
export async function mayShow(
  work: Pick<Work, "who" | "where">,
  state: ResourceState,
  ports: WorkPorts,
): Promise<boolean> {
  const { kind, arn, name } = state;
  const resource = resourceOf(kind, name, state, ports.options, { kind, arn, name });
  return (await ports.authorise(work, "show", resource)).verdict.is === "yes";
}

async function rowOf(state: ResourceState, ports: WorkPorts): Promise<RunningRow> {
  const kind = kindOf(state);
  const { summary } = viewOf(kind, state);
  return {
    noun: kinds[kind].noun,
    name: state.name,
    account: { id: state.account, label: ports.options.accounts[state.account] },
    region: state.region,
    status: summary.status,
    headline: summary.headline,
    since: summary.startedAt,
    console: consoleUrl({ ...state, kind }),
    card: (await mainCard(state.key, ports))?.url,
  };
}

/** Answers what is under way. */
export async function running(
  work: Work,
  intent: Extract<Intent, { do: "running" }>,
  ports: WorkPorts,
): Promise<Answer> {
  const { verdict, mentions } = await ports.authorise(work, "running", undefined);
  if (verdict.is === "no") return toPerson(forbidden({ ...verdict, mentions }));
  const found = await runningFor(work, ports);
  const reply = runningReply(found);
  return found.rows.length === 0 ? toPerson(reply) : shareable(reply, { ...intent, share: true });
}
