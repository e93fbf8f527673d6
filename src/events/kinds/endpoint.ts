import * as z from "zod/mini";
import type { Summary } from "../../domain/card.ts";
import { kindTable } from "../../domain/kinds.ts";
import { type StatusTable, statusOf } from "../../domain/status.ts";
import { freeText, group, isRecord, list, number, read, text, time } from "../fields.ts";
import { significanceOf } from "../job-status.ts";
import { defineKind, type Reading, reader } from "../kind.ts";

/** API casing; events say IN_SERVICE. Deleted comes in events only (facts from captures). */
export const endpointStatuses: StatusTable = {
  Creating: ["Creating", "running", 1],
  Updating: ["Updating", "running", 2],
  SystemUpdating: ["Being patched by AWS", "running", 2],
  RollingBack: ["Rolling back", "failed", 3],
  InService: ["In service", "succeeded", 4],
  OutOfService: ["Out of service", "attention", 4],
  Failed: ["Failed", "failed", 5],
  UpdateRollbackFailed: ["Update and rollback failed", "failed", 5],
  Deleting: ["Deleting", "running", 6],
  Deleted: ["Deleted", "stopped", 7],
};

const variant = z.object({
  name: z.string(),
  currentWeight: z.optional(z.number()),
  desiredWeight: z.optional(z.number()),
  currentInstances: z.optional(z.number()),
  desiredInstances: z.optional(z.number()),
  phase: z.optional(z.string()),
  message: z.optional(z.string()),
  phaseStartedAt: z.optional(z.number()),
});

const state = z.object({
  status: z.string(),
  config: z.optional(z.string()),
  variants: z.array(variant),
  createdAt: z.optional(z.number()),
  modifiedAt: z.optional(z.number()),
  reason: z.optional(z.string()),
});

/** The newest deployment that was seen, kept after it ended: only so can a silent rollback be told. */
const deployment = z.object({
  config: z.string(),
  previousConfig: z.optional(z.string()),
  startedAt: z.optional(z.number()),
  variants: z.array(variant),
});

const parts = z.object({ endpoint: z.optional(state), deployment: z.optional(deployment) });
export type EndpointParts = z.output<typeof parts>;
export type EndpointVariant = z.output<typeof variant>;

const variantDetail = z.looseObject({
  VariantName: text,
  CurrentWeight: number,
  DesiredWeight: number,
  CurrentInstanceCount: number,
  DesiredInstanceCount: number,
  VariantStatus: list(z.looseObject({ Status: z.string(), StatusMessage: freeText, StartTime: time })),
});

const detail = z.looseObject({
  EndpointName: text,
  EndpointArn: text,
  EndpointConfigName: text,
  EndpointStatus: z.string(),
  FailureReason: freeText,
  ProductionVariants: list(variantDetail),
  PendingDeploymentSummary: read((value) =>
    isRecord(value)
      ? group({ EndpointConfigName: text, StartTime: time, ProductionVariants: list(variantDetail) }).parse(value)
      : undefined,
  ),
  CreationTime: time,
  LastModifiedTime: time,
});

/** Order of the phases of a deployment, as the developer guide lists them. */
const phaseRank: Readonly<Record<string, number>> = {
  Creating: 1,
  Updating: 1,
  ActivatingTraffic: 2,
  Baking: 3,
  Deleting: 4,
};

function toVariant(d: z.output<typeof variantDetail>): z.input<typeof variant> {
  const newest = d.VariantStatus.toSorted((a, b) => (b.StartTime ?? 0) - (a.StartTime ?? 0))[0];
  return {
    name: d.VariantName ?? "variant",
    currentWeight: d.CurrentWeight,
    desiredWeight: d.DesiredWeight,
    currentInstances: d.CurrentInstanceCount,
    desiredInstances: d.DesiredInstanceCount,
    phase: newest?.Status,
    message: newest?.StatusMessage,
    phaseStartedAt: newest?.StartTime,
  };
}

function readings(d: z.output<typeof detail>): readonly Reading[] {
  const status = statusOf(d.EndpointStatus, endpointStatuses);
  const pending = d.PendingDeploymentSummary;
  const variants = d.ProductionVariants.map(toVariant);
  const pendingVariants = pending?.ProductionVariants.map(toVariant) ?? [];
  const phases = [...variants, ...pendingVariants];
  // LastModifiedTime stands still during a bake, while each variant's phase has its own start.
  const times = [d.LastModifiedTime, ...phases.map((each) => each.phaseStartedAt)].flatMap((each) => each ?? []);
  const at = times.length > 0 ? Math.max(...times) : undefined;
  const rank = status.rank * 10 + Math.max(0, ...phases.map((each) => phaseRank[each.phase ?? ""] ?? 0));
  const base = { arn: d.EndpointArn, name: d.EndpointName, at, rank };
  const endpoint: Reading = {
    ...base,
    part: "endpoint",
    value: {
      status: status.word,
      config: d.EndpointConfigName,
      variants,
      createdAt: d.CreationTime,
      modifiedAt: d.LastModifiedTime,
      reason: d.FailureReason,
    } satisfies z.input<typeof state>,
  };
  if (!pending?.EndpointConfigName) return [endpoint];
  const value = {
    config: pending.EndpointConfigName,
    previousConfig: d.EndpointConfigName,
    startedAt: pending.StartTime,
    variants: pendingVariants,
  } satisfies z.input<typeof deployment>;
  return [endpoint, { ...base, part: "deployment", value }];
}

export const endpoint = defineKind<EndpointParts>({
  ...kindTable.endpoint,
  parts,
  summary,
  events: [
    reader("SageMaker Endpoint State Change", detail, readings),
    reader("SageMaker Endpoint Deployment State Change", detail, readings),
  ],
});

/** True when the newest deployment asked for one config and the endpoint, back in service, still runs another. */
export function rolledBack({ endpoint: now, deployment: asked }: EndpointParts): boolean {
  return (
    now?.status === "InService" &&
    asked !== undefined &&
    now.config !== undefined &&
    now.config === asked.previousConfig &&
    now.config !== asked.config
  );
}

function summary(parts: EndpointParts): Summary {
  const { endpoint: now, deployment: asked } = parts;
  const status = statusOf(now?.status ?? "Unknown", endpointStatuses);
  const times = {
    startedAt: status.phase === "running" ? (asked?.startedAt ?? now?.createdAt) : undefined,
    reason: now?.reason,
    episode: [now?.config, asked?.config, asked?.startedAt].join("|"),
  };
  if (rolledBack(parts)) {
    return {
      status: { ...status, label: "Rolled back", phase: "failed" },
      headline: "Rolled back",
      significance: "act",
      moment: "rolled-back",
      ...times,
    };
  }
  // In service with a reason is how a failed change shows when no deployment event was seen.
  if (status.word === "InService" && now?.reason) {
    return {
      status: { ...status, label: "Update failed", phase: "failed" },
      headline: "Endpoint update failed",
      significance: "act",
      ...times,
    };
  }
  const phase =
    status.word === "Updating"
      ? [...(asked?.variants ?? []), ...(now?.variants ?? [])].find((each) => each.phase)?.phase
      : undefined;
  const label = phase ? (phaseLabels[phase] ?? phase) : status.label;
  return {
    status: { ...status, label },
    headline: phase === "Baking" ? "Baking" : `Endpoint · ${label}`,
    significance: significanceOf[status.phase],
    ...times,
  };
}

const phaseLabels: Readonly<Record<string, string>> = {
  Creating: "Launching instances",
  Updating: "Updating capacity",
  ActivatingTraffic: "Activating traffic",
  Baking: "Baking",
  Deleting: "Removing the old fleet",
};
