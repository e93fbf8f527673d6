import type { Item, ItemKey, Table } from "./table.ts";

/** A table in memory with the same promises as the one on DynamoDB; for `npm run preview`. */
export function memoryTable(nowSeconds: () => number): Table {
  const items = new Map<string, Item>();
  const id = (key: ItemKey): string => JSON.stringify([key.pk, key.sk]);
  const live = (item: Item | undefined): Item | undefined =>
    item && (item.expiresAt === undefined || item.expiresAt > nowSeconds()) ? item : undefined;
  return {
    get: async (key) => live(items.get(id(key))),
    query: async (pk, skPrefix, { limit, newestFirst } = {}) => {
      const found = [...items.values()]
        .filter((item) => item.pk === pk && item.sk.startsWith(skPrefix) && live(item))
        .toSorted((a, b) => (a.sk < b.sk ? -1 : 1));
      return (newestFirst ? found.reverse() : found).slice(0, limit);
    },
    put: async (item, ifVersion) => {
      const current = live(items.get(id(item)));
      if ((current?.version ?? 0) !== ifVersion) return false;
      items.set(id(item), structuredClone({ ...item, version: ifVersion + 1 }));
      return true;
    },
    delete: async (key) => {
      items.delete(id(key));
    },
  };
}
