import { Stack } from "aws-cdk-lib";
import {
  AccountPrincipal,
  type IPrincipal,
  PolicyDocument,
  PolicyStatement,
  PrincipalWithConditions,
  Role,
} from "aws-cdk-lib/aws-iam";
import type { Construct } from "constructs";
import {
  type Deployment,
  partitionOf,
  roleName,
  type Spoke,
  type SpokeFunction,
  spokeFunctions,
} from "../src/deployment.ts";
import { acknowledgeLastResort, acknowledgeWildcards } from "./acknowledged.ts";
import type { AlarmRule } from "./alarms.ts";
import { Alarms } from "./constructs/alarms.ts";
import { ForwardRule } from "./constructs/forward-rule.ts";
import { SecureQueue } from "./constructs/secure-queue.ts";
import { spokeRights } from "./rights/functions.ts";
import { RightProblem } from "./rights/right.ts";
import { type Holding, statements } from "./rights/statements.ts";

/** What can go wrong in a spoke: the hub's bus does not take its events. */
const spokeAlarms: readonly AlarmRule[] = [
  {
    id: "undelivered",
    says: "SageMaker's events do not reach the bot's bus",
    watches: { is: "queue", queue: "undelivered", metric: "ApproximateNumberOfMessagesVisible" },
    over: 0,
    minutes: 5,
    measurements: [1, 1],
  },
];

/** One more account or region: passes SageMaker's events on to the bot, and, in another account, offers it two narrow roles. */
export class SpokeStack extends Stack {
  constructor(scope: Construct, deployment: Deployment, spoke: Spoke) {
    const { name, alarmEmail } = deployment;
    super(scope, spokeStackName(name, spoke), {
      env: { account: spoke.account, region: spoke.region },
      description: "Living Slack cards for Amazon SageMaker: an account and region that the bot follows",
    });
    const undelivered = new SecureQueue(this, "Undelivered", { queueName: `${name}-undelivered` });
    acknowledgeLastResort(undelivered);
    undelivered.takeFromRules(`arn:${this.partition}:events:${spoke.region}:${spoke.account}:rule/${name}-forward`);
    const busArn = `arn:${this.partition}:events:${deployment.region}:${deployment.account}:event-bus/${name}`;
    new ForwardRule(this, "Forward", { name, busArn, undelivered });
    new Alarms(this, "Alarms", { name, email: alarmEmail, rules: spokeAlarms });

    // In the bot's own account its functions' own policies reach this region too.
    if (spoke.account === deployment.account) return;
    for (const fn of spokeFunctions) this.role(fn, deployment, spoke);
  }

  /** What the hub's function of that name does to resources at home, in this account and region. */
  private role(fn: SpokeFunction, deployment: Deployment, spoke: Spoke): void {
    const rights = spokeRights()[fn];
    const holding: Holding = {
      partition: partitionOf(spoke.region),
      account: spoke.account,
      regions: [spoke.region],
      passRoles: deployment.passRoles,
      evidenceBuckets: deployment.evidenceBuckets,
      abortAlarms: deployment.abortAlarms,
      own: (what) => notAbroad(fn, what),
      secret: (what) => notAbroad(fn, what),
    };
    const principal = onlyThat(fn, deployment, spoke);
    const role = new Role(this, fn, {
      roleName: roleName(deployment.name, spoke.region, fn),
      description: `For the bot's ${fn} in account ${deployment.account}`,
      assumedBy: principal,
      inlinePolicies: { calls: new PolicyDocument({ statements: statements(rights, holding) }) },
    });
    acknowledgeWildcards(role, rights, holding);
    if (spoke.sourceIdentity && fn === "worker")
      role.assumeRolePolicy?.addStatements(
        new PolicyStatement({ actions: ["sts:SetSourceIdentity"], principals: [principal] }),
      );
  }
}

/** Nothing of the bot's own is in a spoke; throws RightProblem. */
function notAbroad(fn: SpokeFunction, what: string): never {
  throw new RightProblem(`${fn} may not reach ${what} from another account.`);
}

/** The hub's function and nobody else in its account, and only with the external id that both sides know. */
function onlyThat(fn: SpokeFunction, { name, account, region }: Deployment, { externalId }: Spoke): IPrincipal {
  const role = `arn:${partitionOf(region)}:iam::${account}:role/${roleName(name, region, fn)}`;
  return new PrincipalWithConditions(new AccountPrincipal(account), {
    ArnEquals: { "aws:PrincipalArn": role },
    StringEquals: { "sts:ExternalId": externalId },
  });
}

/** A spoke's stack, by the deployment's name. */
export const spokeStackName = (name: string, { account, region }: Pick<Spoke, "account" | "region">): string =>
  `${name}-spoke-${account}-${region}`;
