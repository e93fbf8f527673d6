import type { Shown } from "../../blocks/home/shown.ts";
import { type DeploymentShown, deploymentsReply } from "../../blocks/replies/deployments.ts";
import { resourceKey } from "../domain/arn.ts";
import type { Intent } from "../domain/intent.ts";
import type { ResourceState } from "../domain/resource.ts";
import type { Work } from "../domain/work.ts";
import { foldAll } from "../notify/fold.ts";
import { cardFacts } from "../notify/present.ts";
import { viewOf } from "../notify/view.ts";
import { look } from "../sagemaker/describe.ts";
import { list } from "../sagemaker/list.ts";
import { type Answer, shareable, toPerson } from "./answer.ts";
import { mainCard } from "./main-card.ts";
import type { WorkPorts } from "./ports.ts";
import { mayShow } from "./running.ts";

type Asker = Pick<Work, "who" | "where">;

/** As many as one message holds with their buttons. */
const shown = 12;
/** Endpoints that are being updated without a card are looked up one by one. */
const lookedUp = 10;

/** What is being deployed, on whatever card, and in the bot's own account also without one. */
export async function deployments(
  work: Work,
  intent: Extract<Intent, { do: "deployments" }>,
  ports: WorkPorts,
): Promise<Answer> {
  const { rows, more } = await shownOf(work, [...(await onCards(ports)), ...(await withoutCards(ports))], ports);
  const message = deploymentsReply(rows, more);
  return rows.length === 0 ? toPerson(message) : shareable(message, { ...intent, share: true });
}

/** What is being deployed on some card and the person may see, without a look at SageMaker. */
export const deploymentsOnCards = async (work: Asker, ports: WorkPorts): Promise<Shown<DeploymentShown>> =>
  shownOf(work, await onCards(ports), ports);

async function shownOf(
  work: Asker,
  states: readonly ResourceState[],
  ports: WorkPorts,
): Promise<Shown<DeploymentShown>> {
  const each = [...new Map(states.filter(isUpdating).map((state) => [state.key, state])).values()];
  const may = await Promise.all(each.map((state) => mayShow(work, state, ports)));
  const visible = each.filter((_, index) => may[index]);
  const rows = await Promise.all(visible.slice(0, shown).map((state) => rowOf(state, ports)));
  return { rows, more: visible.length - rows.length };
}

const isUpdating = (state: ResourceState): boolean =>
  state.kind === "endpoint" && viewOf("endpoint", state).parts.endpoint?.status === "Updating";

async function onCards({ store }: WorkPorts): Promise<readonly ResourceState[]> {
  const open = (await store.open.all()).filter(({ kind }) => kind === "endpoint");
  const states = await Promise.all(open.map(({ arn }) => store.states.get(resourceKey(arn))));
  return states.flatMap((state) => state ?? []);
}

/** What SageMaker itself says is being updated; what is remembered of it stands beside. */
async function withoutCards({ clients, own, now, store }: WorkPorts): Promise<readonly ResourceState[]> {
  const listed = await list({ kind: "endpoint", status: "Updating" }, clients, own, now());
  if (listed.is !== "listed") return [];
  const looked = await Promise.all(
    listed.rows.slice(0, lookedUp).map(({ name }) => look({ kind: "endpoint", name }, clients, own)),
  );
  return Promise.all(
    looked.flatMap((each) =>
      each.is === "found"
        ? [store.states.get(resourceKey(each.arn)).then((known) => foldAll(known, each.changes))]
        : [],
    ),
  );
}

async function rowOf(state: ResourceState, ports: WorkPorts): Promise<DeploymentShown> {
  return { facts: cardFacts("endpoint", state, ports.options), card: (await mainCard(state.key, ports))?.url };
}
