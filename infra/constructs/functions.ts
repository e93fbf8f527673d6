import { Duration } from "aws-cdk-lib";
import type { EventBus } from "aws-cdk-lib/aws-events";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import {
  CfnEventInvokeConfig,
  EventSourceMapping,
  type FunctionUrl,
  FunctionUrlAuthType,
} from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import { actorRole, type Deployment, partitionOf, roleName, type Spoke } from "../../src/deployment.ts";
import { acknowledgeLastResort, acknowledgeWildcards } from "../acknowledged.ts";
import { gates as gateSettings, inbox as inboxSettings, workMaxAgeSeconds } from "../function-settings.ts";
import type { LambdaName } from "../lambdas.ts";
import { functionRights } from "../rights/functions.ts";
import { type OwnThing, RightProblem } from "../rights/right.ts";
import { type Holding, placesAtHome, statements } from "../rights/statements.ts";
import { ActorRole } from "./actor-role.ts";
import { BotFunction } from "./bot-function.ts";
import type { Gates } from "./gates.ts";
import type { Inbox } from "./inbox.ts";
import { SecureQueue } from "./secure-queue.ts";
import type { StateTable } from "./state-table.ts";

interface FunctionsProps {
  readonly deployment: Deployment;
  readonly bundles: string;
  readonly deleteData: boolean;
  readonly table: StateTable;
  readonly bus: EventBus;
  readonly inbox: Inbox;
  readonly gates: Gates;
}

/** The four functions, what starts each of them, and where what they could not do is kept. */
export class Functions extends Construct {
  readonly all: Readonly<Record<LambdaName, BotFunction>>;
  readonly url: FunctionUrl;
  /** Invocations of `worker` that failed for good. */
  readonly failedWork: SecureQueue;
  /** Ticks that `clock` failed at. */
  readonly failedTicks: SecureQueue;

  constructor(scope: Construct, id: string, props: FunctionsProps) {
    super(scope, id);
    const { deployment, table, bus, inbox, gates } = props;
    const { name, opsChannel, secrets } = deployment;
    this.failedWork = new SecureQueue(this, "FailedWork", { queueName: `${name}-failed-work` });
    this.failedTicks = new SecureQueue(this, "FailedTicks", { queueName: `${name}-failed-ticks` });
    for (const queue of [this.failedWork, this.failedTicks]) acknowledgeLastResort(queue);

    const SLACK_BOT_TOKEN = secrets.botToken;
    const TABLE_NAME = table.tableName;
    const notify = this.function("notify", props, {
      environment: {
        SLACK_BOT_TOKEN,
        TABLE_NAME,
        DEFAULT_CHANNEL: opsChannel,
        OPS_CHANNEL: opsChannel,
        GATE_QUEUE_URL: gates.queue.queueUrl,
      },
      platform: [takeFrom(inbox.queue, gates.queue)],
    });
    const worker = this.function("worker", props, {
      environment: { SLACK_BOT_TOKEN, TABLE_NAME, EVENT_BUS: bus.eventBusName, QUEUE_URL: inbox.queue.queueUrl },
      platform: [sendTo(this.failedWork)],
    });
    const clock = this.function("clock", props, {
      environment: {
        SLACK_BOT_TOKEN,
        TABLE_NAME,
        WORKER_FUNCTION: worker.function.functionName,
        OPS_CHANNEL: opsChannel,
        DEAD_LETTER_QUEUE_URL: inbox.deadLetters.queueUrl,
      },
      worker,
      platform: [sendTo(this.failedTicks)],
    });
    if (deployment.sourceIdentity) new ActorRole(this, "Actor", deployment);
    const { publicConcurrency } = deployment;
    const slack = this.function("slack", props, {
      environment: {
        SLACK_BOT_TOKEN,
        SLACK_SIGNING_SECRET: secrets.signingSecret,
        WORKER_FUNCTION: worker.function.functionName,
      },
      worker,
      // What the internet can make Lambda do, and cost, at most.
      ...(publicConcurrency !== "unreserved" && { reservedConcurrency: publicConcurrency }),
    });
    this.all = { slack, notify, worker, clock };

    new EventSourceMapping(this, "Intake", {
      target: notify.function,
      eventSourceArn: inbox.queue.queueArn,
      batchSize: inboxSettings.batchSize,
      maxBatchingWindow: Duration.seconds(inboxSettings.batchWindowSeconds),
      maxConcurrency: inboxSettings.maxConcurrency,
      reportBatchItemFailures: true,
    });
    new EventSourceMapping(this, "GateIntake", {
      target: notify.function,
      eventSourceArn: gates.queue.queueArn,
      batchSize: gateSettings.batchSize,
      maxConcurrency: inboxSettings.maxConcurrency,
      reportBatchItemFailures: true,
    });
    // One more try, a minute later: a person waits, and after half an hour Slack takes no answer any more.
    onFailure(worker, this.failedWork, { retries: 1, maxAgeSeconds: workMaxAgeSeconds });
    onFailure(clock, this.failedTicks, { retries: 0, maxAgeSeconds: 60 });
    // Slack signs its requests; IAM cannot know it. The receiver checks the signature before it reads anything else.
    this.url = slack.function.addFunctionUrl({ authType: FunctionUrlAuthType.NONE });
  }

  private function(lambda: LambdaName, props: FunctionsProps, more: More): BotFunction {
    const { deployment, bundles, table, bus, inbox, deleteData } = props;
    const { secrets, spokes, account, sourceIdentity } = deployment;
    const abroad = spokes.filter((spoke) => spoke.account !== account);
    const roleIn = (spoke: Spoke) => spokeRoleArn(deployment, spoke, lambda);
    const actor = sourceIdentity ? [actorRoleArn(deployment)] : [];
    const own: Readonly<Partial<Record<OwnThing, readonly string[]>>> = {
      table: [table.tableArn],
      bus: [bus.eventBusArn],
      inbox: [inbox.queue.queueArn],
      "dead-letters": [inbox.deadLetters.queueArn],
      "spoke-roles": abroad.map(roleIn),
      "actor-role": actor,
      "named-roles": [...actor, ...abroad.filter((spoke) => spoke.sourceIdentity).map(roleIn)],
      ...(more.worker && { worker: [more.worker.function.functionArn] }),
    };
    const rights = functionRights(undefined, sourceIdentity ? "actor-role" : "own-role")[lambda];
    const holding: Holding = {
      ...placesAtHome(deployment),
      secret: (what) => (what === "bot-token" ? secrets.botToken : secrets.signingSecret),
      own: (what) => {
        const arns = own[what];
        if (arns === undefined)
          throw new RightProblem(`${lambda} may not reach ${what}: infra/constructs/functions.ts gives it none.`);
        return arns;
      },
    };
    const made = new BotFunction(this, lambda, {
      ...{ lambda, deployment, bundles, deleteData, ...more },
      calls: statements(rights, holding),
    });
    acknowledgeWildcards(made.role, rights, holding);
    return made;
  }
}

interface More {
  readonly environment: Readonly<Record<string, string>>;
  readonly platform?: readonly PolicyStatement[];
  readonly reservedConcurrency?: number;
  readonly worker?: BotFunction;
}

const spokeRoleArn = ({ name }: Deployment, { account, region }: Spoke, lambda: LambdaName): string =>
  `arn:${partitionOf(region)}:iam::${account}:role/${roleName(name, region, lambda)}`;

const actorRoleArn = (deployment: Deployment): string =>
  `arn:${partitionOf(deployment.region)}:iam::${deployment.account}:role/${actorRole(deployment)}`;

const takeFrom = (...queues: readonly SecureQueue[]) =>
  new PolicyStatement({
    actions: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
    resources: queues.map(({ queueArn }) => queueArn),
  });

const sendTo = ({ queueArn }: SecureQueue) =>
  new PolicyStatement({ actions: ["sqs:SendMessage"], resources: [queueArn] });

/** Asynchronous invocations that fail end in a queue, and none of them is tried after its time. */
function onFailure(
  fn: BotFunction,
  queue: SecureQueue,
  { retries, maxAgeSeconds }: { readonly retries: number; readonly maxAgeSeconds: number },
): void {
  new CfnEventInvokeConfig(fn, "Async", {
    functionName: fn.function.functionName,
    qualifier: "$LATEST",
    maximumRetryAttempts: retries,
    maximumEventAgeInSeconds: maxAgeSeconds,
    destinationConfig: { onFailure: { destination: queue.queueArn } },
  });
}
