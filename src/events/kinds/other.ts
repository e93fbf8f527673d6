import * as z from "zod/mini";
import { kindTable } from "../../domain/kinds.ts";
import { statusOf } from "../../domain/status.ts";
import type { Envelope } from "../envelope.ts";
import { toMillis } from "../fields.ts";
import { flatten } from "../flatten.ts";
import { defineKind, type Reading } from "../kind.ts";

const event = z.object({
  detailType: z.string(),
  source: z.string(),
  status: z.optional(z.string()),
  /** Field path and value in the order in which the event has them. */
  fields: z.array(z.tuple([z.string(), z.string()])),
  /** How many fields are not among `fields`. */
  more: z.number(),
});
const parts = z.object({ event: z.optional(event) });
export type OtherParts = z.output<typeof parts>;

/** The most fields of an unknown event that are kept: what a person reads on a card, not the whole event. */
const maxFields = 12;
const maxValue = 300;

/** The stand-in for every detail-type that has no kind yet: its fields, so that a person sees it all the same. */
export const other = defineKind<OtherParts>({
  ...kindTable.other,
  parts,
  summary: ({ event: facts }) => ({
    status: statusOf(facts?.status ?? "Unknown", {}),
    headline: facts?.detailType ?? "Unknown event",
    significance: "act",
  }),
  events: [],
});

/** Reads any event: the ARN it names, the best guess at a name and a status, and its first fields as text. */
export function readOther(envelope: Envelope): Reading {
  const fields = flatten(envelope.detail);
  const named = (ending: RegExp): string | undefined =>
    fields.find(([path]) => !/[.[]/.test(path) && ending.test(path))?.[1];
  return {
    arn: envelope.resources[0],
    name: named(/name$/i) ?? envelope["detail-type"],
    part: "event",
    at: toMillis(envelope.detail["LastModifiedTime"]),
    rank: 0,
    value: {
      detailType: envelope["detail-type"],
      source: envelope.source,
      status: named(/status$/i),
      fields: fields
        .slice(0, maxFields)
        .map(([path, value]): [string, string] => [
          path,
          value.length > maxValue ? `${value.slice(0, maxValue)}…` : value,
        ]),
      more: Math.max(0, fields.length - maxFields),
    } satisfies z.input<typeof event>,
  };
}
