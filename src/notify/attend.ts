import type { Matter } from "../approvals/decidable.ts";
import { resourceKey } from "../domain/arn.ts";
import type { ResourceState } from "../domain/resource.ts";
import type { DeliverPorts } from "./deliver.ts";
import { asks, roundOf } from "./round.ts";
import { supersede } from "./round-ends.ts";
import { tell } from "./tell.ts";

/**
 * Keeps in mind what waits for people, and lets a newer version take the place of older ones that still wait. Called when
 * a state has changed and before its cards are drawn; each of two versions that come at once sees the other one.
 */
export async function attend(state: ResourceState, ports: DeliverPorts): Promise<void> {
  const round = roundOf(state);
  if (!round || !asks(round)) return;
  const { ballot, matter } = round;
  await ports.store.pending.note(state.key, { kind: state.kind, arn: state.arn, since: ballot.since });
  if (!matter.line) return;
  for (const { older, newer } of pairs({ state, line: matter.line }, await waitingIn(matter.line, state, ports))) {
    const { ballot: old } = roundOf(older) ?? {};
    const at = Math.max(old?.since ?? 0, roundOf(newer)?.ballot.since ?? 0);
    if (old && (await supersede(older.key, old.round, newer.name, at, ports)) && older.key !== state.key)
      await tell(ports, [older.key]);
  }
}

interface InLine {
  readonly state: ResourceState;
  readonly line: NonNullable<Matter["line"]>;
}

/** The others of the line that wait. */
async function waitingIn(
  { of }: InLine["line"],
  { key, kind }: ResourceState,
  { store }: DeliverPorts,
): Promise<readonly InLine[]> {
  const others = (await store.pending.all()).filter(
    (each) => each.kind === kind && resourceKey(each.arn).startsWith(resourceKey(of)) && resourceKey(each.arn) !== key,
  );
  const states = await Promise.all(others.map(({ arn }) => store.states.get(resourceKey(arn))));
  return states.flatMap((state) => {
    const round = state && roundOf(state);
    const line = round?.matter.line;
    return state && line && asks(round) && resourceKey(line.of) === resourceKey(of) ? [{ state, line }] : [];
  });
}

/** Which takes the place of which: the newest that waits takes that of this one, or this one that of all that are older. */
function pairs(
  mine: InLine,
  others: readonly InLine[],
): readonly { readonly older: ResourceState; readonly newer: ResourceState }[] {
  const newest = others.reduce((best, each) => (each.line.order > best.line.order ? each : best), mine);
  if (newest !== mine) return [{ older: mine.state, newer: newest.state }];
  return others
    .filter(({ line }) => line.order < mine.line.order)
    .map(({ state }) => ({ older: state, newer: mine.state }));
}
