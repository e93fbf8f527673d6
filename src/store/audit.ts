import * as z from "zod/mini";
import { keys } from "./keys.ts";
import type { Item, Table } from "./table.ts";

const entrySchema = z.object({
  id: z.string(),
  /** Milliseconds since the epoch. */
  at: z.number(),
  verb: z.string(),
  arn: z.string(),
  /** `name` is the handle of that day. */
  by: z.object({ user: z.string(), team: z.string(), name: z.optional(z.string()) }),
  reason: z.optional(z.string()),
  outcome: z.enum(["done", "already", "refused", "failed"]),
  /** The sentence that the person was told. */
  says: z.string(),
  /** Ids of the policies that allowed it. */
  because: z.readonly(z.array(z.string())),
  /** Where it was asked for. */
  channel: z.optional(z.string()),
  messageTs: z.optional(z.string()),
  /** Of a vote or a decision: which round, what for, and how many approvals of how many there were then. */
  round: z.optional(z.string()),
  choice: z.optional(z.enum(["approve", "reject"])),
  approvals: z.optional(z.number()),
  required: z.optional(z.number()),
  /** Of a decision: whose votes counted. */
  voters: z.optional(z.readonly(z.array(z.object({ by: z.string(), name: z.optional(z.string()), at: z.number() })))),
  /** Digests of the evidence and of the card that the person had before them. */
  evidence: z.optional(z.string()),
  card: z.optional(z.string()),
});

export type AuditEntry = z.output<typeof entrySchema>;

/** Which entries to read. */
export interface AuditQuery {
  /** The key of a resource; absent for those of all resources. */
  readonly resource?: string | undefined;
  /** Milliseconds since the epoch. Without a resource, at most a year back is read. */
  readonly since?: number | undefined;
  /** Which ARNs, where there is no resource. */
  readonly of?: ((arn: string) => boolean) | undefined;
  /** A Slack user id. */
  readonly by?: string | undefined;
  readonly limit: number;
}

/** The append-only record of who asked for what, and what became of it. */
export interface Audit {
  /** Adds an entry; adding the same entry again changes nothing, but for what was missing of it. */
  append(resource: string, entry: AuditEntry): Promise<void>;
  /** Newest first. */
  read(query: AuditQuery): Promise<readonly AuditEntry[]>;
}

const monthsBack = 12;

export function audit(table: Table, now: () => number): Audit {
  const inMonth = async (month: string): Promise<readonly AuditEntry[]> => {
    const { pk, skPrefix } = keys.auditedIn(month);
    return entriesIn(await table.query(pk, skPrefix, { newestFirst: true }));
  };
  return {
    append: async (resource, entry) => {
      // The resource's own item first: it is the record, the month's is how it is found (docs/adr/0013).
      await table.put({ ...keys.audit(resource, entry.at, entry.id), data: { ...entry } }, 0);
      await table.put({ ...keys.auditInMonth(resource, entry.at, entry.id), data: { ...entry } }, 0);
    },
    read: async ({ resource, of = () => true, since = 0, by, limit }) => {
      const fits = (entry: AuditEntry): boolean =>
        entry.at >= since && (by === undefined || entry.by.user === by) && of(entry.arn);
      if (resource !== undefined) {
        const { pk, skPrefix } = keys.auditOf(resource);
        return entriesIn(await table.query(pk, skPrefix, { newestFirst: true }))
          .filter(fits)
          .slice(0, limit);
      }
      const found: AuditEntry[] = [];
      for (const month of months(now(), since)) {
        if (found.length >= limit) break;
        found.push(...(await inMonth(month)).filter(fits));
      }
      return found.slice(0, limit);
    },
  };
}

const entriesIn = (items: readonly Item[]): readonly AuditEntry[] => items.map(({ data }) => entrySchema.parse(data));

/** "2026-03", "2026-02", …: from the month of `from` back to that of `since`, thirteen at most. */
function months(from: number, since: number): readonly string[] {
  const latest = new Date(from);
  return Array.from({ length: monthsBack + 1 }, (_, back) =>
    new Date(Date.UTC(latest.getUTCFullYear(), latest.getUTCMonth() - back)).toISOString().slice(0, 7),
  ).filter((month) => month >= new Date(since).toISOString().slice(0, 7));
}
