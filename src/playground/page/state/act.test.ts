import { afterEach, expect, test, vi } from "vitest";
import { act } from "./act.ts";

afterEach(() => vi.unstubAllGlobals());

const answering = (answer: () => Promise<Response>) => {
  const fetch = vi.fn(answer);
  vi.stubGlobal("fetch", fetch);
  return fetch;
};

test("an action goes to the server as JSON, and its problem comes back", async () => {
  const fetch = answering(async () => Response.json({ ok: false, problem: "operation_timeout" }));
  expect(await act({ do: "scenario", id: "tuning" })).toEqual({ ok: false, problem: "operation_timeout" });
  expect(fetch).toHaveBeenCalledWith(
    "/playground/act",
    expect.objectContaining({ method: "POST", body: '{"do":"scenario","id":"tuning"}' }),
  );
});

test("what went well has no problem", async () => {
  answering(async () => Response.json({ ok: true }));
  expect(await act({ do: "reset" })).toEqual({ ok: true });
});

test("a server that does not answer, or answers nonsense, is a problem to show", async () => {
  answering(() => Promise.reject(new TypeError("fetch failed")));
  expect((await act({ do: "reset" })).problem).toContain("does not answer");
  answering(async () => new Response("<html>"));
  expect((await act({ do: "reset" })).ok).toBe(false);
  answering(async () => Response.json(null));
  expect((await act({ do: "reset" })).problem).toContain("cannot read");
});
