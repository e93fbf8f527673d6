import { createHash } from "node:crypto";

/** Makes ids that look like Slack's; the same calls in the same order give the same ids. */
export interface Mint {
  /** A message timestamp, later than every one before it even when the clock stands still. */
  ts(): string;
  /** The number of a thing, such as `V` + 10 characters for a view. */
  id(prefix: string): string;
  /** `seconds.8 hex digits`, new each time: the hash of a view. */
  hash(): string;
  /** `number.number.32 hex digits`. */
  triggerId(): string;
  /** 24 letters and digits that stand for a secret in a path. */
  secret(): string;
  /** A UUID for client_msg_id. */
  uuid(): string;
}

/** A mint that starts anew; `now` is in milliseconds since the epoch. */
export function createMint(now: () => number): Mint {
  let count = 0;
  let lastMicroseconds = 0;
  const hex = () => {
    count += 1;
    return createHash("sha256").update(`slack ${count}`).digest("hex");
  };

  return {
    ts() {
      lastMicroseconds = Math.max(Math.floor(now()) * 1000, lastMicroseconds + 1);
      const digits = String(lastMicroseconds).padStart(7, "0");
      return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
    },
    id(prefix) {
      count += 1;
      return prefix + count.toString(36).toUpperCase().padStart(10, "0");
    },
    hash: () => `${Math.floor(now() / 1000)}.${hex().slice(0, 8)}`,
    triggerId: () => {
      const digest = hex();
      return `${Math.floor(now())}${count}.${Number.parseInt(digest.slice(-9), 16)}.${digest.slice(0, 32)}`;
    },
    secret: () => hex().slice(0, 24),
    uuid: () => hex().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5"),
  };
}
