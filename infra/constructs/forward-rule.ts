import { Stack } from "aws-cdk-lib";
import { CfnRule } from "aws-cdk-lib/aws-events";
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Construct } from "constructs";
import { roleName } from "../../src/deployment.ts";
import type { SecureQueue } from "./secure-queue.ts";

interface ForwardRuleProps {
  readonly name: string;
  /** The bot's bus, in this account and region or in another. */
  readonly busArn: string;
  /** Where events go that the bus did not take for a day. */
  readonly undelivered: SecureQueue;
}

/** AWS sends a service's events to the default bus; this passes SageMaker's on to the bot's bus, and nothing else. */
export class ForwardRule extends Construct {
  constructor(scope: Construct, id: string, { name, busArn, undelivered }: ForwardRuleProps) {
    super(scope, id);
    const { region, account } = Stack.of(this);
    const put = new PolicyStatement({ actions: ["events:PutEvents"], resources: [busArn] });
    const role = new Role(this, "Role", {
      roleName: roleName(name, region, "forward"),
      description: "Lets EventBridge pass SageMaker's events on to the bot's bus",
      assumedBy: new ServicePrincipal("events.amazonaws.com", {
        conditions: { StringEquals: { "aws:SourceAccount": account } },
      }),
      inlinePolicies: { forward: new PolicyDocument({ statements: [put] }) },
    });
    new CfnRule(this, "Rule", {
      name: `${name}-forward`,
      description: "Passes SageMaker's events on to the bot's bus",
      eventPattern: { source: ["aws.sagemaker"] },
      targets: [{ id: "bus", arn: busArn, roleArn: role.roleArn, deadLetterConfig: { arn: undelivered.queueArn } }],
    });
  }
}
