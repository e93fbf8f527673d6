import * as z from "zod/mini";
import { statusOf } from "../../domain/status.ts";
import type { Envelope } from "../envelope.ts";
import { freeText, group, isRecord, list, number, read, text, time } from "../fields.ts";
import type { Reading } from "../kind.ts";
import { deploymentConfig, guardrailsOf } from "./guardrails.ts";
import type { EndpointState, EndpointVariant, Phase, ToldDeployment } from "./parts.ts";
import { phaseRank, readMessage } from "./phases.ts";
import { endpointStatuses } from "./statuses.ts";

const variantDetail = z.looseObject({
  VariantName: text,
  CurrentWeight: number,
  DesiredWeight: number,
  CurrentInstanceCount: number,
  DesiredInstanceCount: number,
  VariantStatus: list(z.looseObject({ Status: z.string(), StatusMessage: freeText, StartTime: time })),
});
type VariantDetail = z.output<typeof variantDetail>;

/** The detail of both detail-types, and the answer of DescribeEndpoint, which alone has LastDeploymentConfig. */
export const endpointDetail = z.looseObject({
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
  LastDeploymentConfig: deploymentConfig,
  CreationTime: time,
  LastModifiedTime: time,
});
type Detail = z.output<typeof endpointDetail>;

/** Every fact that one event, or one answer, tells of an endpoint and its deployment. */
export function endpointReadings(d: Detail, envelope: Envelope): readonly Reading[] {
  const status = statusOf(d.EndpointStatus, endpointStatuses);
  const pending = d.PendingDeploymentSummary;
  const variants = d.ProductionVariants.map(toVariant);
  const pendingVariants = pending?.ProductionVariants.map(toVariant) ?? [];
  const phases = [...variants, ...pendingVariants];
  // LastModifiedTime stands still during a bake, while each variant's phase has its own start.
  const times = [d.LastModifiedTime, ...phases.map((each) => each.phaseStartedAt)].flatMap((each) => each ?? []);
  const at = times.length > 0 ? Math.max(...times) : (envelope.time ?? 0);
  const rank = status.rank * 10 + Math.max(0, ...phases.map((each) => phaseRank.get(each.phase ?? "") ?? 0));
  const base = { arn: d.EndpointArn, name: d.EndpointName, at, rank };
  const part = (name: string, value: object): Reading => ({ ...base, part: name, value });
  const state: EndpointState = {
    status: status.word,
    config: d.EndpointConfigName,
    variants,
    createdAt: d.CreationTime,
    modifiedAt: d.LastModifiedTime,
    reason: d.FailureReason,
  };
  const config = d.EndpointConfigName;
  return [
    part("endpoint", state),
    ...(status.word === "InService" && config ? [part(`served/${config}`, { at })] : []),
    ...(brokenStatuses.includes(status.word) ? [part("broken", { at })] : []),
    ...(status.word === "Updating" ? updateOf(d, variants, at, part) : []),
    ...(pending ? phasesOf(pending, base) : []),
    ...(d.LastDeploymentConfig ? [part("guardrails", guardrailsOf(d.LastDeploymentConfig, at))] : []),
  ];
}

const brokenStatuses: readonly string[] = ["Failed", "UpdateRollbackFailed"];

/** What an endpoint is being updated to: another config, other weights or sizes, or nobody tells. */
function updateOf(
  d: Detail,
  variants: readonly EndpointVariant[],
  at: number,
  part: (name: string, value: object) => Reading,
): readonly Reading[] {
  const { PendingDeploymentSummary: pending, EndpointConfigName: config } = d;
  if (pending?.EndpointConfigName) {
    const value: ToldDeployment = {
      config: pending.EndpointConfigName,
      previousConfig: config,
      startedAt: pending.StartTime,
      seenAt: at,
      variants: pending.ProductionVariants.map(toVariant),
    };
    return [part(`deployments/${pending.StartTime ?? pending.EndpointConfigName}`, value)];
  }
  const starts = variants.flatMap(({ phase, phaseStartedAt }) => (phase ? [phaseStartedAt ?? at] : []));
  return [starts.length > 0 ? part("capacity", { startedAt: Math.min(...starts) }) : part("updating", { at, config })];
}

/** Each phase by itself, since an event of the next one no longer tells of it. */
const phasesOf = (
  { StartTime, ProductionVariants }: NonNullable<Detail["PendingDeploymentSummary"]>,
  base: Pick<Reading, "arn" | "name">,
): readonly Reading[] =>
  ProductionVariants.flatMap(({ VariantStatus }) => VariantStatus).flatMap(
    ({ Status, StatusMessage, StartTime: at }) => {
      if (at === undefined) return [];
      const value: Phase = { of: StartTime, startedAt: at, message: StatusMessage, ...readMessage(StatusMessage) };
      return [{ ...base, part: `phases/${Status}`, at, rank: phaseRank.get(Status) ?? 0, value }];
    },
  );

function toVariant(d: VariantDetail): EndpointVariant {
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
