import { Stack } from "aws-cdk-lib";
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { CfnSchedule } from "aws-cdk-lib/aws-scheduler";
import { Construct } from "constructs";
import { roleName } from "../../src/deployment.ts";
import type { SecureQueue } from "./secure-queue.ts";

interface TickProps {
  readonly name: string;
  readonly clock: IFunction;
  readonly undelivered: SecureQueue;
}

/** Calls `clock` every minute. A tick that is missed is not made up for: the next one sees the same. */
export class Tick extends Construct {
  constructor(scope: Construct, id: string, { name, clock, undelivered }: TickProps) {
    super(scope, id);
    const { account, region } = Stack.of(this);
    const role = new Role(this, "Role", {
      roleName: roleName(name, region, "tick"),
      description: "Lets EventBridge Scheduler call the clock function",
      assumedBy: new ServicePrincipal("scheduler.amazonaws.com", {
        conditions: { StringEquals: { "aws:SourceAccount": account } },
      }),
      inlinePolicies: {
        tick: new PolicyDocument({
          statements: [
            new PolicyStatement({ actions: ["lambda:InvokeFunction"], resources: [clock.functionArn] }),
            new PolicyStatement({ actions: ["sqs:SendMessage"], resources: [undelivered.queueArn] }),
          ],
        }),
      },
    });
    new CfnSchedule(this, "Schedule", {
      name: `${name}-tick`,
      description: "Calls the clock function every minute",
      scheduleExpression: "rate(1 minute)",
      flexibleTimeWindow: { mode: "OFF" },
      target: {
        arn: clock.functionArn,
        roleArn: role.roleArn,
        // The clock reads the time from its tick: one that is delivered twice then shows nothing new.
        input: JSON.stringify({ time: "<aws.scheduler.scheduled-time>" }),
        deadLetterConfig: { arn: undelivered.queueArn },
        retryPolicy: { maximumEventAgeInSeconds: 60, maximumRetryAttempts: 0 },
      },
    });
  }
}
