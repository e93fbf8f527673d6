import type { Route } from "../../domain/route.ts";
import type { ActivityLine, ResourceView, Switches } from "../protocol.ts";
import type { VirtualClock } from "./clock.ts";
import type { Alarms } from "./cloudwatch/alarms/alarms.ts";
import type { EventBus, EventBuses } from "./eventbridge/bus.ts";
import type { EventEnvelope, Json } from "./eventbridge/event.ts";
import type { Mountable } from "./http/gateway.ts";
import type { Functions } from "./lambda/functions.ts";
import type { Queue, QueueSettings } from "./queue.ts";
import type { SageMaker } from "./sagemaker/simulator.ts";
import type { Trust } from "./sts.ts";

/** The switches of the playground that are AWS's to obey. */
export type AwsSwitches = Pick<Switches, "doubles" | "late" | "deploymentEventsLost" | "sagemakerThrottled">;

/** Options of `startAws`. */
export interface AwsOptions {
  /** The clock's first time, milliseconds since the epoch. */
  readonly startAt: number;
  /** @default 0, any free port */
  readonly port?: number;
  /** The account of the bot and of every credential that AssumeRole did not make. @default "111122223333" */
  readonly account?: string;
  /** @default "eu-west-1" */
  readonly region?: string;
  /** Of the bot's table, bus and queue. @default "sagemaker-chatops" */
  readonly name?: string;
  /** Of the queue in front of `notify`; its times pass by the virtual clock. */
  readonly queue?: QueueSettings;
  /** Secret values by name. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** SecureString parameters of SSM by name. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/** The simulated AWS: `url` for SDK clients outside, the rest for scenarios, pages and tests. */
export interface FakeAws {
  /** For `AWS_ENDPOINT_URL`. */
  readonly url: string;
  /** The same services, to be mounted in another server. */
  readonly handle: Mountable;
  readonly clock: VirtualClock;
  readonly sagemaker: SageMaker;
  /** The alarms of CloudWatch; deployments look at them while they bake. */
  readonly alarms: Alarms;
  readonly buses: EventBuses;
  /** The bot's own bus, to which the default bus of every account and region forwards SageMaker's events. */
  readonly bus: EventBus;
  /** Between the bot's bus and its `notify` function. */
  readonly queue: Queue;
  /** Where its messages go that nobody could deliver. */
  readonly deadLetterQueue: Queue;
  /** What callback steps of pipelines send. */
  readonly gateQueue: Queue;
  /** The URL by which SQS knows one of them. */
  readonly queueUrl: (queue: Queue) => string;
  readonly functions: Functions;
  /** The bot's DynamoDB table, with string keys `pk` and `sk`. */
  readonly tableName: string;
  /** Every custom event that PutEvents accepted. */
  readonly customEvents: readonly EventEnvelope[];
  /** Every event that SageMaker sent, once and in order, whatever the switches make of its delivery. */
  readonly sentEvents: readonly EventEnvelope[];
  /** SageMaker operations that answer AccessDeniedException, such as `StopTrainingJob`. */
  readonly denied: Set<string>;
  /** Trust policies of roles by ARN; a role that is not here can be taken on by everybody, without a SourceIdentity. */
  readonly trusts: Map<string, Trust>;
  /** Adds a rule that sends matching events to the bot's queue as `{ route, event }`. Throws InvalidPattern. */
  addRoute(route: Route, pattern: Json): void;
  setSwitches(switches: Partial<AwsSwitches>): void;
  /** Moves the clock and waits until the queue and all functions rest: for tests. */
  advance(milliseconds: number): Promise<void>;
  /** Moves the clock and lets the queue and functions work beside it: for the playground. */
  tick(milliseconds: number): void;
  /** Waits until the queue and all functions rest. */
  drain(): Promise<void>;
  describeForPage(): readonly ResourceView[];
  /** Calls `listener` for each line of activity, until the returned function is called. */
  onActivity(listener: (line: ActivityLine) => void): () => void;
  close(): Promise<void>;
}
