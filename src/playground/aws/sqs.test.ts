import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
} from "@aws-sdk/client-sqs";
import { describe, expect, it } from "vitest";
import { freshAws, refusal } from "./testing/aws.ts";

async function setUp() {
  const { aws, sqs } = await freshAws();
  const QueueUrl = aws.queueUrl(aws.queue);
  const send = (MessageBody: string) => sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
  const receive = async (more: object = {}) =>
    (await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, ...more }))).Messages ?? [];
  const counts = async () =>
    (await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] }))).Attributes;
  return { aws, sqs, QueueUrl, send, receive, counts };
}

describe("SQS", () => {
  it("gives a message with what is known of it, and hides it for its timeout", async () => {
    const { aws, send, receive, counts } = await setUp();
    const { MessageId } = await send("hello");
    expect(await receive()).toMatchObject([
      { MessageId, Body: "hello", Attributes: { ApproximateReceiveCount: "1", SentTimestamp: expect.any(String) } },
    ]);
    expect(await receive()).toEqual([]);
    expect(await counts()).toMatchObject({
      ApproximateNumberOfMessages: "0",
      ApproximateNumberOfMessagesNotVisible: "1",
    });
    aws.clock.advance(60_000);
    expect(await receive()).toMatchObject([{ Attributes: { ApproximateReceiveCount: "2" } }]);
  });

  it("deletes by the newest handle only", async () => {
    const { aws, sqs, QueueUrl, send, receive } = await setUp();
    await send("hello");
    const [old] = await receive({ VisibilityTimeout: 5 });
    aws.clock.advance(5_000);
    const [newest] = await receive();
    await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: old?.ReceiptHandle }));
    expect(aws.queue.depth).toBe(1);
    await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: newest?.ReceiptHandle }));
    expect(aws.queue.depth).toBe(0);
  });

  it("shows a message again when its reader gives it back", async () => {
    const { sqs, QueueUrl, send, receive } = await setUp();
    await send("hello");
    const [message] = await receive();
    const back = { QueueUrl, ReceiptHandle: message?.ReceiptHandle, VisibilityTimeout: 0 };
    await sqs.send(new ChangeMessageVisibilityCommand(back));
    expect(await receive()).toHaveLength(1);
  });

  it("answers a long poll as soon as a message comes", async () => {
    const { send, receive } = await setUp();
    const waiting = receive({ WaitTimeSeconds: 20 });
    await send("late");
    expect(await waiting).toMatchObject([{ Body: "late" }]);
  });

  it("does not know other queues", async () => {
    const { sqs, QueueUrl } = await setUp();
    const elsewhere = new ReceiveMessageCommand({ QueueUrl: `${QueueUrl}-x` });
    expect(await refusal(sqs.send(elsewhere))).toMatch(/QueueDoesNotExist/);
  });
});
