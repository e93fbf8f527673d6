import { createHash } from "node:crypto";
import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import type { Clock } from "./clock.ts";
import type { Ids } from "./ids.ts";

/** What reads the queue: a Lambda handler with partial batch responses. */
type Consumer = (event: SQSEvent) => Promise<SQSBatchResponse | undefined>;

/** A message that was given up. */
interface DeadLetter {
  readonly messageId: string;
  readonly body: string;
  /** How often the consumer was given the message. */
  readonly receiveCount: number;
}

/** An SQS standard queue with its event source mapping and dead-letter queue. */
export interface Queue {
  readonly arn: string;
  send(body: string): void;
  /** Sets who reads; messages wait until there is somebody. */
  consume(consumer: Consumer): void;
  /** Hands all visible messages to the consumer in batches and ends when none is visible. Never rejects. */
  drain(): Promise<void>;
  /** Whether there is nothing to do now: nobody reads, or no message is visible and no batch under way. */
  readonly idle: boolean;
  /** Messages not yet deleted, seen or unseen. */
  readonly depth: number;
  readonly deadLetters: readonly DeadLetter[];
}

/** What a queue and its event source mapping are set to. */
export interface QueueSettings {
  /** @default 10, what an event source mapping takes at most without a batch window */
  readonly batchSize?: number;
  /** How long a failed message stays out of sight. @default 60 */
  readonly visibilitySeconds?: number;
  /** After so many receives the message moves to the dead-letter queue. @default 5 */
  readonly maxReceiveCount?: number;
}

/** Options of `createQueue`. */
export interface QueueOptions extends QueueSettings {
  readonly arn: string;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Hears of a consumer that threw. */
  readonly onError?: (error: unknown) => void;
}

interface Message {
  readonly messageId: string;
  readonly body: string;
  readonly sentAt: number;
  readonly firstReceivedAt?: number;
  readonly receiveCount: number;
  readonly visibleAt: number;
}

/** An empty queue. */
export function createQueue(options: QueueOptions): Queue {
  const { arn, clock, ids, batchSize = 10, visibilitySeconds = 60, maxReceiveCount = 5, onError = () => {} } = options;
  const messages = new Map<string, Message>();
  const deadLetters: DeadLetter[] = [];
  let consumer: Consumer | undefined;
  let draining: Promise<void> | undefined;

  /** Takes the next batch and hides it until it is deleted or its visibility timeout ends. */
  const receive = (): readonly Message[] => {
    const now = clock.now();
    const batch: Message[] = [];
    for (const message of [...messages.values()].filter(({ visibleAt }) => visibleAt <= now)) {
      if (message.receiveCount >= maxReceiveCount) {
        messages.delete(message.messageId);
        deadLetters.push({ messageId: message.messageId, body: message.body, receiveCount: message.receiveCount });
        continue;
      }
      if (batch.length === batchSize) break;
      const received: Message = {
        ...message,
        firstReceivedAt: message.firstReceivedAt ?? now,
        receiveCount: message.receiveCount + 1,
        visibleAt: now + visibilitySeconds * 1000,
      };
      messages.set(message.messageId, received);
      batch.push(received);
    }
    return batch;
  };

  const work = async (read: Consumer) => {
    for (let batch = receive(); batch.length > 0; batch = receive()) {
      const failed = await failures(
        read,
        batch.map((message) => record(message, arn)),
        onError,
      );
      for (const { messageId } of batch) if (!failed.has(messageId)) messages.delete(messageId);
    }
  };

  return {
    arn,
    send(body) {
      const now = clock.now();
      const messageId = ids.uuid();
      messages.set(messageId, { messageId, body, sentAt: now, receiveCount: 0, visibleAt: now });
    },
    consume(reader) {
      consumer = reader;
    },
    async drain() {
      // A second caller joins the run under way, then looks once more for what came too late for it.
      if (draining) await draining;
      if (!consumer || draining) return;
      draining = work(consumer).finally(() => {
        draining = undefined;
      });
      await draining;
    },
    get idle() {
      return !consumer || (!draining && ![...messages.values()].some(({ visibleAt }) => visibleAt <= clock.now()));
    },
    get depth() {
      return messages.size;
    },
    deadLetters,
  };
}

/** The ids that go back to the queue: all of them when the consumer throws or names one that was not in the batch. */
async function failures(
  read: Consumer,
  records: readonly SQSRecord[],
  onError: (error: unknown) => void,
): Promise<ReadonlySet<string>> {
  const all = new Set(records.map(({ messageId }) => messageId));
  try {
    const response = await read({ Records: [...records] });
    const failed = new Set((response?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier));
    return [...failed].every((id) => all.has(id)) ? failed : all;
  } catch (error) {
    onError(error);
    return all;
  }
}

function record(message: Message, arn: string): SQSRecord {
  return {
    messageId: message.messageId,
    receiptHandle: `${message.messageId}#${message.receiveCount}`,
    body: message.body,
    attributes: {
      ApproximateReceiveCount: String(message.receiveCount),
      SentTimestamp: String(message.sentAt),
      SenderId: "events.amazonaws.com",
      ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt ?? message.sentAt),
    },
    messageAttributes: {},
    md5OfBody: createHash("md5").update(message.body).digest("hex"),
    eventSource: "aws:sqs",
    eventSourceARN: arn,
    awsRegion: arn.split(":")[3] ?? "",
  };
}
