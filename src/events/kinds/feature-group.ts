import * as z from "zod";
import { type StatusTable, statusOf } from "../../domain/status.ts";
import { anything, freeText, group, list, text, time } from "../fields.ts";
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
  offlineStatus: z.string().optional(),
  online: z.boolean(),
  offlineUri: z.string().optional(),
  table: z.string().optional(),
  recordIdentifier: z.string().optional(),
  eventTime: z.string().optional(),
  features: z.number(),
  createdAt: z.number().optional(),
  reason: z.string().optional(),
});
const parts = z.object({ group: state.optional() });
export type FeatureGroupParts = z.output<typeof parts>;

const detail = z.looseObject({
  FeatureGroupName: text,
  FeatureGroupArn: text,
  FeatureGroupStatus: z.string(),
  OfflineStoreStatus: anything.transform((value) =>
    typeof value === "string"
      ? { Status: value, BlockedReason: undefined }
      : group({ Status: text, BlockedReason: freeText }).parse(value),
  ),
  FailureReason: freeText,
  RecordIdentifierFeatureName: text,
  EventTimeFeatureName: text,
  FeatureDefinitions: list(z.looseObject({ FeatureName: z.string() })),
  OnlineStoreConfig: group({ EnableOnlineStore: anything.transform((value) => value === true || value === "true") }),
  OfflineStoreConfig: group({
    S3StorageConfig: group({ S3Uri: text }),
    DataCatalogConfig: group({ TableName: text, Database: text }),
  }),
  CreationTime: time,
  LastModifiedTime: time,
});

export const featureGroup = defineKind<FeatureGroupParts>({
  noun: "feature group",
  aliases: ["features"],
  arnTypes: ["feature-group"],
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
