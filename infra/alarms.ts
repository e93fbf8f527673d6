import type { LambdaName } from "./lambdas.ts";

/** What an alarm looks at. `period` in seconds. */
export type Watched =
  | {
      readonly is: "function";
      readonly lambda: LambdaName;
      readonly metric: "Errors" | "Throttles" | "Invocations" | "Duration";
      readonly statistic: "Sum" | "p95";
    }
  | {
      readonly is: "queue";
      readonly queue: QueueName;
      readonly metric: "ApproximateNumberOfMessagesVisible" | "ApproximateAgeOfOldestMessage";
    }
  | { readonly is: "degraded" };

/** The queues of the hub, by what waits in them. */
export type QueueName =
  | "events"
  | "events-dead-letters"
  | "undelivered"
  | "failed-work"
  | "failed-ticks"
  | "gates"
  | "gates-dead-letters";

/** One alarm: when it goes off, and what it means to whoever reads it. docs/operate.md has a runbook for each id. */
export interface AlarmRule {
  readonly id: string;
  readonly says: string;
  readonly watches: Watched;
  readonly over: number;
  /** Minutes of one measurement. */
  readonly minutes: number;
  /** How many of how many measurements. */
  readonly measurements: readonly [number, number];
  /** Set where silence is the trouble: goes off below `over`, or without any data. */
  readonly silence?: true;
}

const once = { over: 0, minutes: 5, measurements: [1, 1] } as const;

const queued = (queue: QueueName, says: string): AlarmRule => ({
  id: queue,
  says,
  watches: { is: "queue", queue, metric: "ApproximateNumberOfMessagesVisible" },
  ...once,
});

const failing = (lambda: LambdaName, says: string): AlarmRule => ({
  id: `${lambda}-errors`,
  says,
  watches: { is: "function", lambda, metric: "Errors", statistic: "Sum" },
  ...once,
});

const throttled = (lambda: LambdaName): AlarmRule => ({
  id: `${lambda}-throttles`,
  says: `Lambda did not start ${lambda}: its concurrency or the account's is used up`,
  watches: { is: "function", lambda, metric: "Throttles", statistic: "Sum" },
  ...once,
});

/** Every alarm of the hub. A queue that takes what failed, and each function, has one. */
export const alarmRules: readonly AlarmRule[] = [
  queued("events-dead-letters", "Events did not reach their card for a day and were given up"),
  queued("gates-dead-letters", "A pipeline waits for an answer, and no card asks for it"),
  queued("undelivered", "EventBridge could not hand over an event or a tick"),
  queued("failed-work", "Something that a person asked for in Slack failed for good, and they may not know it"),
  queued("failed-ticks", "The clock failed, so quiet resources may be out of date"),
  {
    id: "events-waiting",
    says: "Cards are a quarter of an hour behind SageMaker",
    watches: { is: "queue", queue: "events", metric: "ApproximateAgeOfOldestMessage" },
    over: 15 * 60,
    minutes: 5,
    measurements: [2, 2],
  },
  {
    id: "gates-waiting",
    says: "A pipeline has asked for an answer a quarter of an hour ago, and no card asks for it",
    watches: { is: "queue", queue: "gates", metric: "ApproximateAgeOfOldestMessage" },
    over: 15 * 60,
    minutes: 5,
    measurements: [2, 2],
  },
  failing("slack", "Requests from Slack failed: people saw an error"),
  failing("notify", "A whole batch of events failed; its messages come again"),
  failing("worker", "Something that a person asked for in Slack failed; it is tried once more"),
  { ...failing("clock", "The clock fails again and again"), minutes: 1, measurements: [3, 5] },
  throttled("slack"),
  throttled("notify"),
  throttled("worker"),
  {
    id: "slack-slow",
    says: "Slack gives up after three seconds, and the answers come close to that",
    watches: { is: "function", lambda: "slack", metric: "Duration", statistic: "p95" },
    over: 2_000,
    minutes: 5,
    measurements: [3, 3],
  },
  {
    id: "clock-silent",
    says: "The clock does not run: missed events stay missed",
    watches: { is: "function", lambda: "clock", metric: "Invocations", statistic: "Sum" },
    over: 1,
    minutes: 5,
    measurements: [2, 2],
    silence: true,
  },
  {
    id: "messages-degraded",
    says: "Slack refused cards as they are drawn; people see them in a simpler form",
    watches: { is: "degraded" },
    ...once,
    over: 2,
  },
];
