import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { Intent } from "../domain/intent.ts";
import { decodeIntent, encodeIntent } from "./button.ts";

const arn = "arn:aws:sagemaker:eu-west-1:111122223333:training-job/churn-12";
const stop: Intent = { do: "stop", target: { arn }, seen: "InProgress" };

describe("a button's value", () => {
  it("carries the intent there and back", () => {
    expect(encodeIntent(stop)).toBe(`{"v":1,"do":"stop","target":{"arn":"${arn}"},"seen":"InProgress"}`);
    expect(decodeIntent(encodeIntent(stop))).toEqual(stop);
  });

  it("leaves out what the person saw rather than break Slack's limit", () => {
    const value = encodeIntent({ ...stop, seen: "x".repeat(3000) });
    expect(value.length).toBeLessThanOrEqual(2000);
    expect(decodeIntent(value)).toEqual({ do: "stop", target: { arn } });
  });

  test.each([
    ["no value", undefined],
    ["a text", "stop"],
    ["no version", JSON.stringify(stop)],
    ["a later version", JSON.stringify({ v: 2, ...stop })],
    ["a verb that is gone", JSON.stringify({ v: 1, do: "mute", target: { arn } })],
    ["no target", JSON.stringify({ v: 1, do: "stop" })],
  ])("with %s is no intent", (_, value) => expect(decodeIntent(value)).toBeUndefined());

  it("never throws, whatever it holds", () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (value) => decodeIntent(value) === undefined));
  });
});
