import { createHash } from "node:crypto";
import type { Diagnosis } from "./classify.ts";
import { excerpt } from "./excerpt.ts";

/** What is different each time although the failure is the same: ids, numbers, names of jobs, places in S3. */
const fleeting: readonly (readonly [RegExp, string])[] = [
  [/\barn:[\w-]+:\S+/gi, "<arn>"],
  [/\bs3:\/\/\S+/gi, "<s3>"],
  [/0x[0-9a-f]+/gi, "#"],
  // A word with digits in it is an id, a name or a number more often than not.
  [/[\w.-]*\d[\w.-]*/g, "#"],
  [/\s+/g, " "],
];

/** The most of a reason that tells two failures apart. */
const normalisedMax = 300;

/** The same text for every time that the same failure happens. */
export const normalised = (reason: string): string =>
  fleeting
    .reduce((text, [what, instead]) => text.replace(what, instead), reason.toLowerCase())
    .trim()
    .slice(0, normalisedMax);

/** Reasons that say no more than that the container ended, with all that SageMaker itself adds. */
const bare = /^(?:algorithmerror|executeuserscripterror|framework error|exit ?code|[^a-z])*$/;

/**
 * 16 hex digits that two failures share when they are the same: by class and reason, and only where the reason says nothing by
 * the last words of the log, which cannot always be read.
 */
export function signature({ class: name }: Diagnosis, reason = "", log = ""): string {
  const why = normalised(reason);
  const last = bare.test(why) ? normalised(excerpt([log])?.split("\n").at(-1) ?? "") : "";
  return createHash("sha256")
    .update(JSON.stringify([name, why, last]))
    .digest("hex")
    .slice(0, 16);
}
