import { blockedNotice } from "../../blocks/replies/blocked.ts";
import { unreadableNotice } from "../../blocks/replies/notice.ts";
import { resourceKey } from "../domain/arn.ts";
import { maskSecrets } from "../domain/mask.ts";
import type { Change } from "../domain/resource.ts";
import { onlyEnriches } from "../events/cloudtrail/read.ts";
import type { Decoded } from "../events/decode.ts";
import { about, type Log } from "../log.ts";
import { logged } from "../slack/logged.ts";
import { SlackProblem } from "../slack/port.ts";
import { type DeliverPorts, DeliveryFailed, deliverEverywhere, type Hearing } from "./deliver.ts";
import { type Enrich, findOut } from "./findings.ts";
import { foldAll } from "./fold.ts";
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
 * The whole line for a batch: folds all that arrived, then brings each card up to date with one Slack call, however many
 * events it had. Answers the ids of the messages to deliver again, with why; it throws nothing.
 */
export async function notify(batch: readonly Arrived[], ports: NotifyPorts): Promise<ReadonlyMap<string, string>> {
  const failed = new Map<string, string>();
  const settle = async (
    { ids, eventIds }: Pick<Group, "ids" | "eventIds">,
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
    ...[...byResource(batch, ports.opsChannel)].map(([resource, group]) =>
      settle(group, resource, (own) => tell(resource, group, own)),
    ),
    ...batch.flatMap((each) => {
      const problem = unread(each.decoded);
      const group = { ids: [each.id], eventIds: eventIdsOf(each) };
      return problem ? [settle(group, each.fingerprint, (own) => report(each, problem, own))] : [];
    }),
  ]);
  return failed;
}

/** What its lines in the log are found by; a body that is no event has only its SQS message. */
const eventIdsOf = ({ eventId, id }: Arrived): readonly string[] => [eventId ?? id];

interface Group {
  /** SQS message ids. */
  readonly ids: readonly string[];
  readonly eventIds: readonly string[];
  readonly changes: readonly [Change, ...Change[]];
  readonly routes: ReadonlyMap<string, Hearing>;
}

function byResource(batch: readonly Arrived[], opsChannel: string): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  for (const arrived of batch) {
    const { id, decoded } = arrived;
    for (const change of "changes" in decoded ? decoded.changes : []) {
      const key = resourceKey(change.arn);
      const before = groups.get(key);
      groups.set(key, {
        ids: [...(before?.ids ?? []), id],
        eventIds: [...new Set([...(before?.eventIds ?? []), ...eventIdsOf(arrived)])],
        changes: before ? [...before.changes, change] : [change],
        routes: new Map([...(before?.routes ?? []), ...audience(arrived, change, opsChannel)]),
      });
    }
  }
  return groups;
}

/** Where its route says; an alarm without a route is for those who run the bot, and who did something is told on cards that are there. */
function audience(
  { route, routed }: Arrived,
  change: Change,
  opsChannel: string,
): readonly (readonly [string, Hearing])[] {
  if (onlyEnriches(change)) return [];
  return [!routed && change.kind === "alarm" ? [opsChannel, { level: "outcomes" }] : [route.channel, route]];
}

async function tell(resource: string, { changes, routes }: Group, ports: NotifyPorts): Promise<void> {
  const state = await ports.store.states.update(resource, (known) => foldAll(known, changes));
  await findOut(resource, state, ports);
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
