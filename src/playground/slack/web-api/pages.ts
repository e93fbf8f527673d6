import { Refusal } from "../refusal.ts";
import { type Args, optional } from "./args.ts";

/** A page of a list, and the cursor of the next one: empty when there is none. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string;
}

/** The page that `limit` and `cursor` ask for. Throws invalid_limit, invalid_cursor. */
export function pageOf<T>(all: readonly T[], args: Args, defaultLimit: number): Page<T> {
  const limit = Number(optional(args, "limit") ?? defaultLimit);
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000) throw new Refusal("invalid_limit");
  const start = readCursor(optional(args, "cursor"));
  const end = start + limit;
  return { items: all.slice(start, end), nextCursor: end < all.length ? btoa(`next:${end}`) : "" };
}

function readCursor(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const offset = /^next:(\d+)$/.exec(Buffer.from(cursor, "base64").toString())?.[1];
  if (offset === undefined) throw new Refusal("invalid_cursor");
  return Number(offset);
}
