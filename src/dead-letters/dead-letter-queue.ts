import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import type { DeadLetterQueue } from "./queue.ts";

/** Long enough for one round of the clock, and over before the next: whoever looks at AWS sees the messages in between. */
const hiddenSeconds = 30;

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
