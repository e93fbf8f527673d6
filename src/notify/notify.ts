import { blockedNotice } from "../../blocks/replies/blocked.ts";
import { unreadableNotice } from "../../blocks/replies/notice.ts";
import type { Hearing } from "../domain/journey.ts";
import { maskSecrets } from "../domain/mask.ts";
import type { Decoded } from "../events/decode.ts";
import { about, type Log } from "../log.ts";
import { logged } from "../slack/logged.ts";
import { SlackProblem } from "../slack/port.ts";
import { attend } from "./attend.ts";
import { carryUp } from "./carry-up.ts";
import { type DeliverPorts, DeliveryFailed, deliverEverywhere } from "./deliver.ts";
import { type Enrich, findOut } from "./findings.ts";
import { foldAll } from "./fold.ts";
import { byResource, eventIdsOf, type Group, type Sources } from "./groups.ts";
import { linkByName } from "./link-by-name.ts";
import type { Arrived } from "./read.ts";
import { sendDegrading } from "./send.ts";
import { why } from "./why.ts";

export interface NotifyPorts extends DeliverPorts {
  readonly log: Log;
  /** Where people are told of what could not be read or delivered. */
  readonly opsChannel: string;
  /** Looks up what the events do not tell; absent where nothing can be looked up, as in the preview. */
  readonly enrich?: Enrich | undefined;
}

/**
 * The whole line for a batch: folds all that arrived, carries it up to what the resources came from, then brings each card up
 * to date with one Slack call, however many events it had. Answers the ids of the messages to deliver again, with why; it
 * throws nothing.
 */
export async function notify(batch: readonly Arrived[], ports: NotifyPorts): Promise<ReadonlyMap<string, string>> {
  const failed = new Map<string, string>();
  const settle = async (
    { ids, eventIds }: Sources,
    what: string,
    work: (ports: NotifyPorts) => Promise<void>,
  ): Promise<void> => {
    const log = about(ports.log, ...eventIds);
    try {
      await work({ ...ports, log, slack: logged(ports.slack, log) });
    } catch (error) {
      for (const id of ids) failed.set(id, why(error));
      log.error(`${what} failed and will be delivered again`, error);
    }
  };
  for (const { decoded, eventId } of batch)
    if (decoded.is === "ignored") ports.log.info("An event is of no interest to a card", { eventId, why: decoded.why });
  await Promise.all([
    tellAll(byResource(batch, ports.opsChannel), ports, settle),
    ...batch.flatMap((each) => {
      const problem = unread(each.decoded);
      const sources = { ids: [each.id], eventIds: eventIdsOf(each) };
      return problem ? [settle(sources, each.fingerprint, (own) => report(each, problem, own))] : [];
    }),
  ]);
  return failed;
}

type Settle = (sources: Sources, what: string, work: (ports: NotifyPorts) => Promise<void>) => Promise<void>;

/** Learns what the batch tells of each resource, then tells it, of what came first in a journey first. */
async function tellAll(groups: ReadonlyMap<string, Group>, ports: NotifyPorts, settle: Settle): Promise<void> {
  /** Answers the resources with which it went well. */
  const each = async (
    resources: Iterable<string>,
    work: (resource: string, group: Group, own: NotifyPorts) => Promise<void>,
  ): Promise<readonly string[]> => {
    const done: string[] = [];
    await Promise.all(
      [...resources].map(async (resource) => {
        const group = groups.get(resource);
        if (!group) return;
        await settle(group, resource, async (own) => {
          await work(resource, group, own);
          done.push(resource);
        });
      }),
    );
    return done;
  };
  const heard = await each(groups.keys(), learn);
  const learned = await each(heard, (resource, _group, own) => linkByName(resource, own.store));
  const { waves, failed } = await carryUp(learned, ports.store.states);
  await Promise.all(
    [...failed].map(([resource, error]) =>
      settle(sourcesOf([resource], groups), `The news of ${resource}`, () => Promise.reject(error)),
    ),
  );
  for (const wave of waves)
    await Promise.all(
      wave.map(({ resource, news }) =>
        settle(sourcesOf(news, groups), resource, (own) => tell(resource, groups.get(resource)?.routes ?? none, own)),
      ),
    );
}

const none: ReadonlyMap<string, Hearing> = new Map();

/** A card that tells the news of several resources is delivered again with the messages of them all. */
function sourcesOf(resources: Iterable<string>, groups: ReadonlyMap<string, Group>): Sources {
  const all = [...resources].flatMap((each) => groups.get(each) ?? []);
  return {
    ids: [...new Set(all.flatMap(({ ids }) => ids))],
    eventIds: [...new Set(all.flatMap(({ eventIds }) => eventIds))],
  };
}

async function learn(resource: string, { changes }: Group, ports: NotifyPorts): Promise<void> {
  const state = await ports.store.states.update(resource, (known) => foldAll(known, changes));
  await findOut(resource, state, ports);
  await attend(state, ports);
}

async function tell(resource: string, routes: ReadonlyMap<string, Hearing>, ports: NotifyPorts): Promise<void> {
  try {
    await deliverEverywhere(ports, resource, routes);
  } catch (error) {
    const blocked = configurationProblems(error);
    if (blocked.length === 0) throw error;
    // Delivering again cannot help until a person changes a setting: tell that person, once a day.
    for (const each of blocked) await reportBlocked(each, ports);
  }
}

/** What is wrong with what arrived, in words; undefined when it was read. An unknown type has a card of its own. */
function unread(decoded: Decoded): string | undefined {
  switch (decoded.is) {
    case "change":
    case "unknown-type":
    case "ignored":
      return undefined;
    case "unreadable":
    case "not-an-event":
      return decoded.why;
  }
}

const noticeLeaseMs = 30_000;

async function report(
  { decoded, excerpt, fingerprint, eventId }: Arrived,
  problem: string,
  ports: NotifyPorts,
): Promise<void> {
  const notice = unreadableNotice({
    what: decoded.is === "unreadable" ? "SageMaker event" : "message",
    why: problem,
    excerpt: maskSecrets(excerpt),
    eventId,
    detailType: decoded.is === "unreadable" ? decoded.detailType : undefined,
  });
  await once(`notice:${fingerprint}`, ports, async () => {
    await sendDegrading(
      notice,
      (message) => ports.slack.post({ channel: ports.opsChannel, ...message }),
      ports.onDegraded,
    );
  });
}

async function reportBlocked({ channel, problem }: Blocked, ports: NotifyPorts): Promise<void> {
  // When the ops channel itself is the trouble nobody can be told in Slack: the queue and its alarm must.
  if (channel === ports.opsChannel) throw problem;
  const notice = blockedNotice({ channel, error: problem.error });
  await once(`blocked:${problem.error}:${channel}`, ports, async () => {
    await sendDegrading(
      notice,
      (message) => ports.slack.post({ channel: ports.opsChannel, ...message }),
      ports.onDegraded,
    );
  });
}

async function once(id: string, { store }: NotifyPorts, act: () => Promise<void>): Promise<void> {
  if ((await store.claims.take(id, noticeLeaseMs)) !== "mine") return;
  try {
    await act();
    await store.claims.done(id);
  } catch (error) {
    await store.claims.release(id);
    throw error;
  }
}

interface Blocked {
  readonly channel: string;
  readonly problem: SlackProblem;
}

/** The channels whose configuration keeps cards out, when nothing else went wrong. */
function configurationProblems(error: unknown): readonly Blocked[] {
  if (!(error instanceof DeliveryFailed)) return [];
  const blocked = error.errors.flatMap(({ channel, cause }) =>
    cause instanceof SlackProblem && cause.kind === "configuration" ? [{ channel, problem: cause }] : [],
  );
  return blocked.length === error.errors.length ? blocked : [];
}
