import { alarmRules } from "../alarms.ts";
import { functionSettings } from "../function-settings.ts";
import { LAMBDAS, type LambdaName } from "../lambdas.ts";
import { prices } from "./prices.ts";

/** What a month looks like. */
export interface Load {
  readonly name: string;
  /** SageMaker's events that match a route. */
  readonly events: number;
  /** Clicks and commands. */
  readonly requests: number;
  /** Resources that are under way at any time, which the clock looks at when they are quiet. */
  readonly underWay: number;
}

/** Loads to compare one's own with: a small team, a busy one, and a platform. */
export const loads: readonly Load[] = [
  { name: "a team", events: 10_000, requests: 1_000, underWay: 5 },
  { name: "a busy team", events: 100_000, requests: 10_000, underWay: 20 },
  { name: "a platform", events: 1_000_000, requests: 50_000, underWay: 100 },
];

/** One line of the bill, in US dollars a month. */
export interface CostLine {
  readonly what: string;
  readonly dollars: number;
}

/** What is taken for granted about one event, request or tick: round numbers, to be replaced by those of the dashboard. */
export const assumptions = {
  /** Bursts fold: about this many events come together within the batch window. */
  eventsPerBatch: 2,
  /** Seconds of a batch, most of them waiting for Slack; of a request until its ack; of its work; of a tick. */
  seconds: { notify: 1.5, slack: 0.3, worker: 3, clock: 0.5 } satisfies Readonly<Record<LambdaName, number>>,
  /** Kilobytes of an event. */
  eventKb: 4,
  /** Reads and writes of the table for an event (state, cards, leases, claims) and for a piece of work. */
  event: { reads: 6, writes: 6 },
  work: { reads: 8, writes: 8 },
  tick: { reads: 1 },
  /** Kilobytes in the log of an invocation. */
  logKb: 1.5,
  /** Kilobytes that an event leaves in the table, until it expires. */
  keptKb: 1,
  secondsInMonth: 30 * 24 * 3600,
  /** An empty queue is asked again after this many seconds, by as many pollers. */
  pollSeconds: 20,
  pollers: 5,
  /** A secret is kept for five minutes by each running function. */
  secretSeconds: 300,
} as const;

const kbPerGb = 1024 * 1024;

/** The bill of a month, line by line, largest first. */
export function monthlyCost(load: Load): readonly CostLine[] {
  const { secondsInMonth, seconds, eventsPerBatch, eventKb, pollSeconds, pollers, secretSeconds } = assumptions;
  const ticks = secondsInMonth / 60;
  const batches = load.events / eventsPerBatch;
  const invocations: Readonly<Record<LambdaName, number>> = {
    notify: batches,
    slack: load.requests,
    worker: load.requests,
    clock: ticks,
  };
  const runs = LAMBDAS.reduce((sum, lambda) => sum + invocations[lambda], 0);
  const gbSeconds = LAMBDAS.reduce(
    (sum, lambda) => sum + (invocations[lambda] * seconds[lambda] * functionSettings[lambda].memory) / 1024,
    0,
  );
  // Sent once, received and deleted in batches, and the queue asked while it is empty.
  const sqs = load.events + 2 * batches + (secondsInMonth / pollSeconds) * pollers;
  const reads =
    load.events * assumptions.event.reads +
    load.requests * assumptions.work.reads +
    ticks * Math.ceil(1 + load.underWay / 8) * assumptions.tick.reads;
  const writes = load.events * assumptions.event.writes + load.requests * assumptions.work.writes;
  const eventGb = (load.events * eventKb) / kbPerGb;
  const tableGb = (load.events * assumptions.keptKb) / kbPerGb;
  const metrics = alarmRules.reduce((sum, { watches }) => sum + (watches.is === "degraded" ? 3 : 1), 0);
  const secretReads = (secondsInMonth / secretSeconds) * Math.min(LAMBDAS.length, 1 + runs / ticks);
  const lines: readonly CostLine[] = [
    { what: "Lambda", dollars: gbSeconds * prices.lambdaGbSecond + runs * prices.lambdaRequest },
    { what: "SQS", dollars: sqs * prices.sqsRequest },
    {
      what: "EventBridge (bus, archive, schedule)",
      dollars:
        (load.events + load.requests) * prices.busEvent +
        eventGb * (prices.archiveGb + prices.archiveGbMonth / 2) +
        ticks * prices.schedulerInvocation,
    },
    {
      what: "DynamoDB",
      dollars:
        reads * prices.dynamoRead +
        writes * prices.dynamoWrite +
        tableGb * (prices.dynamoGbMonth + prices.dynamoBackupGbMonth),
    },
    { what: "CloudWatch logs", dollars: ((runs * assumptions.logKb) / kbPerGb) * prices.logsGb },
    {
      what: `CloudWatch (${alarmRules.length} alarms, dashboard, metric)`,
      dollars: metrics * prices.alarmMetric + prices.dashboard + 3 * prices.customMetric,
    },
    { what: "Secrets Manager", dollars: 2 * prices.secretMonth + secretReads * prices.secretRead },
  ];
  return lines.toSorted((a, b) => b.dollars - a.dollars);
}

/** The sum of a bill. */
export const total = (lines: readonly CostLine[]): number => lines.reduce((sum, { dollars }) => sum + dollars, 0);

/** The most that flooding the public address can cost in an hour, whatever is sent: Lambda's part of it, in US dollars. */
export const floodPerHour = (publicConcurrency: number): number =>
  publicConcurrency *
  3600 *
  ((functionSettings.slack.memory / 1024) * prices.lambdaGbSecond + prices.lambdaRequest / assumptions.seconds.slack);
