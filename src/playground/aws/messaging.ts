import type { ActivityLine } from "../protocol.ts";
import type { Clock } from "./clock.ts";
import { createBuses, type EventBus, type EventBuses } from "./eventbridge/bus.ts";
import { parseEventJson } from "./eventbridge/event.ts";
import type { Ids } from "./ids.ts";
import { createFunctions, type Functions } from "./lambda/functions.ts";
import { createQueue, type Queue, type QueueSettings } from "./queue.ts";

/** Buses, the bot's queue and functions, connected as the bot's stacks connect them. */
export interface Messaging {
  readonly buses: EventBuses;
  /** The bot's own bus. */
  readonly bus: EventBus;
  readonly queue: Queue;
  /** Where its messages go that nobody could deliver. */
  readonly deadLetterQueue: Queue;
  /** What callback steps of pipelines send. */
  readonly gateQueue: Queue;
  readonly functions: Functions;
  /** Waits until the queue and all functions rest. */
  drain(): Promise<void>;
}

/** Options of `createMessaging`. */
export interface MessagingOptions {
  readonly account: string;
  readonly region: string;
  /** Of the bot's bus and queue. */
  readonly name: string;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Settings of the queue that differ from its defaults. */
  readonly queueSettings: QueueSettings;
  readonly say: (from: ActivityLine["from"], text: string) => void;
}

/** Every default bus forwards SageMaker's events to the bot's bus; its rules may send to the queue and to functions. */
export function createMessaging(options: MessagingOptions): Messaging {
  const { account, region, name, clock, ids, queueSettings, say } = options;
  const threw = (who: string, error: unknown) => say("bot", `${who} threw ${String(error)}`);
  const functions = createFunctions({ account, region, ids, onError: threw });
  const arn = `arn:aws:sqs:${region}:${account}:${name}`;
  const deadLetterQueue = createQueue({ arn: `${arn}-dead-letters`, clock, ids });
  const queue = createQueue({
    ...queueSettings,
    arn,
    clock,
    ids,
    deadLetterQueue,
    onError: (error) => threw("the reader of the queue", error),
  });
  const gateQueue = createQueue({
    arn: `${arn}-gates`,
    clock,
    ids,
    onError: (error) => threw("the reader of the queue of gates", error),
  });
  const buses = createBuses({
    deliver(targetArn, payload) {
      const functionName = functions.find(targetArn);
      if (targetArn === queue.arn) queue.send(payload);
      else if (functionName) functions.enqueue(functionName, parseEventJson(payload));
    },
    onDefaultBus(defaultBus) {
      const pattern = JSON.stringify({ source: ["aws.sagemaker"] });
      const rule = defaultBus.putRule({ name: `${name}-forward`, pattern, state: "ENABLED" });
      defaultBus.setTargets(rule, new Map([["bus", { Id: "bus", Arn: bus.arn }]]));
    },
  });
  const bus = buses.create(name, account, region);

  return {
    buses,
    bus,
    queue,
    deadLetterQueue,
    gateQueue,
    functions,
    // What one of them does can give the other work: go round until both rest.
    async drain() {
      while (!queue.idle || !gateQueue.idle || !functions.idle) {
        await queue.drain();
        await gateQueue.drain();
        await functions.settle();
      }
    },
  };
}
