import { createHash } from "node:crypto";
import type { SQSRecord } from "aws-lambda";
import * as z from "zod";
import { operation, text, whole } from "./http/constraints.ts";
import { AwsError } from "./http/errors.ts";
import { type AwsService, jsonService } from "./http/service.ts";
import type { Queue } from "./queue.ts";

const queue = { QueueUrl: text({ min: 1, max: 2048 }) };
const receipt = { ...queue, ReceiptHandle: text({ min: 1, max: 2048 }) };
/** At most 256 KiB, as SQS takes it without being asked for more. */
const body = text({ min: 1, max: 262_144 });

/** The longest that a long poll waits, in real milliseconds: time here passes by a clock that somebody moves. */
const longPollMs = 1_000;

/** SQS over its JSON protocol: the operations with which a program reads a queue itself, over these queues. */
export function simpleQueueService(queues: readonly Queue[]): AwsService {
  const find = (url: string): Queue => {
    const [, account, name] = /\/(\d{12})\/([^/]+)$/.exec(url) ?? [];
    const found = queues.find(({ arn }) => arn.endsWith(`:${account}:${name}`));
    if (!found) throw new AwsError("QueueDoesNotExist", "The specified queue does not exist for this wsdl version.");
    return found;
  };
  const receive = z.object({
    ...queue,
    MaxNumberOfMessages: whole(1, 10).default(1),
    VisibilityTimeout: whole(0, 43_200).optional(),
    WaitTimeSeconds: whole(0, 20).default(0),
  });
  return jsonService("AmazonSQS", {
    SendMessage: operation(z.object({ ...queue, MessageBody: body }), ({ QueueUrl, MessageBody }) => ({
      MessageId: find(QueueUrl).send(MessageBody),
      MD5OfMessageBody: createHash("md5").update(MessageBody).digest("hex"),
    })),
    ReceiveMessage: operation(
      receive,
      async ({ QueueUrl, MaxNumberOfMessages, VisibilityTimeout, WaitTimeSeconds }) => {
        const from = find(QueueUrl);
        const now = from.receive(MaxNumberOfMessages, VisibilityTimeout);
        if (now.length > 0 || WaitTimeSeconds === 0) return { Messages: now.map(message) };
        await arrival(from);
        return { Messages: from.receive(MaxNumberOfMessages, VisibilityTimeout).map(message) };
      },
    ),
    DeleteMessage: operation(z.object(receipt), ({ QueueUrl, ReceiptHandle }) => {
      find(QueueUrl).delete(ReceiptHandle);
      return {};
    }),
    ChangeMessageVisibility: operation(
      z.object({ ...receipt, VisibilityTimeout: whole(0, 43_200) }),
      ({ QueueUrl, ReceiptHandle, VisibilityTimeout }) => {
        find(QueueUrl).changeVisibility(ReceiptHandle, VisibilityTimeout);
        return {};
      },
    ),
    GetQueueAttributes: operation(
      z.object({ ...queue, AttributeNames: z.array(z.string()).optional() }),
      ({ QueueUrl, AttributeNames = [] }) => {
        const { arn, visible, depth } = find(QueueUrl);
        const all = {
          QueueArn: arn,
          ApproximateNumberOfMessages: String(visible),
          ApproximateNumberOfMessagesNotVisible: String(depth - visible),
        };
        const wanted = Object.entries(all).filter(([name]) =>
          [name, "All"].some((each) => AttributeNames.includes(each)),
        );
        return { Attributes: Object.fromEntries(wanted) };
      },
    ),
  });
}

/** Resolves with the next message, or when a long poll has waited long enough. */
function arrival(from: Queue): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(end, longPollMs);
    const stop = from.onChange(end);
  });
}

const message = ({ messageId, receiptHandle, body: text_, md5OfBody, attributes }: SQSRecord) => ({
  MessageId: messageId,
  ReceiptHandle: receiptHandle,
  Body: text_,
  MD5OfBody: md5OfBody,
  Attributes: attributes,
});
