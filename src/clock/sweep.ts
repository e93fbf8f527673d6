import { resourceKey } from "../domain/arn.ts";
import { about, type Log } from "../log.ts";
import { attend } from "../notify/attend.ts";
import type { DeliverPorts } from "../notify/deliver.ts";
import { type Enrich, findOut } from "../notify/findings.ts";
import { foldAll } from "../notify/fold.ts";
import { learnBeside } from "../notify/learn-beside.ts";
import { tell } from "../notify/tell.ts";
import type { Own, SageMakerReaders } from "../sagemaker/clients.ts";
import { canLook, look } from "../sagemaker/describe.ts";
import { logged } from "../slack/logged.ts";
import type { OpenResource } from "../store/open.ts";

export interface SweepPorts extends DeliverPorts {
  readonly log: Log;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly own: Own;
  readonly clients: SageMakerReaders;
  readonly enrich?: Enrich | undefined;
}

/** Events come within seconds of a change; a resource that has been quiet for longer may have lost one. */
const quietMs = 10 * 60_000;
/** At most so many looks in a minute, the longest silent first, so that Describe is never throttled by us. */
const maxLooks = 20;

/**
 * SageMaker delivers its events with best effort only. Looks again at what is still running on some card but has been quiet,
 * and brings its cards up to date. Answers how many it looked at.
 */
export async function sweep(ports: SweepPorts): Promise<number> {
  const quiet = (await ports.store.open.all())
    .filter((open) => ports.now() - open.seenAt >= quietMs)
    .toSorted((a, b) => a.seenAt - b.seenAt)
    .slice(0, maxLooks);
  const settled = await Promise.allSettled(quiet.map((open) => lookAgain(open, ports)));
  for (const each of settled)
    if (each.status === "rejected") ports.log.error("A resource could not be looked at again", each.reason);
  return quiet.length;
}

async function lookAgain(open: OpenResource, given: SweepPorts): Promise<void> {
  const key = resourceKey(open.arn);
  const log = about(given.log, key);
  const ports = { ...given, log, slack: logged(given.slack, log) };
  // Nothing but its events will ever tell more.
  if (!canLook(open.kind)) return given.store.open.drop(key);
  const state = await ports.store.states.get(key);
  const looked = await look({ arn: open.arn, name: state?.name }, ports.clients, ports.own);
  if (looked.is === "found") {
    const now = await ports.store.states.update(key, (known) => foldAll(known, looked.changes));
    await findOut(key, now, ports);
    await attend(now, ports);
    const beside = await learnBeside(looked.beside, ports.store.states);
    await tell(ports, [key, ...beside]);
    return ports.store.open.looked(key, ports.now());
  }
  ports.log.warn("A resource on a card could not be looked at", { arn: open.arn, because: looked.because });
  // Gone from SageMaker: nothing more will come.
  if (looked.is === "not-found") await ports.store.open.drop(key);
}
