import * as z from "zod/mini";
import { asArn } from "../domain/ids.ts";
import type { ResourceState } from "../domain/resource.ts";
import { keepFor, keys } from "./keys.ts";
import type { Table } from "./table.ts";

const stamp = z.object({ final: z.union([z.literal(0), z.literal(1)]), at: z.number(), rank: z.number() });
const stateSchema = z.object({
  kind: z.string(),
  key: z.string(),
  arn: z.pipe(z.string(), z.transform(asArn)),
  name: z.string(),
  account: z.string(),
  region: z.string(),
  entries: z.record(z.string(), z.object({ stamp, value: z.unknown() })),
});

/** The folded state of every resource. */
export interface States {
  get(key: string): Promise<ResourceState | undefined>;
  /** The state and how often it was written: of two that were read, the higher version knows more. */
  versioned(key: string): Promise<{ readonly state: ResourceState; readonly version: number } | undefined>;
  /**
   * Replaces the state by `next(state)` and answers it; `next` must be pure, since it runs again when somebody else
   * wrote in between. Nothing is written when `next` returns what it was given.
   */
  update(key: string, next: (state: ResourceState | undefined) => ResourceState): Promise<ResourceState>;
}

/** Writers to one resource at a time that would be astonishing; beyond it the batch is tried again later. */
const maxTries = 10;

export function states(table: Table, nowSeconds: () => number): States {
  const load = async (key: string) => {
    const item = await table.get(keys.state(key));
    return { state: item ? stateSchema.parse(item.data) : undefined, version: item?.version ?? 0 };
  };
  return {
    get: async (key) => (await load(key)).state,
    versioned: async (key) => {
      const { state, version } = await load(key);
      return state && { state, version };
    },
    update: async (key, next) => {
      for (let tries = 0; tries < maxTries; tries++) {
        const { state, version } = await load(key);
        const after = next(state);
        if (after === state) return after;
        const item = { ...keys.state(key), data: { ...after }, expiresAt: nowSeconds() + keepFor.state };
        if (await table.put(item, version)) return after;
      }
      throw new Error(
        `The state of ${key} changed ${maxTries} times while it was being written; the events will be delivered again.`,
      );
    },
  };
}
