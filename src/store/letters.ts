import * as z from "zod/mini";
import { keepFor, keys } from "./keys.ts";
import type { Table } from "./table.ts";

const letterSchema = z.object({
  /** How often it is known to have failed, and why the last time. */
  tries: z.number(),
  why: z.optional(z.string()),
  /** True once the clock has seen it in the dead-letter queue. */
  kept: z.boolean(),
  /** Absent while it is not dead, and when it is too large to be kept. */
  body: z.optional(z.string()),
  decided: z.optional(
    z.object({
      is: z.enum(["Replayed", "Discarded"]),
      by: z.string(),
      /** Milliseconds since the epoch. */
      at: z.number(),
    }),
  ),
});

/** What is known of a message of the queue that could not be delivered. */
export type LetterRecord = z.output<typeof letterSchema>;
export type LetterDecision = NonNullable<LetterRecord["decided"]>;

/** The messages that could not be delivered, by their SQS message id. */
export interface Letters {
  get(id: string): Promise<LetterRecord | undefined>;
  /** Counts one more try that failed. */
  failed(id: string, why: string): Promise<void>;
  /** Keeps the body of one that is dead; without a body it is only known to be dead. */
  keep(id: string, body: string | undefined): Promise<LetterRecord>;
  /** Writes a decision down and forgets the body; the first decision stands and is answered. */
  decide(id: string, decision: LetterDecision): Promise<LetterDecision>;
}

/** Writers to one letter at a time that would be astonishing. */
const maxTries = 10;

export function letters(table: Table, nowSeconds: () => number): Letters {
  const load = async (id: string) => {
    const item = await table.get(keys.letter(id));
    return { record: item ? letterSchema.parse(item.data) : undefined, version: item?.version ?? 0 };
  };
  const update = async (id: string, next: (record: LetterRecord) => LetterRecord): Promise<LetterRecord> => {
    for (let tries = 0; tries < maxTries; tries++) {
      const { record, version } = await load(id);
      const after = next(record ?? { tries: 0, kept: false });
      const item = { ...keys.letter(id), data: { ...after }, expiresAt: nowSeconds() + keepFor.letter };
      if (await table.put(item, version)) return after;
    }
    throw new Error(`The record of message ${id} changed ${maxTries} times while it was being written.`);
  };
  return {
    get: async (id) => (await load(id)).record,
    failed: async (id, why) => {
      await update(id, (record) => ({ ...record, tries: record.tries + 1, why }));
    },
    keep: (id, body) => update(id, (record) => ({ ...record, kept: true, body })),
    decide: async (id, decision) => {
      const { decided = decision } = await update(id, ({ body, ...record }) => ({
        ...record,
        decided: record.decided ?? decision,
      }));
      return decided;
    },
  };
}
