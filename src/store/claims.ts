import * as z from "zod/mini";
import { keepFor, keys } from "./keys.ts";
import type { Table } from "./table.ts";

const claimSchema = z.object({ done: z.boolean(), leasedUntil: z.number() });

/** Whether this invocation may do what must happen once. */
export type Claim = "mine" | "done-before" | "in-progress";

/** Remembers what has been done, by an id that means the same thing in every delivery. */
export interface Claims {
  /** Asks for the right to do it; it lapses after `leaseMs` when nobody says that it is done. */
  take(id: string, leaseMs: number): Promise<Claim>;
  done(id: string): Promise<void>;
  /** Gives the right back, so that a retry may do it. */
  release(id: string): Promise<void>;
}

export function claims(table: Table, now: () => number): Claims {
  const item = (id: string, data: z.output<typeof claimSchema>) => ({
    ...keys.claim(id),
    data,
    expiresAt: Math.floor(now() / 1000) + keepFor.claim,
  });
  return {
    take: async (id, leaseMs) => {
      const found = await table.get(keys.claim(id));
      const claim = found ? claimSchema.parse(found.data) : undefined;
      if (claim?.done) return "done-before";
      if (claim && claim.leasedUntil > now()) return "in-progress";
      const mine = await table.put(item(id, { done: false, leasedUntil: now() + leaseMs }), found?.version ?? 0);
      return mine ? "mine" : "in-progress";
    },
    done: async (id) => {
      const found = await table.get(keys.claim(id));
      await table.put(item(id, { done: true, leasedUntil: 0 }), found?.version ?? 0);
    },
    release: (id) => table.delete(keys.claim(id)),
  };
}
