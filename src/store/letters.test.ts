import { beforeEach, describe, expect, it } from "vitest";
import { keepFor } from "./keys.ts";
import { type Letters, letters } from "./letters.ts";
import { memoryTable } from "./memory-table.ts";

let now = 0;
let known: Letters;
beforeEach(() => {
  now = 1_772_460_000;
  known = letters(
    memoryTable(() => now),
    () => now,
  );
});

describe("what is known of a message that could not be delivered", () => {
  it("is nothing, at first", async () => {
    expect(await known.get("m1")).toBeUndefined();
  });

  it("counts its failures and keeps the reason of the last one", async () => {
    await known.failed("m1", "ratelimited");
    await known.failed("m1", "fatal_error");
    expect(await known.get("m1")).toEqual({ tries: 2, why: "fatal_error", kept: false });
  });

  it("loses no failure when many are noted at once", async () => {
    await Promise.all([1, 2, 3, 4].map((each) => known.failed("m1", `reason ${each}`)));
    expect((await known.get("m1"))?.tries).toBe(4);
  });

  it("keeps its body until somebody decides; the first decision stands", async () => {
    await known.failed("m1", "fatal_error");
    expect(await known.keep("m1", "{}")).toMatchObject({ tries: 1, why: "fatal_error", kept: true, body: "{}" });
    const first = { is: "Replayed", by: "U1", at: 1 } as const;
    expect(await known.decide("m1", first)).toEqual(first);
    expect(await known.decide("m1", { is: "Discarded", by: "U2", at: 2 })).toEqual(first);
    expect(await known.get("m1")).toMatchObject({ decided: first });
    expect((await known.get("m1"))?.body).toBeUndefined();
  });

  it("is forgotten after a month, longer than SQS keeps a message", async () => {
    await known.keep("m1", "{}");
    now += keepFor.letter - 1;
    expect(await known.get("m1")).toBeDefined();
    now += 1;
    expect(await known.get("m1")).toBeUndefined();
    expect(keepFor.letter).toBeGreaterThan(14 * 24 * 3600);
  });
});
