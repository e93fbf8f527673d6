import * as z from "zod/mini";
import { parseArn } from "../../domain/arn.ts";
import { kindTable } from "../../domain/kinds.ts";
import { statusOf } from "../../domain/status.ts";
import { freeText, number, text, time } from "../fields.ts";
import { significanceOf } from "../job-status.ts";
import { defineKind, reader } from "../kind.ts";
import { imageStatuses } from "./image.ts";

const state = z.object({
  status: z.string(),
  version: z.optional(z.number()),
  imageArn: z.optional(z.string()),
  createdAt: z.optional(z.number()),
  reason: z.optional(z.string()),
});
const parts = z.object({ version: z.optional(state) });
export type ImageVersionParts = z.output<typeof parts>;

const detail = z.looseObject({
  ImageArn: text,
  ImageVersionArn: text,
  ImageVersionStatus: z.string(),
  Version: number,
  FailureReason: freeText,
  CreationTime: time,
  LastModifiedTime: time,
});

export const imageVersion = defineKind<ImageVersionParts>({
  ...kindTable["image-version"],
  parts,
  summary: ({ version: facts }) => {
    const status = statusOf(facts?.status ?? "Unknown", imageStatuses);
    return {
      status,
      headline: `Image version · ${status.label}`,
      significance: significanceOf[status.phase],
      startedAt: facts?.createdAt,
      reason: facts?.reason,
    };
  },
  events: [
    reader("SageMaker Image Version State Change", detail, (d) => {
      const status = statusOf(d.ImageVersionStatus, imageStatuses);
      const imageName = d.ImageArn ? parseArn(d.ImageArn)?.id : undefined;
      return [
        {
          arn: d.ImageVersionArn,
          // The event names only ARNs; people know an image version by its image and number.
          name: imageName && d.Version !== undefined ? `${imageName}:${d.Version}` : undefined,
          part: "version",
          at: d.LastModifiedTime,
          rank: status.rank,
          value: {
            status: status.word,
            version: d.Version,
            imageArn: d.ImageArn,
            createdAt: d.CreationTime,
            reason: d.FailureReason,
          } satisfies z.input<typeof state>,
        },
      ];
    }),
  ],
});
