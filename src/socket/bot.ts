import { readFileSync } from "node:fs";
import { SocketModeClient } from "@slack/socket-mode";
import { loadPolicy } from "../access/policy.ts";
import { attendApprovals } from "../clock/approvals.ts";
import { sweep } from "../clock/sweep.ts";
import { deadLetterQueueAt } from "../dead-letters/dead-letter-queue.ts";
import { eventQueueAt } from "../dead-letters/event-queue.ts";
import { sqsClient } from "../dead-letters/sqs.ts";
import { watchDeadLetters } from "../dead-letters/watch.ts";
import type { Chore } from "../domain/chore.ts";
import { enrichWith } from "../enrich/enrich.ts";
import { environment, unset, variablesOf } from "../lambda/environment.ts";
import { defaultRoute, deliverPorts, evidenceBuckets, gateSettings, now, presentOptions } from "../lambda/ports.ts";
import { readSecret } from "../lambda/secret.ts";
import { fetchSecret } from "../lambda/secret-sources.ts";
import type { Log } from "../log.ts";
import { notifyInvocation } from "../notify/invocation.ts";
import { sageMakerClients } from "../sagemaker/clients.ts";
import { createSlackApp } from "../slack/app.ts";
import { slackLogger } from "../slack/slack-logger.ts";
import { accessWith } from "../worker/access.ts";
import { doChore } from "../worker/chore.ts";
import { emitOn, eventBridgeClient } from "../worker/emit.ts";
import { doWork } from "../worker/work.ts";
import { everyMinute } from "./every-minute.ts";
import { workInProcess } from "./in-process.ts";
import { placeOf } from "./place.ts";
import { readQueue } from "./queue-reader.ts";
import { createSocketReceiver } from "./receiver.ts";

const service = "socket";
const policyFile = new URL("../../policy.cedar", import.meta.url);

/** The whole bot in one process, connected to Slack. */
export interface SocketBot {
  /** Takes nothing new, finishes what is under way, hangs up. */
  readonly stop: () => Promise<void>;
}

/** Slack did not take the connection; the message says what to look at. */
export class NotConnected extends Error {
  override readonly name = "NotConnected";

  constructor(cause: unknown) {
    const because = cause instanceof Error ? ` (${cause.message})` : "";
    super(
      `Slack opened no connection${because}. Check SLACK_APP_TOKEN, its scope connections:write, and that Socket Mode is on.`,
      { cause },
    );
  }
}

/**
 * The four functions in one process, over a Socket Mode connection: Slack reaches it without a public URL, the worker is a call
 * away, and it reads the queue itself. Resolves when connected; rejects when the configuration or the app-level token is wrong.
 */
export async function startSocketBot(
  env: Readonly<Record<string, string | undefined>>,
  log: Log,
  wait: (ms: number) => Promise<void>,
): Promise<SocketBot> {
  const variables = environment(variablesOf.socket, env);
  const {
    QUEUE_URL = "",
    DEAD_LETTER_QUEUE_URL,
    AWS_REGION,
    DEFAULT_CHANNEL,
    OPS_CHANNEL = DEFAULT_CHANNEL,
  } = variables;
  const own = placeOf(QUEUE_URL, AWS_REGION);
  if (own === undefined) throw unset(["QUEUE_URL"], env);
  const policy = loadPolicy(readFileSync(variables.POLICY_FILE ?? policyFile, "utf8"));
  const sqs = sqsClient();
  const clients = sageMakerClients({ own });
  const delivering = deliverPorts(service, variables, log);
  const enrich = enrichWith({ clients, own, failures: delivering.store.failures, evidenceBuckets });
  const gates = gateSettings(variables);
  const ports = { ...delivering, log, gates, now, own, clients, enrich, opsChannel: OPS_CHANNEL };
  const workPorts = {
    ...ports,
    options: presentOptions,
    ...accessWith({ policy, slack: ports.slack, now, log })(clients),
    emit: emitOn(eventBridgeClient(), variables.EVENT_BUS),
    queue: eventQueueAt(QUEUE_URL, sqs),
  };
  const deadLetters = DEAD_LETTER_QUEUE_URL === undefined ? undefined : deadLetterQueueAt(DEAD_LETTER_QUEUE_URL, sqs);

  const worker = workInProcess((work) => doWork(work, workPorts), wait, log);
  const receiver = createSocketReceiver(
    new SocketModeClient({
      appToken: await readSecret(variables.SLACK_APP_TOKEN, fetchSecret),
      clientOptions: { slackApiUrl: variables.SLACK_API_URL },
      logger: slackLogger("Socket Mode", log),
    }),
    log,
  );
  createSlackApp({
    receiver,
    slack: ports.slack,
    dispatch: worker.dispatch,
    now,
    log,
    region: own.region,
    accounts: presentOptions.accounts,
  });
  await receiver.start().catch((cause: unknown) => {
    throw new NotConnected(cause);
  });

  const handle = (batch: unknown) => notifyInvocation(batch, defaultRoute(variables), ports);
  const readers = [QUEUE_URL, ...(gates.queueUrl === undefined ? [] : [gates.queueUrl])].map((queueUrl) =>
    readQueue({ queueUrl, client: sqs, handle, log }),
  );
  const clock = everyMinute(async () => {
    const handOn = (chore: Chore) => doChore(chore, () => workPorts);
    const looks = [
      sweep(ports),
      attendApprovals({ ...workPorts, handOn }),
      deadLetters ? watchDeadLetters({ ...ports, deadLetters }) : 0,
    ];
    for (const each of await Promise.allSettled(looks))
      if (each.status === "rejected") log.error("The clock's tick did not do all that it should", each.reason);
  });
  return {
    stop: async () => {
      await receiver.stop();
      await Promise.all([...readers.map((reader) => reader.stop()), clock.stop(), worker.settled()]);
    },
  };
}
