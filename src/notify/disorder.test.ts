import fc from "fast-check";
import { expect, test } from "vitest";
import { startNotifyBot } from "../testing/bot.ts";
import { endpointEvent, executionEvent, packageEvent, pending, stepEvent, trainingEvent } from "../testing/events.ts";

/** One event each of four resources' lives, as a channel at level `all` gets them. */
const stories: readonly Record<string, unknown>[] = [
  trainingEvent("InProgress", 1),
  trainingEvent("Failed", 9, { FailureReason: "AlgorithmError: exit 137" }),
  // Made by no pipeline: what belongs to one is told in its thread (journey.test.ts).
  packageEvent("PendingManualApproval", 1, { MetadataProperties: {} }),
  packageEvent("Approved", 5, { MetadataProperties: {} }),
  executionEvent("Executing", 0),
  stepEvent("Train", "Executing", 3),
  stepEvent("Train", "Failed", 7, { failureReason: "S3 access denied" }),
  executionEvent("Failed", 8),
  endpointEvent("UPDATING", 1, "ranker-v1", pending("ranker-v2", "Baking", 4)),
  endpointEvent("IN_SERVICE", 15, "ranker-v1"),
];
const resources = 4;

/** The cards that stand in the channel after the batches, and how often the bot posted one. */
async function after(batches: readonly (readonly unknown[])[]) {
  const bot = await startNotifyBot();
  try {
    for (const batch of batches) expect(await bot.batch(batch)).toEqual([]);
    const posts = bot.slack.calls("chat.postMessage").map(({ args }) => args);
    const cards = bot.slack.messages("C0TRAINING").filter(({ threadTs }) => threadTs === undefined);
    return {
      cards: cards.map(bot.slack.readable).toSorted(),
      posted: posts.filter((args) => args["thread_ts"] === undefined).length,
      replied: posts.filter((args) => args["thread_ts"] !== undefined).length,
    };
  } finally {
    await bot.slack.close();
  }
}

/** The events in any order, some of them again, cut into batches anywhere. */
const disorder = fc
  .tuple(
    fc.shuffledSubarray([...stories], { minLength: stories.length }),
    fc.array(fc.constantFrom(...stories), { maxLength: 6 }),
  )
  .chain(([all, again]) => fc.shuffledSubarray([...all, ...again], { minLength: all.length + again.length }))
  .chain((events) =>
    fc.array(fc.nat(events.length), { maxLength: 8 }).map((cuts) => {
      const at = [0, ...cuts.toSorted((a, b) => a - b), events.length];
      return at.slice(1).map((end, index) => events.slice(at[index], end));
    }),
  );

test("whatever the order, the doubles and the batches, the channel ends with the same cards, each posted once", async () => {
  const expected = await after([stories]);
  expect(expected).toMatchObject({ posted: resources, replied: 0 });
  await fc.assert(
    fc.asyncProperty(disorder, async (batches) => {
      const { cards, posted, replied } = await after(batches);
      expect(cards).toEqual(expected.cards);
      expect(posted).toBe(resources);
      // Each resource has one end to tell, and the pipeline and the package one moment before it.
      expect(replied).toBeLessThanOrEqual(resources + 2);
    }),
    { numRuns: 40 },
  );
});
