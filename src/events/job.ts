/** What the events of processing and transform jobs have in common: one part, which lives once. */
import * as z from "zod/mini";
import { statusOf } from "../domain/status.ts";
import { freeText, time } from "./fields.ts";
import { isFinal, jobStatuses } from "./job-status.ts";
import type { Reading } from "./kind.ts";

/** The fields of a job's facts that do not depend on what it does. */
export const jobFacts = {
  status: z.string(),
  instanceType: z.optional(z.string()),
  instanceCount: z.optional(z.number()),
  createdAt: z.optional(z.number()),
  startedAt: z.optional(z.number()),
  endedAt: z.optional(z.number()),
  reason: z.optional(z.string()),
} as const;

/** The fields of an event's detail that bear the same name whatever the job does. */
export const jobDetail = { FailureReason: freeText, CreationTime: time, LastModifiedTime: time } as const;

/** Instances and times, which bear other names in each kind's detail. */
interface Told {
  readonly arn: string | undefined;
  readonly name: string | undefined;
  readonly status: string;
  readonly machines: { readonly InstanceType: string | undefined; readonly InstanceCount: number | undefined };
  readonly startedAt: number | undefined;
  readonly endedAt: number | undefined;
}

/** The one thing that a job's event tells: all facts of the job, `more` being those of its kind. */
export function jobReading(
  { arn, name, status: word, machines, startedAt, endedAt }: Told,
  detail: {
    readonly FailureReason: string | undefined;
    readonly CreationTime: number | undefined;
    readonly LastModifiedTime: number | undefined;
  },
  more: object,
): Reading {
  const status = statusOf(word, jobStatuses);
  return {
    arn,
    name,
    part: "job",
    at: detail.LastModifiedTime,
    rank: status.rank,
    final: isFinal(status),
    value: {
      status: status.word,
      ...more,
      instanceType: machines.InstanceType,
      instanceCount: machines.InstanceCount,
      createdAt: detail.CreationTime,
      startedAt,
      endedAt,
      reason: detail.FailureReason,
    },
  };
}
