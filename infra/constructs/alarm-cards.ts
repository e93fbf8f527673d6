import { Stack } from "aws-cdk-lib";
import { CfnRule } from "aws-cdk-lib/aws-events";
import { Construct } from "constructs";
import { messageTemplate } from "../../src/domain/route.ts";
import type { Inbox } from "./inbox.ts";

interface AlarmCardsProps {
  readonly name: string;
  readonly opsChannel: string;
  readonly inbox: Inbox;
}

/** The bot's own alarms as cards in the ops channel: beside the topic, which tells of them when Slack is the trouble. */
export class AlarmCards extends Construct {
  constructor(scope: Construct, id: string, { name, opsChannel, inbox }: AlarmCardsProps) {
    super(scope, id);
    const { partition, region, account } = Stack.of(this);
    new CfnRule(this, "Rule", {
      name: `${name}-alarms`,
      description: "The bot's own alarms to the ops channel",
      eventPattern: {
        source: ["aws.cloudwatch"],
        "detail-type": ["CloudWatch Alarm State Change"],
        resources: [{ prefix: `arn:${partition}:cloudwatch:${region}:${account}:alarm:${name}-` }],
        // Not the first OK of an alarm that is new.
        $or: [
          { detail: { state: { value: ["ALARM"] } } },
          { detail: { state: { value: ["OK"] }, previousState: { value: ["ALARM"] } } },
        ],
      },
      targets: [
        {
          id: "queue",
          arn: inbox.queue.queueArn,
          inputTransformer: {
            inputTemplate: messageTemplate({ id: "alarms", channel: opsChannel, level: "outcomes" }),
          },
          deadLetterConfig: { arn: inbox.undelivered.queueArn },
        },
      ],
    });
  }
}
