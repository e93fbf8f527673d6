import { describe, expect, it } from "vitest";
import { keepSecrets } from "./secrets.ts";

/** A source that gives its answers in turn and the last one for ever, and counts how often it was asked. */
function sourceOf(...answers: readonly (readonly string[] | Error)[]) {
  let asked = 0;
  const source = async (): Promise<readonly string[]> => {
    const answer = answers[Math.min(asked++, answers.length - 1)] ?? [];
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { source, asked: () => asked };
}

describe("keepSecrets", () => {
  it("asks the source once, also when two requests come together", async () => {
    const { source, asked } = sourceOf(["a"]);
    const secrets = keepSecrets(source, () => 0);
    expect(await Promise.all([secrets.current(), secrets.current()])).toEqual([["a"], ["a"]]);
    expect(await secrets.current()).toEqual(["a"]);
    expect(asked()).toBe(1);
  });

  it("asks again after the source failed", async () => {
    const secrets = keepSecrets(sourceOf(new Error("throttled"), ["a"]).source, () => 0);
    await expect(secrets.current()).rejects.toThrow("throttled");
    expect(await secrets.current()).toEqual(["a"]);
  });

  it("asks again after ten minutes, so that a secret that was withdrawn is refused", async () => {
    let now = 0;
    const secrets = keepSecrets(sourceOf(["old", "new"], ["new"]).source, () => now);
    await secrets.current();
    now = 599_999;
    expect(await secrets.current()).toEqual(["old", "new"]);
    now = 600_000;
    expect(await secrets.current()).toEqual(["new"]);
  });

  it("goes on with the secrets it has while the source fails", async () => {
    let now = 0;
    const { source, asked } = sourceOf(["a"], new Error("throttled"), ["b"]);
    const secrets = keepSecrets(source, () => now);
    await secrets.current();
    now = 600_000;
    expect(await secrets.current()).toEqual(["a"]);
    expect(await secrets.current()).toEqual(["a"]);
    expect(asked()).toBe(2);
  });

  it("fetches fresh secrets at most once a minute and keeps them", async () => {
    let now = 0;
    const { source, asked } = sourceOf(["old"], ["new"], ["newer"]);
    const secrets = keepSecrets(source, () => now);
    expect(await secrets.current()).toEqual(["old"]);
    expect(await secrets.refreshed()).toEqual(["new"]);
    expect(await secrets.current()).toEqual(["new"]);

    now = 59_999;
    expect(await secrets.refreshed()).toBeUndefined();
    expect(asked()).toBe(2);
    now = 60_000;
    expect(await secrets.refreshed()).toEqual(["newer"]);
  });

  it("keeps the secrets it has when fetching fresh ones fails", async () => {
    const secrets = keepSecrets(sourceOf(["old"], new Error("throttled")).source, () => 0);
    await secrets.current();
    await expect(secrets.refreshed()).rejects.toThrow("throttled");
    expect(await secrets.current()).toEqual(["old"]);
  });
});
