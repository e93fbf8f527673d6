import * as z from "zod/mini";
import { kindTable } from "../../domain/kinds.ts";
import { type StatusTable, statusOf } from "../../domain/status.ts";
import { freeText, number, text, time } from "../fields.ts";
import { significanceOf } from "../job-status.ts";
import { defineKind, reader } from "../kind.ts";

/** API casing is UPPER_SNAKE here; AWS's sample event has `Creating`. */
export const imageStatuses: StatusTable = {
  CREATING: ["Creating", "running", 1],
  CREATED: ["Created", "succeeded", 2],
  CREATE_FAILED: ["Create failed", "failed", 2],
  UPDATING: ["Updating", "running", 3],
  UPDATE_FAILED: ["Update failed", "failed", 4],
  DELETING: ["Deleting", "running", 5],
  DELETE_FAILED: ["Delete failed", "failed", 6],
};

const state = z.object({
  status: z.string(),
  version: z.optional(z.number()),
  createdAt: z.optional(z.number()),
  reason: z.optional(z.string()),
});
const parts = z.object({ image: z.optional(state) });
export type ImageParts = z.output<typeof parts>;

const detail = z.looseObject({
  ImageName: text,
  ImageArn: text,
  ImageStatus: z.string(),
  Version: number,
  FailureReason: freeText,
  CreationTime: time,
  LastModifiedTime: time,
});

export const image = defineKind<ImageParts>({
  ...kindTable.image,
  parts,
  summary: ({ image: facts }) => {
    const status = statusOf(facts?.status ?? "Unknown", imageStatuses);
    return {
      status,
      headline: `Image · ${status.label}`,
      significance: significanceOf[status.phase],
      startedAt: facts?.createdAt,
      reason: facts?.reason,
    };
  },
  events: [
    reader("SageMaker Image State Change", detail, (d) => {
      const status = statusOf(d.ImageStatus, imageStatuses);
      return [
        {
          arn: d.ImageArn,
          name: d.ImageName,
          part: "image",
          at: d.LastModifiedTime,
          rank: status.rank,
          value: {
            status: status.word,
            version: d.Version,
            createdAt: d.CreationTime,
            reason: d.FailureReason,
          } satisfies z.input<typeof state>,
        },
      ];
    }),
  ],
});
