import { createHash } from "node:crypto";
import * as z from "zod/mini";
import { keepFor, keys } from "./keys.ts";
import type { Table } from "./table.ts";

/** What makes two failures the same one. */
export interface SameFailure {
  readonly account: string;
  readonly kind: string;
  /** Of class and reason (src/failures/signature.ts). */
  readonly signature: string;
}

/** A ledger of failures: how often the same one was seen. */
export interface Failures {
  /**
   * Notes that `who` failed so at that time (milliseconds since the epoch), once, however often it is told. Answers how many
   * did in the seven days that end then, this one included; of one day at most 500 are counted.
   */
  note(failure: SameFailure, who: string, at: number): Promise<number>;
}

const daySchema = z.object({ who: z.array(z.string()) });
const dayMs = 24 * 60 * 60 * 1000;
const days = 7;
const countedPerDay = 500;
/** Beyond so many writers at one moment the count is one short, which harms nobody. */
const maxTries = 10;

export function failures(table: Table, nowSeconds: () => number): Failures {
  const noteDay = async (failure: SameFailure, id: string, at: number): Promise<void> => {
    const key = keys.failure(failure, at);
    for (let tries = 0; tries < maxTries; tries++) {
      const item = await table.get(key);
      const who = item ? daySchema.parse(item.data).who : [];
      if (who.includes(id) || who.length >= countedPerDay) return;
      const next = { ...key, data: { who: [...who, id] }, expiresAt: nowSeconds() + keepFor.failure };
      if (await table.put(next, item?.version ?? 0)) return;
    }
  };
  return {
    note: async (failure, who, at) => {
      await noteDay(failure, createHash("sha256").update(who).digest("hex").slice(0, 12), at);
      const { pk, skPrefix } = keys.failuresOf(failure);
      const [first, last] = [keys.failure(failure, at - (days - 1) * dayMs).sk, keys.failure(failure, at).sk];
      const week = (await table.query(pk, skPrefix)).filter(({ sk }) => sk >= first && sk <= last);
      return week.reduce((sum, { data }) => sum + daySchema.parse(data).who.length, 0);
    },
  };
}
