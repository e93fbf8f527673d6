import type { SQSEvent } from "aws-lambda";
import { expect, it } from "vitest";
import { createClock } from "./clock.ts";
import { createIds } from "./ids.ts";
import { createQueue } from "./queue.ts";

const arn = "arn:aws:sqs:eu-west-1:111122223333:chatops-events";
const setUp = () => {
  const clock = createClock(0);
  const ids = createIds("queue");
  const deadLetterQueue = createQueue({ arn: `${arn}-dead`, clock, ids });
  return { clock, deadLetterQueue, queue: createQueue({ arn, clock, ids, deadLetterQueue }) };
};
const bodies = (event: SQSEvent) => event.Records.map((record) => record.body);

it("hands messages over in batches of at most ten", async () => {
  const { queue } = setUp();
  const batches: number[] = [];
  queue.consume(async (event) => {
    batches.push(event.Records.length);
    return undefined;
  });
  for (let index = 0; index < 23; index++) queue.send(String(index));
  await queue.drain();
  expect(batches).toEqual([10, 10, 3]);
  expect(queue.depth).toBe(0);
});

it("shows only the failed messages again, after the visibility timeout", async () => {
  const { clock, queue } = setUp();
  const seen: string[][] = [];
  queue.consume(async (event) => {
    seen.push(bodies(event));
    const failed = event.Records.filter(
      ({ body, attributes }) => body === "b" && attributes.ApproximateReceiveCount === "1",
    );
    return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  });
  for (const body of ["a", "b", "c"]) queue.send(body);
  await queue.drain();
  expect(queue.depth).toBe(1);
  clock.advance(59_000);
  await queue.drain();
  clock.advance(1_000);
  await queue.drain();
  expect(seen).toEqual([["a", "b", "c"], ["b"]]);
  expect(queue.depth).toBe(0);
});

it("moves a message that always fails to the dead-letter queue", async () => {
  const { clock, queue, deadLetterQueue } = setUp();
  let receives = 0;
  queue.consume(async () => {
    receives++;
    throw new Error("no");
  });
  queue.send("poison");
  for (let round = 0; round < 8; round++) {
    await queue.drain();
    clock.advance(60_000);
  }
  expect(receives).toBe(5);
  // The first receive from there is the sixth of the message.
  expect(deadLetterQueue.receive(10)).toMatchObject([
    { body: "poison", attributes: { ApproximateReceiveCount: "6", SentTimestamp: "0" } },
  ]);
  expect(queue.depth).toBe(0);
});

it("returns the whole batch when the answer names an unknown message", async () => {
  const { queue } = setUp();
  queue.consume(async () => ({ batchItemFailures: [{ itemIdentifier: "not-in-the-batch" }] }));
  queue.send("a");
  await queue.drain();
  expect(queue.depth).toBe(1);
});

it("looks like SQS to its reader", async () => {
  const { queue } = setUp();
  let record: SQSEvent["Records"][number] | undefined;
  queue.consume(async ({ Records }) => {
    record = Records[0];
    return undefined;
  });
  queue.send("{}");
  await queue.drain();
  expect(record).toMatchObject({
    body: "{}",
    eventSource: "aws:sqs",
    eventSourceARN: arn,
    awsRegion: "eu-west-1",
    md5OfBody: "99914b932bd37a50b983c5e7c90ae93b",
  });
});

it("keeps messages until somebody reads, and joins overlapping drains", async () => {
  const { queue } = setUp();
  queue.send("early");
  await queue.drain();
  expect(queue.depth).toBe(1);
  const seen: string[] = [];
  queue.consume(async (event) => {
    seen.push(...bodies(event));
    return undefined;
  });
  await Promise.all([queue.drain(), queue.drain()]);
  expect(seen).toEqual(["early"]);
});
