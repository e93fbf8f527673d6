import { problems } from "../../blocks/check.ts";
import type { Route } from "../domain/route.ts";
import { silentLog } from "../log.ts";
import { type InvocationPorts, notifyInvocation } from "../notify/invocation.ts";
import { presentWith } from "../notify/present.ts";
import { type RunningFakeSlack, startFakeSlack } from "../playground/slack/server.ts";
import { SlackProblem } from "../slack/port.ts";
import { slackPort } from "../slack/web-client.ts";
import { memoryTable } from "../store/memory-table.ts";
import { storeOn } from "../store/store.ts";
import type { Table } from "../store/table.ts";

/** The notify line against a fake Slack over HTTP, with a clock that stands still unless it is moved. */
export interface NotifyBot {
  readonly slack: RunningFakeSlack;
  readonly ports: InvocationPorts;
  /** What Slack would not take as it was drawn. */
  readonly degraded: string[];
  readonly errors: string[];
  /** Moves the clock by that many milliseconds. */
  readonly pass: (ms: number) => void;
  /** Hands events to the handler as one SQS batch; answers the ids of the messages to deliver again. */
  readonly batch: (events: readonly unknown[], route?: Partial<Route>) => Promise<readonly string[]>;
  /** Hands raw bodies to the handler. */
  readonly bodies: (...bodies: readonly string[]) => Promise<readonly string[]>;
  /** Hands messages of callback steps to the handler, as the queue of gates would. */
  readonly gate: (...messages: readonly unknown[]) => Promise<readonly string[]>;
  readonly invoke: (invocation: unknown) => Promise<unknown>;
  /** What everyone reads in the channel, message by message. */
  readonly read: (channel?: string) => readonly string[];
  /** Methods and channels of all calls so far, and forgets nothing. */
  readonly calls: () => readonly string[];
}

const gateQueueUrl = "https://sqs.eu-west-1.amazonaws.com/111122223333/sagemaker-chatops-gates";

export const training: Route = { id: "r", channel: "C0TRAINING", level: "all" };

export async function startNotifyBot(
  options: {
    readonly table?: Table;
    readonly accounts?: Record<string, string>;
    readonly enrich?: InvocationPorts["enrich"];
    /** The channel for gates. */
    readonly gates?: string;
  } = {},
): Promise<NotifyBot> {
  let time = Date.parse("2026-03-02T14:30:00Z");
  const now = () => time;
  const slack = await startFakeSlack({ now, check: problems });
  const degraded: string[] = [];
  const errors: string[] = [];
  const ports: InvocationPorts = {
    store: storeOn(options.table ?? memoryTable(() => Math.floor(time / 1000)), now),
    slack: slackPort({ token: async () => slack.token, apiUrl: slack.apiUrl }),
    present: presentWith({ accounts: options.accounts ?? { "111122223333": "prod" } }),
    wait: async (ms) => {
      time += ms;
    },
    onDegraded: (to, problem) => degraded.push(`${to}: ${problem.error}`),
    log: { ...silentLog, error: (message, error) => errors.push(`${message}: ${deepest(error)}`) },
    opsChannel: "C0OPS",
    enrich: options.enrich,
    gates: { queueUrl: gateQueueUrl, channel: options.gates },
  };
  const route = (more: Partial<Route> = {}): Route => ({ ...training, ...more });
  const invoke = (invocation: unknown) =>
    notifyInvocation(invocation, route({ id: "default", channel: "C0OPS", level: "outcomes" }), ports);
  const bodies = async (...texts: readonly string[]) => {
    const Records = texts.map((body, index) => ({ eventSource: "aws:sqs", messageId: `m${index}`, body }));
    return (await invoke({ Records })).batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  };
  return {
    slack,
    ports,
    degraded,
    errors,
    pass: (ms) => {
      time += ms;
    },
    batch: (events, more) => bodies(...events.map((event) => JSON.stringify({ route: route(more), event }))),
    bodies,
    gate: async (...messages) => {
      const Records = messages.map((message, index) => ({
        eventSource: "aws:sqs",
        eventSourceARN: "arn:aws:sqs:eu-west-1:111122223333:sagemaker-chatops-gates",
        messageId: `g${index}`,
        body: typeof message === "string" ? message : JSON.stringify(message),
        attributes: { SentTimestamp: String(time) },
      }));
      return (await invoke({ Records })).batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
    },
    invoke,
    read: (channel = "C0TRAINING") => slack.messages(channel).map(slack.readable),
    calls: () => slack.calls().map(({ method }) => method),
  };
}

/** The words of the last cause. */
function deepest(error: unknown): string {
  if (error instanceof SlackProblem) return error.error;
  if (error instanceof AggregateError) return error.errors.map(deepest).join(", ");
  return error instanceof Error ? (error.cause === undefined ? error.message : deepest(error.cause)) : String(error);
}
