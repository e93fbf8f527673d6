/**
 * What was looked up about one moment of a resource, beside what its events tell. Each is a part of the resource's state
 * and counts only while the resource is still in the moment that it is about.
 */
import * as z from "zod/mini";

const moment = z.string();

/** The end of the log of what failed, or why there is none. */
const log = z.object({
  moment,
  /** The traceback, or the last lines, secrets masked. */
  excerpt: z.optional(z.string()),
  /** Why the log could not be read, in a sentence. */
  missing: z.optional(z.string()),
  /** Set where the log is not the resource's own but that of a job of its. */
  of: z.optional(z.object({ kind: z.string(), arn: z.string(), name: z.string() })),
});

/** How often the same failure was seen in the week that ends with this one, this one included. */
const repeats = z.object({ moment, times: z.number() });

/** Why it failed, where only a look tells (a pipeline's events do not). */
const reason = z.object({ moment, text: z.string() });

/** Values over time in one picture. */
export const curveSchema = z.object({
  title: z.string(),
  series: z.array(z.object({ name: z.string(), points: z.array(z.object({ at: z.number(), value: z.number() })) })),
});

/** The metrics of what finished: what they came to, and how. */
const metrics = z.object({
  moment,
  finals: z.array(z.object({ name: z.string(), value: z.number() })),
  curves: z.array(curveSchema),
});

/** The parts of a state that hold what was looked up, by their names. */
export const foundSchema = z.object({
  log: z.optional(log),
  reason: z.optional(reason),
  repeats: z.optional(repeats),
  metrics: z.optional(metrics),
});

export type Found = z.output<typeof foundSchema>;
export type FoundLog = z.output<typeof log>;
/** Values over time in one picture; `at` in milliseconds since the epoch. */
export type Curve = z.output<typeof curveSchema>;
