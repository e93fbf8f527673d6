import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { asArn } from "../domain/ids.ts";
import type { ResourceState } from "../domain/resource.ts";
import { startDynamo } from "../testing/dynamo.ts";
import type { AuditQuery } from "./audit.ts";
import { dynamoTable } from "./dynamo-table.ts";
import { keepFor } from "./keys.ts";
import { memoryTable } from "./memory-table.ts";
import { type Store, storeOn } from "./store.ts";
import type { Table } from "./table.ts";

let dynamo: Awaited<ReturnType<typeof startDynamo>>;
beforeAll(async () => {
  dynamo = await startDynamo("chatops");
});
afterAll(() => dynamo.stop());

let nowMs = 0;
const now = () => nowMs;
const nowSeconds = () => Math.floor(nowMs / 1000);
let round = 0;

const tables: readonly (readonly [string, () => Table])[] = [
  ["in memory", () => memoryTable(nowSeconds)],
  ["on DynamoDB", () => dynamoTable(dynamo.client, "chatops", nowSeconds)],
];

describe.each(tables)("a table %s", (_where, open) => {
  let table: Table;
  let store: Store;
  let resource = "";
  beforeEach(() => {
    nowMs = Date.parse("2026-03-02T14:00:00Z");
    table = open();
    store = storeOn(table, now);
    resource = `arn:aws:sagemaker:eu-west-1:111122223333:training-job/job-${round++}`;
  });

  const state = (name: string): ResourceState => ({
    kind: "training-job",
    key: resource,
    arn: asArn(resource),
    name,
    account: "111122223333",
    region: "eu-west-1",
    entries: { job: { stamp: { final: 0, at: 1, rank: 1 }, value: { status: "InProgress", secondary: undefined } } },
  });

  test("counts a failure once for each resource, over seven days", async () => {
    const day = 24 * 60 * 60 * 1000;
    const same = { account: resource, kind: "training-job", signature: "abc" };
    expect(await store.failures.note(same, "a", nowMs)).toBe(1);
    expect(await store.failures.note(same, "a", nowMs)).toBe(1);
    expect(await store.failures.note({ ...same, signature: "other" }, "b", nowMs)).toBe(1);
    expect(await store.failures.note(same, "b", nowMs + 2 * day)).toBe(2);
    expect(await store.failures.note(same, "c", nowMs + 6 * day)).toBe(3);
    expect(await store.failures.note(same, "d", nowMs + 7 * day)).toBe(3);
    // Told late: what came after it does not count.
    expect(await store.failures.note(same, "e", nowMs + day)).toBe(2);
  });

  test("counts failures that are noted at the same moment", async () => {
    const same = { account: resource, kind: "training-job", signature: "race" };
    await Promise.all(["a", "b", "c", "a"].map((who) => store.failures.note(same, who, nowMs)));
    expect(await store.failures.note(same, "a", nowMs)).toBe(3);
  });

  test("writes only over the version that was read", async () => {
    const item = { pk: resource, sk: "x", data: { n: 1 } };
    expect(await table.put(item, 0)).toBe(true);
    expect(await table.put(item, 0)).toBe(false);
    expect(await table.put({ ...item, data: { n: 2 } }, 1)).toBe(true);
    expect(await table.get(item)).toMatchObject({ version: 2, data: { n: 2 } });
    await table.delete(item);
    expect(await table.get(item)).toBeUndefined();
  });

  test("an item past its time is gone, also before DynamoDB has deleted it, and may be written anew", async () => {
    const item = { pk: resource, sk: "x", data: {}, expiresAt: nowSeconds() + 60 };
    await table.put(item, 0);
    nowMs += 61_000;
    expect(await table.get(item)).toBeUndefined();
    expect(await table.query(resource, "")).toEqual([]);
    expect(await table.put(item, 0)).toBe(true);
  });

  test("a query answers one partition in the order of its sort keys", async () => {
    for (const sk of ["b2", "a1", "b1"]) await table.put({ pk: resource, sk, data: {} }, 0);
    const names = (items: readonly { readonly sk: string }[]) => items.map((item) => item.sk);
    expect(names(await table.query(resource, "b"))).toEqual(["b1", "b2"]);
    expect(names(await table.query(resource, "", { newestFirst: true, limit: 2 }))).toEqual(["b2", "b1"]);
  });

  test("two writers of one state both have their say", async () => {
    const add = (name: string) =>
      store.states.update(resource, (known) => ({
        ...(known ?? state("x")),
        entries: { ...known?.entries, [name]: { stamp: { final: 0, at: 1, rank: 0 }, value: 1 } },
      }));
    await Promise.all(["a", "b", "c"].map(add));
    expect(Object.keys((await store.states.get(resource))?.entries ?? {}).toSorted()).toEqual(["a", "b", "c"]);
  });

  test("a state that did not change is not written", async () => {
    await store.states.update(resource, () => state("x"));
    await store.states.update(resource, (known) => known ?? state("y"));
    expect((await table.get({ pk: `RESOURCE#${resource}`, sk: "STATE" }))?.version).toBe(1);
  });

  test("a card is held by one at a time, and by the next when the holder is gone", async () => {
    const first = await store.cards.lease(resource, "C1", { level: "all" });
    expect(await store.cards.lease(resource, "C1", { level: "all" })).toBeUndefined();
    nowMs += 20_000;
    const second = await store.cards.lease(resource, "C1", { level: "all" });
    expect(second).toMatchObject({ uncertain: true });
    if (!first || !second) throw new Error("both leases were given");
    await expect(store.cards.release(resource, first, first.record)).rejects.toThrow("ran out");
    await store.cards.release(resource, second, { ...second.record, ts: "1.2", postedIn: "C1" });
    expect(await store.cards.of(resource)).toMatchObject([{ channel: "C1", ts: "1.2", leasedUntil: 0 }]);
    expect(await store.cards.lease(resource, "C1", { level: "all" })).toMatchObject({ uncertain: false });
  });

  test("a card that was forgotten is a new one, and takes from the old one only how the channel hears", async () => {
    const old = { channel: "C2", postedIn: "C2", ts: "1.2", level: "act", mention: "<@U1>", leasedUntil: 0 } as const;
    expect((await store.cards.lease(resource, "C2", old))?.record).toEqual({
      ...{ channel: "C2", level: "act", mention: "<@U1>" },
      leasedUntil: expect.any(Number),
    });
  });

  test("what must happen once is claimed by one, given again after a crash, and refused once done", async () => {
    expect(await store.claims.take(resource, 1000)).toBe("mine");
    expect(await store.claims.take(resource, 1000)).toBe("in-progress");
    nowMs += 1001;
    expect(await store.claims.take(resource, 1000)).toBe("mine");
    await store.claims.done(resource);
    expect(await store.claims.take(resource, 1000)).toBe("done-before");
    nowMs += keepFor.claim * 1000 + 1000;
    expect(await store.claims.take(resource, 1000)).toBe("mine");
    await store.claims.release(resource);
    expect(await store.claims.take(resource, 1000)).toBe("mine");
  });

  test("the audit trail keeps every entry once, newest first", async () => {
    const entry = {
      id: "1",
      at: nowMs,
      verb: "stop",
      arn: resource,
      by: { user: "U1", team: "T1" },
      outcome: "done",
      says: "Stopping",
      because: ["p"],
    } as const;
    await store.audit.append(resource, entry);
    await store.audit.append(resource, { ...entry, says: "again" });
    await store.audit.append(resource, { ...entry, id: "2", at: nowMs + 1 });
    expect((await store.audit.read({ resource, limit: 10 })).map((each) => [each.id, each.says])).toEqual([
      ["2", "Stopping"],
      ["1", "Stopping"],
    ]);
  });

  test("the audit trail of all resources is read over the months, by person and age, and no further than asked", async () => {
    const tell = (id: string, at: string, user: string) =>
      store.audit.append(`${resource}-${id}`, {
        id,
        at: Date.parse(at),
        verb: "stop",
        arn: `${resource}-${id}`,
        by: { user, team: "T1" },
        outcome: "done",
        says: "Stopping",
        because: [],
      });
    // Persons of their own, since all rounds of this file share one table.
    const [ana, bo] = [`U1${resource}`, `U2${resource}`];
    await tell("old", "2024-12-31T23:59:59Z", ana);
    await tell("new-year", "2026-01-01T00:00:00Z", ana);
    await tell("february", "2026-02-28T12:00:00Z", bo);
    await tell("march", "2026-03-01T00:00:01Z", ana);
    await tell("march", "2026-03-01T00:00:01Z", ana);
    const ids = async (query: Omit<AuditQuery, "limit">, limit = 10) =>
      (await store.audit.read({ ...query, limit })).map((each) => each.id);
    expect(await ids({ by: ana })).toEqual(["march", "new-year"]);
    expect(await ids({ by: ana }, 1)).toEqual(["march"]);
    expect(await ids({ by: bo, since: Date.parse("2026-02-01T00:00:00Z") })).toEqual(["february"]);
    expect(await ids({ by: ana, since: Date.parse("2026-02-01T00:00:00Z") })).toEqual(["march"]);
    expect((await ids({})).filter((id) => /[a-z]/.test(id)).slice(0, 2)).toEqual(["march", "february"]);
    // A resource's own trail has no end.
    expect(await ids({ resource: `${resource}-old` })).toEqual(["old"]);
  });

  test("open resources are noted, seen anew and dropped", async () => {
    await store.open.note(resource, { kind: "training-job", arn: resource, seenAt: 1 });
    await store.open.note(resource, { kind: "training-job", arn: resource, seenAt: 2 });
    expect((await store.open.all()).filter((each) => each.arn === resource)).toEqual([
      { kind: "training-job", arn: resource, seenAt: 2 },
    ]);
    await store.open.looked(resource, 3);
    expect((await store.open.all()).filter((each) => each.arn === resource)).toMatchObject([{ seenAt: 3 }]);
    await store.open.drop(resource);
    await store.open.looked(resource, 4);
    expect((await store.open.all()).filter((each) => each.arn === resource)).toEqual([]);
  });
});

test("a state that is written by everybody at once is given up with a sentence, not overwritten", async () => {
  const table: Table = {
    get: async () => undefined,
    query: async () => [],
    put: async () => false,
    delete: async () => {},
  };
  await expect(
    storeOn(table, now).states.update("x", () => ({
      kind: "",
      key: "x",
      arn: asArn("x"),
      name: "",
      account: "",
      region: "",
      entries: {},
    })),
  ).rejects.toThrow("delivered again");
});
