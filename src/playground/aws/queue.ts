import { createHash } from "node:crypto";
import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import type { Clock } from "./clock.ts";
import type { Ids } from "./ids.ts";

/** What reads the queue: a Lambda handler with partial batch responses. */
type Consumer = (event: SQSEvent) => Promise<SQSBatchResponse | undefined>;

/** An SQS standard queue with its event source mapping. */
export interface Queue {
  readonly arn: string;
  /** Answers the message's id. */
  send(body: string): string;
  /** Takes a message over from the queue whose redrive policy names this one; it keeps its id and its age. */
  bury(message: Buried): void;
  /** Takes up to `max` visible messages and hides them for so many seconds (default: the queue's own timeout). */
  receive(max: number, hideSeconds?: number): readonly SQSRecord[];
  /** Deletes by the handle of the newest receive; an older one changes nothing, as at AWS. */
  delete(receiptHandle: string): void;
  /** Shows a received message again after so many seconds. */
  changeVisibility(receiptHandle: string, seconds: number): void;
  /** Sets who reads; messages wait until there is somebody. */
  consume(consumer: Consumer): void;
  /** Hands all visible messages to the consumer in batches and ends when none is visible. Never rejects. */
  drain(): Promise<void>;
  /** Whether there is nothing to do now: nobody reads, or no message is visible and no batch under way. */
  readonly idle: boolean;
  /** Messages not yet deleted, seen or unseen. */
  readonly depth: number;
  /** How many of them could be received now. */
  readonly visible: number;
  /** Calls the listener when a message came in or was deleted, until the returned function is called. */
  onChange(listener: () => void): () => void;
}

/** A message that changes queues. */
type Buried = Pick<Message, "messageId" | "body" | "sentAt" | "receiveCount">;

/** What a queue and its event source mapping are set to. */
export interface QueueSettings {
  /** @default 10, what an event source mapping takes at most without a batch window */
  readonly batchSize?: number;
  /** How long a failed message stays out of sight. @default 60 */
  readonly visibilitySeconds?: number;
  /** After so many receives the message moves to the dead-letter queue, if there is one. @default 5 */
  readonly maxReceiveCount?: number | (() => number);
}

/** Options of `createQueue`. */
export interface QueueOptions extends QueueSettings {
  readonly arn: string;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Where messages go that nobody could deal with. */
  readonly deadLetterQueue?: Queue;
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
  const { arn, clock, ids, deadLetterQueue, batchSize = 10, visibilitySeconds = 60, onError = () => {} } = options;
  const { maxReceiveCount = 5 } = options;
  const messages = new Map<string, Message>();
  const listeners = new Set<() => void>();
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  let consumer: Consumer | undefined;
  let draining: Promise<void> | undefined;

  const visible = () => [...messages.values()].filter(({ visibleAt }) => visibleAt <= clock.now());

  /** The message whose newest receive gave this handle. */
  const held = (receiptHandle: string): Message | undefined => {
    const [id = "", count] = receiptHandle.split("#");
    const message = messages.get(id);
    return message && String(message.receiveCount) === count ? message : undefined;
  };

  const add = (message: Buried): void => {
    messages.set(message.messageId, { ...message, visibleAt: clock.now() });
    changed();
  };

  /** Takes the next batch and hides it until it is deleted or its visibility timeout ends. */
  const receive = (max: number, hideSeconds: number): readonly Message[] => {
    const now = clock.now();
    const batch: Message[] = [];
    const most = typeof maxReceiveCount === "number" ? maxReceiveCount : maxReceiveCount();
    for (const message of visible()) {
      if (deadLetterQueue && message.receiveCount >= most) {
        messages.delete(message.messageId);
        deadLetterQueue.bury(message);
        continue;
      }
      if (batch.length === max) break;
      const received: Message = {
        ...message,
        firstReceivedAt: message.firstReceivedAt ?? now,
        receiveCount: message.receiveCount + 1,
        visibleAt: now + hideSeconds * 1000,
      };
      messages.set(message.messageId, received);
      batch.push(received);
    }
    return batch;
  };

  const work = async (read: Consumer) => {
    const next = () => receive(batchSize, visibilitySeconds);
    for (let batch = next(); batch.length > 0; batch = next()) {
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
      const messageId = ids.uuid();
      add({ messageId, body, sentAt: clock.now(), receiveCount: 0 });
      return messageId;
    },
    bury({ messageId, body, sentAt, receiveCount }) {
      add({ messageId, body, sentAt, receiveCount });
    },
    receive: (max, hideSeconds = visibilitySeconds) => receive(max, hideSeconds).map((message) => record(message, arn)),
    delete(receiptHandle) {
      const message = held(receiptHandle);
      if (message) messages.delete(message.messageId);
      changed();
    },
    changeVisibility(receiptHandle, seconds) {
      const message = held(receiptHandle);
      if (message) messages.set(message.messageId, { ...message, visibleAt: clock.now() + seconds * 1000 });
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
      return !consumer || (!draining && visible().length === 0);
    },
    get depth() {
      return messages.size;
    },
    get visible() {
      return visible().length;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
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
