import { setTimeout as delay } from "node:timers/promises";
import { DeleteMessageCommand, ReceiveMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { Log } from "../log.ts";
import type { BatchResponse } from "../notify/invocation.ts";

/** What reads the queue until it is stopped. */
export interface QueueReader {
  /** Ends the wait for messages, lets the batch in hand be finished, and resolves. */
  readonly stop: () => Promise<void>;
}

export interface QueueReaderOptions {
  readonly queueUrl: string;
  readonly client: SQSClient;
  /** Gets a batch as Lambda's event source mapping would hand it over, and names what is to be delivered again. */
  readonly handle: (batch: unknown) => Promise<BatchResponse>;
  readonly log: Log;
  /** Milliseconds before the next try when the queue could not be read. @default 5000 */
  readonly pauseMs?: number;
}

/** The longest that SQS lets a reader wait. */
const longPollSeconds = 20;

/**
 * Reads the queue as Lambda would: in batches, deleting what was delivered. What was not is left in the queue, comes back after
 * its visibility timeout and dies by the queue's own redrive policy.
 */
export function readQueue({ queueUrl, client, handle, log, pauseMs = 5_000 }: QueueReaderOptions): QueueReader {
  const ending = new AbortController();
  const { signal } = ending;

  const round = async (): Promise<void> => {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: queueUrl,
        MaxNumberOfMessages: 10,
        WaitTimeSeconds: longPollSeconds,
        MessageSystemAttributeNames: ["SentTimestamp"],
      }),
      { abortSignal: signal },
    );
    if (Messages.length === 0) return;
    const Records = Messages.map(({ MessageId, Body, Attributes }) => ({
      eventSource: "aws:sqs",
      eventSourceARN: arnOf(queueUrl),
      messageId: MessageId ?? "",
      body: Body ?? "",
      attributes: { SentTimestamp: Attributes?.SentTimestamp },
    }));
    const { batchItemFailures } = await handle({ Records });
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    const delivered = Messages.filter(({ MessageId }) => !failed.has(MessageId ?? ""));
    await Promise.all(
      delivered.map(({ ReceiptHandle }) =>
        client.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle })),
      ),
    );
  };

  const loop = async (): Promise<void> => {
    while (!signal.aborted) {
      try {
        await round();
      } catch (error) {
        if (signal.aborted) return;
        log.error("The queue could not be read; it is tried again", error);
        await delay(pauseMs, undefined, { signal }).catch(() => {});
      }
    }
  };
  const running = loop();
  return {
    stop: async () => {
      ending.abort();
      await running;
    },
  };
}

/** The queue as Lambda would name it; from its URL alone, so without region. */
const arnOf = (queueUrl: string): string => `arn:aws:sqs::${queueUrl.split("/").slice(-2).join(":")}`;
