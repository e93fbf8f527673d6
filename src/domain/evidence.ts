/** What a decision about a model package version rests on, looked up when the version came to wait for one. */
import * as z from "zod/mini";

export const evidenceSchema = z.object({
  /** The moment of the version that it is about. */
  moment: z.string(),
  /** What could not be looked up, and why, each in a sentence. */
  missing: z.array(z.string()),
});

export type Evidence = z.output<typeof evidenceSchema>;
