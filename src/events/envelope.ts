import * as z from "zod/mini";
import { read, text, time } from "./fields.ts";

/**
 * What every EventBridge event carries around its `detail`. AWS's own samples have `source` as a list and `time` as
 * epoch milliseconds in a string, so both are read.
 */
export const envelopeSchema = z.looseObject({
  id: text,
  source: z.union([
    z.string(),
    z.pipe(
      z.array(z.string()).check(z.minLength(1)),
      z.transform(([first]) => first ?? ""),
    ),
  ]),
  "detail-type": z.string().check(z.minLength(1)),
  account: text,
  region: text,
  time,
  resources: read((value) => (Array.isArray(value) ? value.filter((each) => typeof each === "string") : [])),
  detail: z.record(z.string(), z.unknown()),
});

export type Envelope = z.output<typeof envelopeSchema>;
