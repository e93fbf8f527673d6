import * as z from "zod/mini";
import { keepFor, keys } from "./keys.ts";
import type { Table } from "./table.ts";

const pendingSchema = z.object({ kind: z.string(), arn: z.string(), since: z.number() });

/** A resource that waits for a person's decision, and since when (milliseconds since the epoch). */
export type PendingResource = z.output<typeof pendingSchema>;

/** What waits for people. */
export interface PendingResources {
  note(resource: string, pending: PendingResource): Promise<void>;
  drop(resource: string): Promise<void>;
  /** Oldest first. */
  all(): Promise<readonly PendingResource[]>;
}

export function pendingResources(table: Table, nowSeconds: () => number): PendingResources {
  return {
    note: async (resource, pending) => {
      const known = await table.get(keys.pending(resource));
      if (known && pendingSchema.parse(known.data).since === pending.since) return;
      // Losing this race means that somebody else has just noted the same resource.
      await table.put(
        { ...keys.pending(resource), data: { ...pending }, expiresAt: nowSeconds() + keepFor.pending },
        known?.version ?? 0,
      );
    },
    drop: (resource) => table.delete(keys.pending(resource)),
    all: async () =>
      (await table.query(keys.allPending.pk, keys.allPending.skPrefix))
        .map((item) => pendingSchema.parse(item.data))
        .toSorted((a, b) => a.since - b.since),
  };
}
