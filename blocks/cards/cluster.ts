import type { CardFacts } from "../../src/domain/card.ts";
import type { ClusterNode, ClusterParts } from "../../src/events/kinds/cluster.ts";
import { fitLines, preformatted, section } from "../kit/basics.ts";
import type { Message } from "../message.ts";
import { bold, code, join, type Mrkdwn, mrkdwn, prose, slackDate } from "../text.ts";
import { andMore, bar, count, formatNumber, shorten } from "../words.ts";
import { created, sentences, unknownStatus } from "./bits.ts";
import { frame } from "./frame.ts";

type Group = NonNullable<ClusterParts["cluster"]>["groups"][number];
type NamedNode = readonly [id: string, node: ClusterNode];

const groupsShown = 12;
const nodesShown = 4;
const eventsShown = 3;
const saysMax = 240;

/** The card of a HyperPod cluster: its instance groups, the nodes that are not well, and what happened last. */
export function clusterCard(facts: CardFacts<ClusterParts>): Message {
  const { summary, parts } = facts;
  const { cluster, nodes = {} } = parts;
  const sick = sickNodes(nodes);
  const events = newestEvents(parts);
  const bars = groupRows(cluster?.groups ?? []);
  return frame(facts, {
    sentence: sentenceOf(facts, sick),
    evidence: [
      bars.length > 0 ? preformatted(bars.join("\n"), 2000) : undefined,
      sick.length > 0 ? section(fitLines(nodeLines(sick), 2500)) : undefined,
      events.length > 0 ? section(fitLines(events, 1500)) : undefined,
    ],
    quiet: [
      cluster?.orchestrator && `orchestrator ${cluster.orchestrator}`,
      cluster?.recovery && `node recovery ${cluster.recovery.toLowerCase()}`,
      cluster && created(summary),
    ],
    predicate: sick.length > 0 && summary.status.phase === "attention" ? `has ${summary.status.label}` : undefined,
  });
}

/** Unhealthy nodes, the newest news first. */
const sickNodes = (nodes: NonNullable<ClusterParts["nodes"]>): readonly NamedNode[] =>
  Object.entries(nodes)
    .filter(([, { health }]) => health.toLowerCase() !== "healthy")
    .toSorted(([, a], [, b]) => b.at - a.at);

function sentenceOf({ summary, parts }: CardFacts<ClusterParts>, sick: readonly NamedNode[]): Mrkdwn | undefined {
  const { cluster, nodes = {} } = parts;
  const well = Object.entries(nodes).toSorted(([, a], [, b]) => b.at - a.at)[0];
  if (sick.length > 0) {
    const left = sick.filter(([, { repair }]) => repair === undefined || repair.toLowerCase() === "none").length;
    if (left === 0) return prose(`HyperPod repairs ${sick.length === 1 ? "it" : "them"} by itself.`);
    const which = sick.length === 1 ? "this node" : left === sick.length ? "these nodes" : `${left} of these nodes`;
    return prose(`HyperPod does not repair ${which} by itself: somebody has to.`);
  }
  return sentences([
    summary.status.word === "InService" ? undefined : unknownStatus(summary),
    summary.status.phase === "failed" && !summary.reason ? "SageMaker gives no reason." : undefined,
    well && mrkdwn`Node ${code(well[0])} is healthy again.`,
    cluster === undefined && summary.status.phase === "succeeded"
      ? "The state of the cluster itself has not been told yet."
      : undefined,
  ]);
}

function nodeLines(sick: readonly NamedNode[]): readonly Mrkdwn[] {
  const shown = sick
    .slice(0, nodesShown)
    .map(([id, { health, reason, repair, advice, at }]) =>
      join([
        join([bold(health), code(id)], " "),
        slackDate(at),
        reason && prose(shorten(oneLine(reason), saysMax)),
        repair && repair.toLowerCase() !== "none" ? mrkdwn`repair: ${bold(repair)}` : undefined,
        advice && prose(shorten(oneLine(advice), saysMax)),
      ]),
    );
  const hidden = andMore(sick.length - shown.length, "unhealthy");
  return hidden ? [...shown, mrkdwn`${hidden}`] : shown;
}

/** What the cluster told last; a word before the text where it is more than information. */
function newestEvents({ events = {} }: ClusterParts): readonly Mrkdwn[] {
  return Object.values(events)
    .toSorted((a, b) => b.at - a.at)
    .slice(0, eventsShown)
    .map(({ level, says, group, at }) =>
      join([
        level.toLowerCase() === "info" ? undefined : bold(level),
        slackDate(at),
        group && code(group),
        prose(shorten(oneLine(says), saysMax)),
      ]),
    );
}

/** "p5-workers  ml.p5.48xlarge  ███████░ 7 of 8 instances  In service", in columns. */
function groupRows(groups: readonly Group[]): readonly string[] {
  const rows = groups
    .slice(0, groupsShown)
    .map((each) => [shorten(each.name, 32), each.type ?? "", instances(each), inWords(each.status ?? "")]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(0, ...rows.map((cells) => (cells[column] ?? "").length)));
  const drawn = rows.map((cells) =>
    cells
      .flatMap((cell, column) => ((widths[column] ?? 0) > 0 ? [cell.padEnd(widths[column] ?? 0)] : []))
      .join("  ")
      .trimEnd(),
  );
  const hidden = andMore(groups.length - drawn.length, "groups");
  return hidden ? [...drawn, hidden] : drawn;
}

function instances({ current, target }: Group): string {
  if (current === undefined) return target === undefined ? "" : `${count(target, "instance")} wanted`;
  if (target === undefined || target === current) return count(current, "instance");
  return `${target > 0 ? `${bar(current / target, 10)} ` : ""}${formatNumber(current)} of ${count(target, "instance")}`;
}

/** "In service" for `InService`. */
const inWords = (status: string): string => status.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const oneLine = (text: string): string => text.trim().replace(/\s+/g, " ");
