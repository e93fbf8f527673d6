import * as z from "zod/mini";
import { keepFor, keys } from "./keys.ts";
import type { Item, Table } from "./table.ts";

const cardSchema = z.object({
  channel: z.string(),
  /** The channel id and ts that Slack gave the card; absent until the post is known to have happened. */
  postedIn: z.optional(z.string()),
  ts: z.optional(z.string()),
  /** The ts of the message in whose thread it is; absent for a card of the channel itself. */
  threadTs: z.optional(z.string()),
  /** Digest of what the card shows, so that nothing is sent twice. */
  digest: z.optional(z.string()),
  /** The newest moment that the channel was told about. */
  moment: z.optional(z.string()),
  level: z.enum(["act", "outcomes", "all"]),
  mention: z.optional(z.string()),
  /** Milliseconds since the epoch until which one invocation alone may touch the card. */
  leasedUntil: z.number(),
});

/** What is known of one resource's card in one channel. */
export type CardRecord = z.output<typeof cardSchema>;

/** The exclusive right to touch a card for a while. */
export interface Lease {
  readonly record: CardRecord;
  readonly version: number;
  /** True when an earlier holder may have posted the card without being able to say so. */
  readonly uncertain: boolean;
}

export interface Cards {
  /** The cards of a resource in all channels. */
  of(resource: string): Promise<readonly CardRecord[]>;
  /** Takes the card for `leaseMs`; undefined while somebody else holds it. `fresh` describes a card that is new. */
  lease(resource: string, channel: string, fresh: Pick<CardRecord, "level" | "mention">): Promise<Lease | undefined>;
  /** Writes what became of the card and gives the lease back. */
  release(resource: string, lease: Lease, record: CardRecord): Promise<void>;
  /** Forgets a card that is no more, or that was never posted. */
  forget(resource: string, channel: string): Promise<void>;
}

/** Longer than the slowest delivery (three Slack calls of 2.5 s), shorter than SQS's visibility timeout. */
const leaseMs = 15_000;

export function cards(table: Table, now: () => number): Cards {
  const read = (item: Item): CardRecord => cardSchema.parse(item.data);
  const write = (resource: string, record: CardRecord) => ({
    ...keys.card(resource, record.channel),
    data: { ...record },
    expiresAt: Math.floor(now() / 1000) + keepFor.card,
  });
  return {
    of: async (resource) => {
      const { pk, skPrefix } = keys.cardsOf(resource);
      return (await table.query(pk, skPrefix)).map(read);
    },
    lease: async (resource, channel, { level, mention }) => {
      const item = await table.get(keys.card(resource, channel));
      const known = item ? read(item) : undefined;
      if (known && known.leasedUntil > now()) return undefined;
      const record = { ...(known ?? { channel, level, mention }), leasedUntil: now() + leaseMs };
      const version = item?.version ?? 0;
      const mine = await table.put(write(resource, record), version);
      return mine
        ? { record, version: version + 1, uncertain: known !== undefined && known.ts === undefined }
        : undefined;
    },
    release: async (resource, lease, record) => {
      const kept = await table.put(write(resource, { ...record, leasedUntil: 0 }), lease.version);
      if (!kept)
        throw new Error(`The lease on the card of ${resource} in ${record.channel} ran out before the delivery ended.`);
    },
    forget: (resource, channel) => table.delete(keys.card(resource, channel)),
  };
}
