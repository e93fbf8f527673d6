import * as z from "zod/mini";
import type { Summary } from "../../domain/card.ts";
import { kindTable } from "../../domain/kinds.ts";
import { type StatusTable, statusOf } from "../../domain/status.ts";
import { freeText, group, isRecord, list, number, read, text, time } from "../fields.ts";
import { significanceOf } from "../job-status.ts";
import { defineKind, reader } from "../kind.ts";

const statuses: StatusTable = {
  Creating: ["Creating", "running", 1],
  Updating: ["Updating", "running", 2],
  SystemUpdating: ["Being patched by AWS", "running", 2],
  RollingBack: ["Rolling back", "failed", 3],
  InService: ["In service", "succeeded", 4],
  Failed: ["Failed", "failed", 5],
  Deleting: ["Deleting", "running", 6],
  // The API's enum ends with Deleting; other resources of SageMaker send this one too.
  Deleted: ["Deleted", "stopped", 7],
};

const cluster = z.object({
  status: z.string(),
  groups: z.array(
    z.object({
      name: z.string(),
      type: z.optional(z.string()),
      current: z.optional(z.number()),
      target: z.optional(z.number()),
      status: z.optional(z.string()),
    }),
  ),
  orchestrator: z.optional(z.string()),
  recovery: z.optional(z.string()),
  createdAt: z.optional(z.number()),
  reason: z.optional(z.string()),
});

const node = z.object({
  health: z.string(),
  reason: z.optional(z.string()),
  repair: z.optional(z.string()),
  advice: z.optional(z.string()),
  at: z.number(),
});

const happening = z.object({
  level: z.string(),
  says: z.string(),
  instance: z.optional(z.string()),
  group: z.optional(z.string()),
  at: z.number(),
});

const parts = z.object({
  cluster: z.optional(cluster),
  nodes: z.optional(z.record(z.string(), node)),
  events: z.optional(z.record(z.string(), happening)),
});
export type ClusterParts = z.output<typeof parts>;
export type ClusterNode = z.output<typeof node>;

const clusterDetail = z.looseObject({
  ClusterName: text,
  ClusterArn: text,
  ClusterStatus: z.string(),
  FailureMessage: freeText,
  InstanceGroups: list(
    z.looseObject({
      InstanceGroupName: text,
      InstanceType: text,
      CurrentCount: number,
      TargetCount: number,
      Status: text,
    }),
  ),
  NodeRecovery: text,
  /** `{ Eks: {…} }` or `{ Slurm: {…} }` */
  Orchestrator: read((value) => (isRecord(value) ? Object.keys(value)[0]?.replace(/^Eks$/, "EKS") : undefined)),
  CreationTime: time,
});

const nodeDetail = z.looseObject({
  ClusterName: text,
  ClusterArn: text,
  InstanceId: z.string(),
  HealthSummary: group({
    HealthStatus: z.string(),
    HealthStatusReason: freeText,
    RepairAction: text,
    Recommendation: freeText,
  }),
});

const eventDetail = z.looseObject({
  EventDetails: group({
    EventId: text,
    ClusterName: text,
    ClusterArn: text,
    EventLevel: text,
    EventTime: time,
    InstanceGroupName: text,
    InstanceId: text,
    Description: freeText,
  }),
});

/** The newest events of a cluster are kept, each in one of so many places that its id picks; the card shows the last few. */
const eventPlaces = 24;

/** The same place for the same id, whatever the order of the events (FNV-1a). */
function placeOf(id: string): number {
  let hash = 0x811c9dc5;
  for (const char of id) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash % eventPlaces;
}

export const hyperPodCluster = defineKind<ClusterParts>({
  ...kindTable.cluster,
  parts,
  summary,
  events: [
    reader("SageMaker HyperPod Cluster State Change", clusterDetail, (d) => {
      const status = statusOf(d.ClusterStatus, statuses);
      const value = {
        status: status.word,
        groups: d.InstanceGroups.map((each) => ({
          name: each.InstanceGroupName ?? "group",
          type: each.InstanceType,
          current: each.CurrentCount,
          target: each.TargetCount,
          status: each.Status,
        })),
        orchestrator: d.Orchestrator,
        recovery: d.NodeRecovery,
        createdAt: d.CreationTime,
        reason: d.FailureMessage,
      } satisfies z.input<typeof cluster>;
      return [{ arn: d.ClusterArn, name: d.ClusterName, part: "cluster", at: undefined, rank: status.rank, value }];
    }),
    reader("SageMaker HyperPod Cluster Node Health Event", nodeDetail, (d, envelope) => {
      const { HealthStatus, HealthStatusReason, RepairAction, Recommendation } = d.HealthSummary;
      const value = {
        health: HealthStatus,
        reason: HealthStatusReason,
        repair: RepairAction,
        advice: Recommendation,
        at: envelope.time ?? 0,
      } satisfies z.input<typeof node>;
      const part = `nodes/${d.InstanceId}`;
      return [{ arn: d.ClusterArn, name: d.ClusterName, part, at: undefined, rank: 0, value }];
    }),
    reader("SageMaker HyperPod Cluster Event", eventDetail, ({ EventDetails: d }, envelope) => {
      const at = d.EventTime ?? envelope.time ?? 0;
      const value = {
        level: d.EventLevel ?? "Info",
        says: d.Description ?? "Something happened, and the event does not say what.",
        instance: d.InstanceId,
        group: d.InstanceGroupName,
        at,
      } satisfies z.input<typeof happening>;
      const part = `events/${placeOf(d.EventId ?? envelope.id ?? value.says)}`;
      return [{ arn: d.ClusterArn, name: d.ClusterName, part, at, rank: 0, value }];
    }),
  ],
});

const isHealthy = ({ health }: ClusterNode): boolean => health.toLowerCase() === "healthy";

/** The nodes that are not well, newest news first. */
const unwell = ({ nodes = {} }: ClusterParts): readonly (readonly [id: string, node: ClusterNode])[] =>
  Object.entries(nodes)
    .filter(([, each]) => !isHealthy(each))
    .toSorted(([aId, a], [bId, b]) => b.at - a.at || (aId < bId ? -1 : 1));

/** A cluster in service with a sick node, or whose newest event is an error, needs a person although its status does not say so. */
function summary(parts: ClusterParts): Summary {
  const { cluster: facts, nodes = {}, events = {} } = parts;
  const happened = Object.values(events).toSorted((a, b) => b.at - a.at);
  const told = Object.keys(nodes).length + happened.length > 0;
  const known = statusOf(facts?.status ?? (told ? "InService" : "Unknown"), statuses);
  const base = { startedAt: facts?.createdAt, reason: facts?.reason };
  const sick = unwell(parts);
  const [newest] = happened;
  const settled = known.phase === "succeeded";
  if (settled && sick[0] !== undefined) {
    const label = sick.length === 1 ? "1 node unhealthy" : `${sick.length} nodes unhealthy`;
    const status = { ...known, label, phase: "attention" } as const;
    return { status, headline: `Cluster · ${label}`, significance: "act", episode: `node ${sick[0][1].at}`, ...base };
  }
  if (settled && newest?.level.toLowerCase() === "error") {
    const status = { ...known, label: "Error reported", phase: "attention" } as const;
    return {
      status,
      headline: "Cluster · Error reported",
      significance: "act",
      episode: `error ${newest.at}`,
      ...base,
    };
  }
  // A cluster of which only a node or an event was heard serves; that alone is no news for a channel of outcomes.
  const significance = facts === undefined && settled ? "all" : significanceOf[known.phase];
  return { status: known, headline: `Cluster · ${known.label}`, significance, ...base };
}
