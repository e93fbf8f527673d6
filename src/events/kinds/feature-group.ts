import * as z from "zod/mini";
import { kindTable } from "../../domain/kinds.ts";
import { type StatusTable, statusOf } from "../../domain/status.ts";
import { freeText, group, list, read, text, time } from "../fields.ts";
import { significanceOf } from "../job-status.ts";
import { defineKind, reader } from "../kind.ts";

const statuses: StatusTable = {
  Creating: ["Creating", "running", 1],
  Created: ["Created", "succeeded", 2],
  // Not in the API's enum, but what AWS's own sample event says.
  Active: ["Active", "succeeded", 2],
  CreateFailed: ["Create failed", "failed", 2],
  Deleting: ["Deleting", "running", 3],
  DeleteFailed: ["Delete failed", "failed", 4],
};

const state = z.object({
  status: z.string(),
  offlineStatus: z.optional(z.string()),
  online: z.boolean(),
  offlineUri: z.optional(z.string()),
  table: z.optional(z.string()),
  recordIdentifier: z.optional(z.string()),
  eventTime: z.optional(z.string()),
  features: z.number(),
  createdAt: z.optional(z.number()),
  reason: z.optional(z.string()),
});
const parts = z.object({ group: z.optional(state) });
export type FeatureGroupParts = z.output<typeof parts>;

const detail = z.looseObject({
  FeatureGroupName: text,
  FeatureGroupArn: text,
  FeatureGroupStatus: z.string(),
  OfflineStoreStatus: read((value) =>
    typeof value === "string"
      ? { Status: value, BlockedReason: undefined }
      : group({ Status: text, BlockedReason: freeText }).parse(value),
  ),
  FailureReason: freeText,
  RecordIdentifierFeatureName: text,
  EventTimeFeatureName: text,
  FeatureDefinitions: list(z.looseObject({ FeatureName: z.string() })),
  OnlineStoreConfig: group({ EnableOnlineStore: read((value) => value === true || value === "true") }),
  OfflineStoreConfig: group({
    S3StorageConfig: group({ S3Uri: text }),
    DataCatalogConfig: group({ TableName: text, Database: text }),
  }),
  CreationTime: time,
  LastModifiedTime: time,
});

export const featureGroup = defineKind<FeatureGroupParts>({
  ...kindTable["feature-group"],
  parts,
  summary: ({ group: facts }) => {
    const status = statusOf(facts?.status ?? "Unknown", statuses);
    const blocked = facts?.offlineStatus === "Blocked";
    const shown = blocked ? { ...status, label: "Offline store blocked", phase: "attention" as const } : status;
    return {
      status: shown,
      headline: `Feature group · ${shown.label}`,
      significance: significanceOf[shown.phase],
      startedAt: facts?.createdAt,
      reason: facts?.reason,
    };
  },
  events: [
    reader("SageMaker Feature Group State Change", detail, (d) => {
      const status = statusOf(d.FeatureGroupStatus, statuses);
      return [
        {
          arn: d.FeatureGroupArn,
          name: d.FeatureGroupName,
          part: "group",
          at: d.LastModifiedTime,
          rank: status.rank,
          value: {
            status: status.word,
            offlineStatus: d.OfflineStoreStatus.Status,
            online: d.OnlineStoreConfig.EnableOnlineStore,
            offlineUri: d.OfflineStoreConfig.S3StorageConfig.S3Uri,
            table: d.OfflineStoreConfig.DataCatalogConfig.TableName,
            recordIdentifier: d.RecordIdentifierFeatureName,
            eventTime: d.EventTimeFeatureName,
            features: d.FeatureDefinitions.length,
            createdAt: d.CreationTime,
            reason: d.FailureReason ?? d.OfflineStoreStatus.BlockedReason,
          } satisfies z.input<typeof state>,
        },
      ];
    }),
  ],
});
