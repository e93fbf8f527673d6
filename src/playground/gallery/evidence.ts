import type { Evidence, Report } from "../../domain/evidence.ts";
import { asArn } from "../../domain/ids.ts";
import type { Change } from "../../domain/resource.ts";
import { isRecord } from "../../events/fields.ts";
import { type Story, start } from "./story.ts";

const none = { metrics: [], constraints: [], bias: [], features: [], more: 0 };
const quality = (version: number, auc: number, logLoss: number): Report => ({
  source: "model quality",
  uri: `s3://ml-prod/churn/${version}/statistics.json`,
  found: {
    ...none,
    metrics: [
      { name: "auc", value: auc, deviation: 0.0021 },
      { name: "log_loss", value: logLoss, deviation: 0.0032 },
      { name: "calibration", value: 0.98 },
    ],
  },
});

const measured: Evidence = {
  moment: "attention:PendingManualApproval:",
  reports: [quality(12, 0.913, 0.231)],
  approved: { is: "version", arn: "arn", version: 9, reports: [quality(9, 0.897, 0.224)] },
  lineage: {
    job: { name: "churn-train-0302", arn: "arn" },
    data: [{ channel: "train", uri: "s3://ml-prod/churn/features/2026-03-01" }],
  },
  containers: [],
  serving: { endpoints: [{ name: "churn-api", version: 9 }], looked: 4, more: false },
  missing: [],
};

const unreadable: Evidence = {
  ...measured,
  reports: [
    {
      source: "model quality",
      uri: "s3://ml-prod/churn/12/evaluation.json",
      problem: "It is empty: what should have written it did not finish.",
    },
    {
      source: "bias",
      uri: "s3://risk/churn/analysis.json",
      problem:
        "The bot may read other parts of S3 only: add this to deployment.evidenceBuckets in chatops.config.ts, and deploy.",
      allow: "risk/churn/*",
    },
  ],
  approved: { is: "none" },
  lineage: { data: [] },
  serving: { endpoints: [], looked: 15, more: true },
  missing: ["SageMaker gets too many calls from this account right now; try again in a minute."],
};

/** A version that waits, by its event, with what may be looked up about it. */
export function waitingWithEvidence(event: Readonly<Record<string, unknown>>): readonly Story[] {
  const detail = isRecord(event["detail"]) ? event["detail"] : {};
  const told = (part: string, value: unknown): Change => ({
    kind: "model-package",
    arn: asArn(String(detail["ModelPackageArn"])),
    name: `${detail["ModelPackageGroupName"]}/${detail["ModelPackageVersion"]}`,
    account: String(event["account"]),
    region: String(event["region"]),
    part,
    stamp: { final: 0, at: start, rank: 0 },
    value,
  });
  return [
    {
      title: "waits for approval, with evidence",
      events: [event],
      changes: [
        told("evidence", measured),
        told("author", { name: "ana", kind: "person", via: "pipeline churn-nightly" }),
      ],
    },
    {
      title: "waits for approval, with evidence that cannot be read",
      events: [event],
      changes: [told("evidence", unreadable), told("author", { name: "role Nightly", kind: "service" })],
    },
  ];
}
