import { Duration, Stack } from "aws-cdk-lib";
import { Construct } from "constructs";
import { acknowledgeLastResort } from "../acknowledged.ts";
import { maxReceiveCount, visibilitySeconds } from "../function-settings.ts";
import { SecureQueue } from "./secure-queue.ts";

/** The queue in front of `notify`, what it gave up on, and what EventBridge could not hand over. */
export class Inbox extends Construct {
  readonly queue: SecureQueue;
  readonly deadLetters: SecureQueue;
  readonly undelivered: SecureQueue;

  constructor(scope: Construct, id: string, { name, busName }: { readonly name: string; readonly busName: string }) {
    super(scope, id);
    this.deadLetters = new SecureQueue(this, "DeadLetters", { queueName: `${name}-events-dead-letters` });
    this.queue = new SecureQueue(this, "Queue", {
      queueName: `${name}-events`,
      visibilityTimeout: Duration.seconds(visibilitySeconds()),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: maxReceiveCount() },
    });
    this.undelivered = new SecureQueue(this, "Undelivered", { queueName: `${name}-undelivered` });
    acknowledgeLastResort(this.undelivered);

    const { partition, region, account } = Stack.of(this);
    const rules = `arn:${partition}:events:${region}:${account}:rule`;
    // Any rule on the bot's own bus is a route, also one that is made while the bot runs.
    this.queue.takeFromRules(`${rules}/${busName}/*`, `${rules}/${name}-alarms`);
    this.undelivered.takeFromRules(`${rules}/${busName}/*`, `${rules}/${name}-alarms`, `${rules}/${name}-forward`);
  }
}
