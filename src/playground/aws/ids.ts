import { createHash } from "node:crypto";

/** Identifiers that look random and are the same in every run with the same seed. */
export interface Ids {
  /** A UUID, such as an event id. */
  uuid(): string;
  /** Lower-case letters and digits, such as a pipeline execution id (12 of them). */
  short(length: number): string;
}

/** Ids drawn from a hash of `seed` and a counter. */
export function createIds(seed: string): Ids {
  let count = 0;
  const digest = () => createHash("sha256").update(`${seed}:${count++}`).digest();
  return {
    uuid: () =>
      digest()
        .toString("hex")
        .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, "$1-$2-4$3-a$4-$5"),
    short: (length) => Array.from(digest().subarray(0, length), (byte) => (byte % 36).toString(36)).join(""),
  };
}
