import { CfnResource, Duration, Stack } from "aws-cdk-lib";
import { EventBus } from "aws-cdk-lib/aws-events";
import { Construct } from "constructs";
import { type Deployment, partitionOf, roleName } from "../../src/deployment.ts";

/** Days for which SageMaker's events are kept for a replay. */
const archiveDays = 14;

/** The bot's own bus: its rules, their quota and the archive stay apart from the account's default bus. */
export class BotBus extends Construct {
  readonly bus: EventBus;

  constructor(scope: Construct, id: string, deployment: Deployment) {
    super(scope, id);
    const { name } = deployment;
    this.bus = new EventBus(this, "Bus", {
      eventBusName: name,
      description: "SageMaker's events, and the decisions that people took in Slack",
    });
    this.bus.archive("Archive", {
      archiveName: name,
      description: "For a replay after an outage",
      eventPattern: { source: ["aws.sagemaker"] },
      retention: Duration.days(archiveDays),
    });
    for (const spoke of deployment.spokes) this.admit(spoke, name);
  }

  /** Lets the forwarding rule of one other place put events, and nobody else there. */
  private admit({ account, region }: Deployment["spokes"][number], name: string): void {
    const hub = Stack.of(this).account;
    // Within the account the rule's own role is enough.
    if (account === hub) return;
    const partition = partitionOf(region);
    // The CDK's own class warns of a property that it reads itself.
    new CfnResource(this, `Admit${account}${region}`, {
      type: "AWS::Events::EventBusPolicy",
      properties: {
        EventBusName: this.bus.eventBusName,
        StatementId: `spoke-${account}-${region}`,
        Statement: {
          Effect: "Allow",
          Principal: { AWS: `arn:${partition}:iam::${account}:root` },
          Action: "events:PutEvents",
          Resource: this.bus.eventBusArn,
          Condition: {
            ArnEquals: {
              "aws:PrincipalArn": `arn:${partition}:iam::${account}:role/${roleName(name, region, "forward")}`,
            },
          },
        },
      },
    });
  }
}
