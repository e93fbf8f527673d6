/**
 * The small port to the store: one table of items with a version. Every invariant of the bot lives in one item and is
 * kept by `put`'s condition, so that it holds on DynamoDB without transactions.
 */
export interface Table {
  /** The item as it is now (a consistent read), or undefined; an item past its `expiresAt` counts as gone. */
  get(key: ItemKey): Promise<Item | undefined>;
  /** All items of one partition whose sort key starts so, in the order of the sort key. */
  query(
    pk: string,
    skPrefix: string,
    options?: { readonly limit?: number; readonly newestFirst?: boolean },
  ): Promise<readonly Item[]>;
  /** Writes the item as the version after `ifVersion` (0: only when there is none). False: somebody was faster. */
  put(item: Omit<Item, "version">, ifVersion: number): Promise<boolean>;
  delete(key: ItemKey): Promise<void>;
}

export interface ItemKey {
  readonly pk: string;
  readonly sk: string;
}

export interface Item extends ItemKey {
  /** Counts the writes of this item, from 1. */
  readonly version: number;
  /** Seconds since the epoch, DynamoDB's TTL attribute. */
  readonly expiresAt?: number | undefined;
  /** A JSON object. */
  readonly data: Readonly<Record<string, unknown>>;
}
