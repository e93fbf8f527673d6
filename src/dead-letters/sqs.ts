import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import type { DeadLetterQueue, EventQueue } from "./queue.ts";

/** Long enough for one round of the clock, and over before the next: whoever looks at AWS sees the messages in between. */
const hiddenSeconds = 30;

/** A client in the region that a queue's URL names; the SDK takes the endpoint from the URL or from AWS_ENDPOINT_URL. */
export const sqsClient = (): SQSClient => new SQSClient({ maxAttempts: 3 });

/** The dead-letter queue at this URL. */
export function deadLetterQueueAt(QueueUrl: string, client: SQSClient): DeadLetterQueue {
  return {
    count: async () => {
      const { Attributes } = await client.send(
        new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["ApproximateNumberOfMessages"] }),
      );
      return Number(Attributes?.ApproximateNumberOfMessages ?? 0);
    },
    receive: async () => {
      const { Messages = [] } = await client.send(
        new ReceiveMessageCommand({
          QueueUrl,
          MaxNumberOfMessages: 10,
          VisibilityTimeout: hiddenSeconds,
          MessageSystemAttributeNames: ["SentTimestamp"],
        }),
      );
      return Messages.flatMap(({ MessageId: id, Body: body, ReceiptHandle: receipt, Attributes }) =>
        id === undefined || body === undefined || receipt === undefined
          ? []
          : [{ id, body, receipt, sentAt: Number(Attributes?.SentTimestamp ?? 0) }],
      );
    },
    delete: async ({ receipt }) => {
      await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: receipt }));
    },
  };
}

/** The queue at this URL, for sending only. */
export const eventQueueAt = (QueueUrl: string, client: SQSClient): EventQueue => ({
  send: async (body) => {
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: body }));
  },
});
