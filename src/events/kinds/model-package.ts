import * as z from "zod/mini";
import { authorSchema } from "../../domain/author.ts";
import type { Summary } from "../../domain/card.ts";
import { evidenceSchema } from "../../domain/evidence.ts";
import { kindTable } from "../../domain/kinds.ts";
import { type StatusTable, statusOf } from "../../domain/status.ts";
import { freeText, group, list, number, read, text, time, words } from "../fields.ts";
import { significanceOf } from "../job-status.ts";
import { defineKind, type Reading, reader } from "../kind.ts";
import { cameFrom } from "../links.ts";

const packageStatuses: StatusTable = {
  Pending: ["Pending", "running", 1],
  InProgress: ["In progress", "running", 2],
  Completed: ["Completed", "succeeded", 3],
  Failed: ["Failed", "failed", 3],
  Deleting: ["Deleting", "running", 4],
};

const approvalStatuses: StatusTable = {
  PendingManualApproval: ["Approval needed", "attention", 1],
  Approved: ["Approved", "succeeded", 2],
  Rejected: ["Rejected", "stopped", 2],
};

const version = z.object({
  status: z.string(),
  approval: z.optional(z.string()),
  approvalDescription: z.optional(z.string()),
  group: z.optional(z.string()),
  version: z.optional(z.number()),
  description: z.optional(z.string()),
  generatedBy: z.optional(z.string()),
  images: z.array(z.string()),
  contentTypes: z.array(z.string()),
  metricsUri: z.optional(z.string()),
  createdAt: z.optional(z.number()),
  modifiedAt: z.optional(z.number()),
  /** The keys of its CustomerMetadataProperties. */
  properties: z.optional(z.array(z.string())),
  /** The round whose votes decided last, as the bot has written it there. */
  round: z.optional(z.string()),
  reason: z.optional(z.string()),
});
const moment = z.object({ at: z.number() });
const parts = z.object({
  package: z.optional(version),
  /** Since when it waits for a decision, now or the last time: since it was registered, or put back to waiting. */
  asked: z.optional(moment),
  /** The newest decision. */
  decided: z.optional(moment),
  /** Who took an approval back from Slack, by the work; `description` is what is written beside the rejection. */
  revoked: z.optional(z.record(z.string(), z.object({ by: z.string(), reason: z.string(), description: z.string() }))),
  /** Who changed it, by the second in which they did; only Describe tells. */
  modifiers: z.optional(z.record(z.string(), z.object({ by: z.string() }))),
  /** Looked up; absent where AWS does not tell. */
  author: z.optional(authorSchema),
  /** Looked up when the version came to wait for a decision, and kept beside the decision. */
  evidence: z.optional(evidenceSchema),
});
export type ModelPackageParts = z.output<typeof parts>;

const detail = z.looseObject({
  ModelPackageName: text,
  ModelPackageArn: text,
  ModelPackageGroupName: text,
  ModelPackageVersion: number,
  ModelPackageDescription: freeText,
  ModelPackageStatus: z.string(),
  ModelApprovalStatus: text,
  ApprovalDescription: freeText,
  MetadataProperties: group({ GeneratedBy: text }),
  InferenceSpecification: group({
    Containers: list(z.looseObject({ Image: z.string() })),
    SupportedContentTypes: list(z.string()),
  }),
  ModelMetrics: group({ ModelQuality: group({ Statistics: group({ S3Uri: text }) }) }),
  ModelPackageStatusDetails: group({ ValidationStatuses: list(z.looseObject({ FailureReason: freeText })) }),
  UpdatedModelPackageFields: list(z.string()),
  CustomerMetadataProperties: words,
  CreationTime: time,
  LastModifiedTime: time,
  /** Only in what the describer makes of an answer: it tells who changed it last, and not what they changed. */
  Described: group({ by: text, here: read((value) => value === true) }),
});

export const modelPackage = defineKind<ModelPackageParts>({
  ...kindTable["model-package"],
  parts,
  summary: (facts) => ({ ...summarise(facts), ...waiting(facts) }),
  events: [
    reader("SageMaker Model Package State Change", detail, (d, { time: sentAt }) => {
      const status = statusOf(d.ModelPackageStatus, packageStatuses);
      const approval = d.ModelApprovalStatus ? statusOf(d.ModelApprovalStatus, approvalStatuses) : undefined;
      const versioned = d.ModelPackageGroupName && d.ModelPackageVersion !== undefined;
      const maker = d.MetadataProperties.GeneratedBy;
      const name = versioned ? `${d.ModelPackageGroupName}/${d.ModelPackageVersion}` : d.ModelPackageName;
      return [
        {
          arn: d.ModelPackageArn,
          name,
          part: "package",
          at: d.LastModifiedTime,
          rank: status.rank * 10 + (approval?.rank ?? 0),
          value: {
            status: status.word,
            approval: approval?.word,
            approvalDescription: d.ApprovalDescription,
            group: d.ModelPackageGroupName,
            version: d.ModelPackageVersion,
            description: d.ModelPackageDescription,
            generatedBy: maker,
            images: d.InferenceSpecification.Containers.map((container) => container.Image),
            contentTypes: d.InferenceSpecification.SupportedContentTypes,
            metricsUri: d.ModelMetrics.ModelQuality.Statistics.S3Uri,
            createdAt: d.CreationTime,
            modifiedAt: d.LastModifiedTime,
            properties: Object.keys(d.CustomerMetadataProperties),
            round: d.CustomerMetadataProperties["chatops-round"],
            reason: d.ModelPackageStatusDetails.ValidationStatuses.find((each) => each.FailureReason)?.FailureReason,
          } satisfies z.input<typeof version>,
        },
        ...cameFrom("model-package", d.ModelPackageArn, maker === undefined ? undefined : { arn: maker }, "registry"),
        ...turns(d, approval?.word, sentAt ?? 0).map((turn) => ({ ...turn, arn: d.ModelPackageArn, name })),
      ];
    }),
  ],
});

/**
 * When it came to wait, or was decided on. An event repeats the approval at every edit of any field, so only one that names
 * ModelApprovalStatus among the updated fields says that it changed (developer guide, EventBridge).
 */
function turns(
  d: z.output<typeof detail>,
  approval: string | undefined,
  sentAt: number,
): readonly Omit<Reading, "arn" | "name">[] {
  const { CreationTime: created, LastModifiedTime: modified = sentAt } = d;
  const turn = (part: string, at: number, value: object = { at }) => ({ part, at, rank: 0, value });
  const { UpdatedModelPackageFields: updated, Described: described } = d;
  const changed = updated.includes("ModelApprovalStatus");
  // Old events name no fields at all.
  const decided = changed || (updated.length === 0 && !described.here);
  return [
    ...(approval === "PendingManualApproval" ? [turn("asked", changed ? modified : (created ?? modified))] : []),
    ...((approval === "Approved" || approval === "Rejected") && decided ? [turn("decided", modified)] : []),
    ...(described.by === undefined ? [] : [turn(`modifiers/${secondOf(modified)}`, modified, { by: described.by })]),
  ];
}

/** Times of events may lack the milliseconds that Describe has. */
const secondOf = (at: number): string => String(Math.floor(at / 1000));

/** Who made the newest decision, where Describe told it. */
export const deciderOf = ({ decided, modifiers }: ModelPackageParts): string | undefined =>
  decided && modifiers?.[secondOf(decided.at)]?.by;

/** What waits after a decision has been waiting since then at the earliest, also where nobody told when it was put back. */
function askedAt({ package: facts, asked, decided }: ModelPackageParts): number | undefined {
  const waits = facts?.approval === "PendingManualApproval";
  const known = [asked?.at, waits ? decided?.at : undefined].filter((at) => at !== undefined);
  return known.length > 0 ? Math.max(...known) : facts?.createdAt;
}

/** Each further wait is a moment of its own. */
function waiting(facts: ModelPackageParts): Pick<Summary, "askedAt" | "episode"> {
  const at = askedAt(facts);
  const first = at === undefined || Math.abs(at - (facts.package?.createdAt ?? at)) < 1000;
  return { askedAt: at, episode: first ? undefined : String(Math.floor(at / 1000)) };
}

/** Who took the approval back, where the decision that stands did that from Slack: it was written word for word. */
export const revocationOf = ({ package: facts, revoked = {} }: ModelPackageParts) =>
  facts?.approval === "Rejected"
    ? Object.values(revoked).find(({ description }) => description === facts.approvalDescription)
    : undefined;

/** The approval is the story once the package itself is ready; before that, and when it failed, the package is. */
function summarise(parts: ModelPackageParts): Summary {
  const { package: facts } = parts;
  const status = statusOf(facts?.status ?? "Unknown", packageStatuses);
  const times = { startedAt: facts?.createdAt, reason: facts?.reason };
  if (status.phase !== "succeeded" || !facts?.approval) {
    const headline = status.phase === "succeeded" ? "Model registered" : `Model package · ${status.label}`;
    return { status, headline, significance: significanceOf[status.phase], ...times };
  }
  const told = statusOf(facts.approval, approvalStatuses);
  const revoked = revocationOf(parts) !== undefined;
  const approval = revoked ? { ...told, label: "Approval revoked" } : told;
  const waits = approval.word === "PendingManualApproval";
  const headline = waits || revoked ? approval.label : `Model · ${approval.label}`;
  const decided = approval.word === "Approved" || approval.word === "Rejected";
  const moment = waits ? "approval-needed" : decided ? "decided" : undefined;
  return { status: approval, headline, significance: significanceOf[approval.phase], moment, ...times };
}
