import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { type Deployment, partitionOf } from "../../src/deployment.ts";
import type { On, OwnThing, Right, SecretThing } from "./right.ts";

/** Where rights hold: the ARNs of the bot's own things, and the places whose SageMaker it may reach. */
export interface Holding {
  readonly partition: string;
  readonly account: string;
  readonly regions: readonly string[];
  /** What the roles are called that may be passed on: what follows `arn:<partition>:iam::<account>:`, with stars. */
  readonly passRoles: readonly string[];
  /** What the S3 objects are called that may be read: what follows `arn:<partition>:s3:::`, with stars. */
  readonly evidenceBuckets: readonly string[];
  /** The names of the alarms that may be set off, with stars. */
  readonly abortAlarms: readonly string[];
  /** The ARNs of a thing, none where the deployment has no such thing. Throws for one that the function was not given. */
  readonly own: (what: OwnThing) => readonly string[];
  /** The ARN under which a secret is kept: of Secrets Manager, or of a parameter of SSM. */
  readonly secret: (what: SecretThing) => string;
}

/** The places of the bot's own account, and the roles to pass on there. */
export const placesAtHome = ({
  account,
  region,
  spokes,
  passRoles,
  evidenceBuckets,
  abortAlarms,
}: Deployment): Omit<Holding, "own" | "secret"> => ({
  partition: partitionOf(region),
  account,
  passRoles,
  evidenceBuckets,
  abortAlarms,
  regions: [region, ...spokes.filter((spoke) => spoke.account === account).map((spoke) => spoke.region)],
});

type Made = Extract<On, { is: "sagemaker" | "logs" | "pass-roles" | "evidence" | "abort-alarms" }>;

/** The policy statements for rights: allowed on named resources, or, without a resource level, in named regions only. */
export const statements = (rights: readonly Right[], holding: Holding): PolicyStatement[] =>
  rights.map((right) => statement(right, holding)).filter(({ resources }) => resources.length > 0);

function statement({ actions, on, stringEquals = {} }: Right, holding: Holding): PolicyStatement {
  switch (on.is) {
    case "own":
      return allow(actions, holding.own(on.what), stringEquals);
    case "secret": {
      const arn = holding.secret(on.what);
      const service = `${arn.split(":")[2]}:`;
      return allow(
        actions.filter((action) => action.startsWith(service)),
        [arn],
        stringEquals,
      );
    }
    case "sagemaker":
    case "logs":
    case "pass-roles":
    case "evidence":
    case "abort-alarms":
      return allow(actions, arnsOf(on, holding), stringEquals);
    case "no-resource-level":
      return allow(actions, ["*"], { ...stringEquals, "aws:RequestedRegion": holding.regions });
  }
}

/** The ARNs, wildcards included, of what people make: one for each region, or one where the service has no regions. */
export function arnsOf(
  on: Made,
  { partition, account, regions, passRoles, evidenceBuckets, abortAlarms }: Omit<Holding, "own" | "secret">,
): readonly string[] {
  switch (on.is) {
    case "sagemaker":
      return regions.map((region) => `arn:${partition}:sagemaker:${region}:${account}:${on.resource}`);
    case "logs":
      return regions.map((region) => `arn:${partition}:logs:${region}:${account}:log-group:${on.group}`);
    case "pass-roles":
      return passRoles.map((role) => `arn:${partition}:iam::${account}:${role}`);
    case "evidence":
      return evidenceBuckets.map((objects) => `arn:${partition}:s3:::${objects}`);
    case "abort-alarms":
      return regions.flatMap((region) =>
        abortAlarms.map((alarm) => `arn:${partition}:cloudwatch:${region}:${account}:alarm:${alarm}`),
      );
  }
}

function allow(
  actions: readonly string[],
  resources: readonly string[],
  stringEquals: Readonly<Record<string, readonly string[]>>,
): PolicyStatement {
  return new PolicyStatement({
    actions: [...actions],
    resources: [...resources],
    ...(Object.keys(stringEquals).length > 0 && { conditions: { StringEquals: stringEquals } }),
  });
}
