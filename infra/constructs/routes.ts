import type { EventBus } from "aws-cdk-lib/aws-events";
import { CfnRule } from "aws-cdk-lib/aws-events";
import { Construct } from "constructs";
import type { Config } from "../../src/config.ts";
import { messageTemplate } from "../../src/domain/route.ts";
import { checkedPattern } from "../event-pattern.ts";
import type { Inbox } from "./inbox.ts";

/** One rule per route, whose target is the queue; the route's name is the rule's. */
export class Routes extends Construct {
  constructor(scope: Construct, id: string, routes: Config["routes"], bus: EventBus, inbox: Inbox) {
    super(scope, id);
    for (const { pattern, ...route } of routes) {
      new CfnRule(this, route.id, {
        name: route.id,
        description: `To ${route.channel}, level ${route.level}`,
        eventBusName: bus.eventBusName,
        eventPattern: checkedPattern(route.id, pattern),
        targets: [
          {
            id: "queue",
            arn: inbox.queue.queueArn,
            inputTransformer: { inputTemplate: messageTemplate(route) },
            deadLetterConfig: { arn: inbox.undelivered.queueArn },
          },
        ],
      });
    }
  }
}
