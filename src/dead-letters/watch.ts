import { manyLetters } from "../../blocks/replies/many-letters.ts";
import { resourceKey } from "../domain/arn.ts";
import { about, type Log } from "../log.ts";
import type { DeliverPorts } from "../notify/deliver.ts";
import { foldAll } from "../notify/fold.ts";
import { sendDegrading } from "../notify/send.ts";
import { tell } from "../notify/tell.ts";
import type { Place } from "../sagemaker/clients.ts";
import { logged } from "../slack/logged.ts";
import { isReplayable, letterArn, letterChange } from "./letter.ts";
import type { DeadLetterQueue, Received } from "./queue.ts";

export interface WatchPorts extends DeliverPorts {
  readonly log: Log;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly own: Place;
  readonly deadLetters: DeadLetterQueue;
  readonly opsChannel: string;
}

/** More than this many at once have one cause; a card for each would bury the channel. */
const most = 20;
const hourMs = 3_600_000;
const leaseMs = 30_000;

/**
 * Looks at the dead-letter queue: each message that is new gets a card in the ops channel, each that was decided on is
 * deleted. Answers how many it found; a card that could not be posted is tried again at the next look.
 */
export async function watchDeadLetters(ports: WatchPorts): Promise<number> {
  const waiting = await ports.deadLetters.count();
  if (waiting === 0) return 0;
  const found = new Map<string, Received>();
  for (let batch = await receive(ports, found); batch > 0 && found.size < most; batch = await receive(ports, found));
  const settled = await Promise.allSettled([...found.values()].map((letter) => attend(letter, waiting > most, ports)));
  for (const each of settled)
    if (each.status === "rejected") ports.log.error("A dead letter could not be attended to", each.reason);
  if (waiting > most) await tellOfMany(waiting, ports);
  return found.size;
}

/** Adds what one look finds; answers how many of them are new. */
async function receive({ deadLetters }: WatchPorts, found: Map<string, Received>): Promise<number> {
  const before = found.size;
  for (const letter of await deadLetters.receive()) found.set(letter.id, letter);
  return found.size - before;
}

async function attend(letter: Received, many: boolean, given: WatchPorts): Promise<void> {
  const log = about(given.log, letter.id);
  const ports = { ...given, log, slack: logged(given.slack, log) };
  const { store, deadLetters, opsChannel, own } = ports;
  const record = await store.letters.get(letter.id);
  if (record?.decided) {
    await deadLetters.delete(letter);
    log.info("Deleted from the dead-letter queue", { decision: record.decided.is });
    return;
  }
  const key = resourceKey(letterArn(letter.id));
  // Its card is there and waits: nothing changes until somebody decides.
  if (many || (record?.kept && (await store.cards.of(key)).some(({ ts }) => ts !== undefined))) return;
  const kept = await store.letters.keep(letter.id, isReplayable(letter) ? letter.body : undefined);
  await store.states.update(key, (state) => foldAll(state, [letterChange(letter, kept, own)]));
  await tell(ports, [key], new Map([[opsChannel, { level: "act" }]]));
}

/** Once an hour, while there are too many for a card each. */
async function tellOfMany(
  waiting: number,
  { store, slack, opsChannel, onDegraded, now, log }: WatchPorts,
): Promise<void> {
  const claim = `many-letters:${Math.floor(now() / hourMs)}`;
  if ((await store.claims.take(claim, leaseMs)) !== "mine") return;
  try {
    await sendDegrading(manyLetters(waiting), (message) => slack.post({ channel: opsChannel, ...message }), onDegraded);
    await store.claims.done(claim);
  } catch (error) {
    await store.claims.release(claim);
    log.error("The number of dead letters could not be told", error);
  }
}
