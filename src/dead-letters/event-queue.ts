import { SendMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { EventQueue } from "./queue.ts";

/** The queue at this URL, for sending only. */
export const eventQueueAt = (QueueUrl: string, client: SQSClient): EventQueue => ({
  send: async (body) => {
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: body }));
  },
});
