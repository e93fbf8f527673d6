import { blockedNotice } from "../../blocks/replies/blocked.ts";
import { unreadableNotice } from "../../blocks/replies/notice.ts";
import { resourceKey } from "../domain/arn.ts";
import { maskSecrets } from "../domain/mask.ts";
import type { Change } from "../domain/resource.ts";
import type { Decoded } from "../events/decode.ts";
import type { Log } from "../log.ts";
import { SlackProblem } from "../slack/port.ts";
import { type DeliverPorts, DeliveryFailed, deliverEverywhere, type Hearing } from "./deliver.ts";
import { type Enrich, findOut } from "./findings.ts";
import { foldAll } from "./fold.ts";
import type { Arrived } from "./read.ts";
import { sendDegrading } from "./send.ts";

export interface NotifyPorts extends DeliverPorts {
  readonly log: Log;
  /** Where people are told of what could not be read or delivered. */
  readonly opsChannel: string;
  /** Looks up what the events do not tell; absent where nothing can be looked up, as in the preview. */
  readonly enrich?: Enrich | undefined;
}

/**
 * The whole line for a batch: folds all that arrived, then brings each card up to date with one Slack call, however many
 * events it had. Answers the ids of the messages to deliver again; it throws nothing.
 */
export async function notify(batch: readonly Arrived[], ports: NotifyPorts): Promise<ReadonlySet<string>> {
  const failed = new Set<string>();
  const settle = async (work: Promise<void>, ids: readonly string[], what: string): Promise<void> => {
    try {
      await work;
    } catch (error) {
      for (const id of ids) failed.add(id);
      ports.log.error(`${what} failed and will be delivered again`, error);
    }
  };
  await Promise.all([
    ...[...byResource(batch)].map(([resource, group]) => settle(tell(resource, group, ports), group.ids, resource)),
    ...batch.flatMap((each) => {
      const why = unread(each.decoded);
      return why ? [settle(report(each, why, ports), [each.id], each.fingerprint)] : [];
    }),
  ]);
  return failed;
}

interface Group {
  readonly ids: string[];
  readonly changes: [Change, ...Change[]];
  readonly routes: Map<string, Hearing>;
}

function byResource(batch: readonly Arrived[]): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  for (const { id, route, decoded } of batch) {
    for (const change of "changes" in decoded ? decoded.changes : []) {
      const key = resourceKey(change.arn);
      const group = groups.get(key);
      if (group === undefined) {
        groups.set(key, { ids: [id], changes: [change], routes: new Map([[route.channel, route]]) });
        continue;
      }
      group.ids.push(id);
      group.changes.push(change);
      group.routes.set(route.channel, route);
    }
  }
  return groups;
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
      return undefined;
    case "unreadable":
    case "not-an-event":
      return decoded.why;
  }
}

const noticeLeaseMs = 30_000;

async function report(
  { decoded, excerpt, fingerprint, eventId }: Arrived,
  why: string,
  ports: NotifyPorts,
): Promise<void> {
  const notice = unreadableNotice({
    what: decoded.is === "unreadable" ? "SageMaker event" : "message",
    why,
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
