import * as z from "zod/mini";
import { authorSchema } from "../../domain/author.ts";
import type { Summary } from "../../domain/card.ts";
import { evidenceSchema } from "../../domain/evidence.ts";
import { kindTable } from "../../domain/kinds.ts";
import { type StatusTable, statusOf } from "../../domain/status.ts";
import { freeText, group, list, number, text, time } from "../fields.ts";
import { significanceOf } from "../job-status.ts";
import { defineKind, reader } from "../kind.ts";
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
  reason: z.optional(z.string()),
});
const parts = z.object({
  package: z.optional(version),
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
  CreationTime: time,
  LastModifiedTime: time,
});

export const modelPackage = defineKind<ModelPackageParts>({
  ...kindTable["model-package"],
  parts,
  summary: ({ package: facts }) => summarise(facts),
  events: [
    reader("SageMaker Model Package State Change", detail, (d) => {
      const status = statusOf(d.ModelPackageStatus, packageStatuses);
      const approval = d.ModelApprovalStatus ? statusOf(d.ModelApprovalStatus, approvalStatuses) : undefined;
      const versioned = d.ModelPackageGroupName && d.ModelPackageVersion !== undefined;
      const maker = d.MetadataProperties.GeneratedBy;
      return [
        {
          arn: d.ModelPackageArn,
          name: versioned ? `${d.ModelPackageGroupName}/${d.ModelPackageVersion}` : d.ModelPackageName,
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
            reason: d.ModelPackageStatusDetails.ValidationStatuses.find((each) => each.FailureReason)?.FailureReason,
          } satisfies z.input<typeof version>,
        },
        ...cameFrom("model-package", d.ModelPackageArn, maker === undefined ? undefined : { arn: maker }, "registry"),
      ];
    }),
  ],
});

/** The approval is the story once the package itself is ready; before that, and when it failed, the package is. */
function summarise(facts: ModelPackageParts["package"]): Summary {
  const status = statusOf(facts?.status ?? "Unknown", packageStatuses);
  const times = { startedAt: facts?.createdAt, reason: facts?.reason };
  if (status.phase !== "succeeded" || !facts?.approval) {
    const headline = status.phase === "succeeded" ? "Model registered" : `Model package · ${status.label}`;
    return { status, headline, significance: significanceOf[status.phase], ...times };
  }
  const approval = statusOf(facts.approval, approvalStatuses);
  const waits = approval.word === "PendingManualApproval";
  const headline = waits ? "Approval needed" : `Model · ${approval.label}`;
  const decided = approval.word === "Approved" || approval.word === "Rejected";
  const moment = waits ? "approval-needed" : decided ? "decided" : undefined;
  return { status: approval, headline, significance: significanceOf[approval.phase], moment, ...times };
}
