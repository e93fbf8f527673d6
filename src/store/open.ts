import * as z from "zod/mini";
import { keepFor, keys } from "./keys.ts";
import type { Table } from "./table.ts";

const openSchema = z.object({ kind: z.string(), arn: z.string(), seenAt: z.number() });

/** A resource that is still under way on some card, and when news of it last came (milliseconds since the epoch). */
export type OpenResource = z.output<typeof openSchema>;

/** The resources that the clock looks after. */
export interface OpenResources {
  note(resource: string, open: OpenResource): Promise<void>;
  /** That it was looked at then, if it is still among them: its turn comes again after the others. */
  looked(resource: string, at: number): Promise<void>;
  drop(resource: string): Promise<void>;
  all(): Promise<readonly OpenResource[]>;
}

export function openResources(table: Table, nowSeconds: () => number): OpenResources {
  // Losing this race means that somebody else has just noted the same resource.
  const write = (resource: string, open: OpenResource, version: number) =>
    table.put({ ...keys.open(resource), data: { ...open }, expiresAt: nowSeconds() + keepFor.open }, version);
  return {
    note: async (resource, open) => {
      const known = await table.get(keys.open(resource));
      await write(resource, open, known?.version ?? 0);
    },
    looked: async (resource, at) => {
      const known = await table.get(keys.open(resource));
      if (known) await write(resource, { ...openSchema.parse(known.data), seenAt: at }, known.version);
    },
    drop: (resource) => table.delete(keys.open(resource)),
    all: async () =>
      (await table.query(keys.allOpen.pk, keys.allOpen.skPrefix)).map((item) => openSchema.parse(item.data)),
  };
}
