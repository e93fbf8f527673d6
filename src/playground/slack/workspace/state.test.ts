import { describe, expect, it } from "vitest";
import type { ApiCall, Message } from "./model.ts";
import { emptyState, reduce } from "./state.ts";

const message: Message = { channel: "C1", ts: "1.000001", user: "U1", text: "one", blocks: [], attachments: [] };
const call: ApiCall = { at: 0, method: "auth.test", args: {}, status: 200, ok: true };

describe("reduce", () => {
  it("does not touch the state before", () => {
    const before = reduce(emptyState, { what: "posted", message });
    reduce(before, { what: "rewritten", message: { ...message, text: "two" } });
    reduce(before, { what: "removed", channel: "C1", ts: "1.000001" });
    expect(before.messages).toEqual([message]);
    expect(emptyState.messages).toEqual([]);
  });

  it("rewrites the message at the same place only", () => {
    const elsewhere = { ...message, channel: "C2" };
    const before = [message, elsewhere].reduce((state, m) => reduce(state, { what: "posted", message: m }), emptyState);
    const after = reduce(before, { what: "rewritten", message: { ...message, text: "two" } });
    expect(after.messages.map((m) => m.text)).toEqual(["two", "one"]);
  });

  it("keeps the last ten thousand calls", () => {
    const full = { ...emptyState, calls: Array.from({ length: 10_000 }, (_, at) => ({ ...call, at })) };
    const after = reduce(full, { what: "called", call: { ...call, at: 10_000 } });
    expect(after.calls).toHaveLength(10_000);
    expect(after.calls.at(-1)?.at).toBe(10_000);
    expect(after.calls[0]?.at).toBe(1);
  });
});
