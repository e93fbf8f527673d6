import * as z from "zod/mini";
import { keys } from "./keys.ts";
import type { Table } from "./table.ts";

const entrySchema = z.object({
  id: z.string(),
  /** Milliseconds since the epoch. */
  at: z.number(),
  verb: z.string(),
  arn: z.string(),
  by: z.object({ user: z.string(), team: z.string() }),
  reason: z.optional(z.string()),
  outcome: z.enum(["done", "already", "refused", "failed"]),
  /** The sentence that the person was told. */
  says: z.string(),
  /** Ids of the policies that allowed it. */
  because: z.readonly(z.array(z.string())),
  /** Where it was asked for. */
  channel: z.optional(z.string()),
  messageTs: z.optional(z.string()),
});

export type AuditEntry = z.output<typeof entrySchema>;

/** The append-only record of who asked for what, and what became of it. */
export interface Audit {
  /** Adds an entry; adding the same entry again changes nothing. */
  append(resource: string, entry: AuditEntry): Promise<void>;
  /** Newest first. */
  of(resource: string, limit: number): Promise<readonly AuditEntry[]>;
}

export function audit(table: Table): Audit {
  return {
    append: async (resource, entry) => {
      await table.put({ ...keys.audit(resource, entry.at, entry.id), data: { ...entry } }, 0);
    },
    of: async (resource, limit) => {
      const { pk, skPrefix } = keys.auditOf(resource);
      return (await table.query(pk, skPrefix, { limit, newestFirst: true })).map((item) =>
        entrySchema.parse(item.data),
      );
    },
  };
}
