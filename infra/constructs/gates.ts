import { Duration } from "aws-cdk-lib";
import { AnyPrincipal, Effect, PolicyStatement } from "aws-cdk-lib/aws-iam";
import { Construct } from "constructs";
import type { Deployment } from "../../src/deployment.ts";
import { acknowledgeLastResort } from "../acknowledged.ts";
import { maxReceiveCount, visibilitySeconds } from "../function-settings.ts";
import { SecureQueue } from "./secure-queue.ts";

/** The queue that callback steps of pipelines send to, and what `notify` gave up on. */
export class Gates extends Construct {
  readonly queue: SecureQueue;
  readonly deadLetters: SecureQueue;

  constructor(scope: Construct, id: string, { name, gateSenders }: Pick<Deployment, "name" | "gateSenders">) {
    super(scope, id);
    this.deadLetters = new SecureQueue(this, "DeadLetters", { queueName: `${name}-gates-dead-letters` });
    acknowledgeLastResort(this.deadLetters);
    this.queue = new SecureQueue(this, "Queue", {
      queueName: `${name}-gates`,
      visibilityTimeout: Duration.seconds(visibilitySeconds()),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: maxReceiveCount() },
    });
    this.admit(gateSenders);
  }

  /**
   * Lets the roles of pipelines send, and nobody else: within the account a policy of a sender's own would otherwise be
   * enough, and whoever sends asks people in the bot's name.
   */
  private admit(senders: readonly string[]): void {
    const send = { actions: ["sqs:SendMessage"], resources: [this.queue.queueArn] };
    this.queue.addToResourcePolicy(
      new PolicyStatement({
        ...send,
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        ...(senders.length > 0 && { conditions: { ArnNotLike: { "aws:PrincipalArn": senders } } }),
      }),
    );
    if (senders.length === 0) return;
    this.queue.addToResourcePolicy(
      new PolicyStatement({
        ...send,
        // Named by the condition: a statement for an account alone would leave the grant to that account.
        principals: [new AnyPrincipal()],
        conditions: { ArnLike: { "aws:PrincipalArn": senders } },
      }),
    );
  }
}
