import { afterEach, beforeEach, expect, test } from "vitest";
import { type NotifyBot, startNotifyBot } from "../testing/bot.ts";
import { packageEvent, trainingEvent } from "../testing/events.ts";

let bot: NotifyBot;
beforeEach(async () => {
  bot = await startNotifyBot();
});
afterEach(() => bot.slack.close());

const reason = 'AlgorithmError: ErrorMessage "torch.OutOfMemoryError: CUDA out of memory", exit code: 1';
const failed = trainingEvent("Failed", 9, { FailureReason: reason });

test("the card of a failure says what helps before SageMaker's own words, and so does its fallback text", async () => {
  await bot.batch([failed]);
  const [card] = bot.slack.messages("C0TRAINING");
  expect(bot.read()[0]).toMatch(/\*?Out of memory\*? — Use an instance with more memory[\s\S]*AlgorithmError/);
  expect(card?.text).toMatch(/failed in prod eu-west-1: Out of memory\. Use an instance with more memory/);
});

test("its thread is told the same", async () => {
  await bot.batch([trainingEvent("InProgress", 1)]);
  await bot.batch([failed]);
  expect(bot.read()[1]).toMatch(/failed after 8 min in prod eu-west-1\. \*?Out of memory\*? — Use an instance/);
});

test("a job that SageMaker stopped at its time limit ran out of time", async () => {
  await bot.batch([trainingEvent("Stopped", 9, { SecondaryStatus: "MaxRuntimeExceeded" })]);
  expect(bot.read()[0]).toMatch(/Ran out of time[\s\S]*Raise the time limit/);
});

test("a cause that nobody knows is called so, with the reason as it came", async () => {
  await bot.batch([trainingEvent("Failed", 9, { FailureReason: "The flux capacitor is not aligned." })]);
  expect(bot.read()[0]).toMatch(/Cause not recognised[\s\S]*The flux capacitor is not aligned\./);
});

test("what did not fail, and what failed without a word, gets no advice", async () => {
  await bot.batch([trainingEvent("Failed", 9), packageEvent("Rejected", 9)]);
  expect(bot.read().join()).not.toContain("—");
});
