import * as z from "zod/mini";

/** Twelve digits. */
export const accountId = z
  .string("set it to the account's 12 digits, in quotes")
  .check(z.regex(/^\d{12}$/, "an AWS account id has 12 digits"));

const region = z
  .string("set it to the region's code, such as eu-west-1")
  .check(z.regex(/^[a-z]{2}(-[a-z]+)+-\d$/, "write the region as AWS does, such as eu-west-1; not a zone, not a name"));

const channelId = z
  .string("set it to a channel's id (C…)")
  .check(z.regex(/^[CG][A-Z0-9]+$/, "write the channel's id (C…): open the channel's details in Slack to copy it"));

/**
 * Where a secret is kept; the ARN is no secret. A secret of Secrets Manager has six characters at the end that are part of
 * its ARN; src/lambda/secret.ts reads the same two forms.
 */
const secretArn = z
  .string("set it to the ARN of the secret in Secrets Manager, or of the parameter in SSM")
  .check(
    z.regex(
      /^arn:aws[a-z-]*:(secretsmanager:[a-z0-9-]+:\d{12}:secret:[\w/+=.@-]+-[A-Za-z0-9]{6}|ssm:[a-z0-9-]+:\d{12}:parameter\/[\w/.-]+)$/,
      "give the whole ARN that Secrets Manager shows for the secret, with its six last characters, or that of an SSM parameter; never the secret itself",
    ),
  );

/** What follows `arn:<partition>:iam::<account>:`; a star stands for the rest of a path or a name. */
const rolePattern = z
  .string("set it to what follows the account in the role's ARN, such as role/churn-training")
  .check(
    z.regex(
      /^role\/[\w+=,.@/*-]*[\w+=,.@-]{3}[\w+=,.@/*-]*$/,
      "write it as role/ and the role's path and name, such as role/service-role/AmazonSageMaker-*; more of it than a star, or every role of the account could be passed on",
    ),
  );

/** A pipeline runs with it, in whatever account; a star stands for the rest of a path or a name. */
const senderArn = z
  .string("set it to the ARN of the role that a pipeline runs with")
  .check(
    z.regex(
      /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/*-]+$/,
      "write the ARN of the role that a pipeline runs with, such as arn:aws:iam::111122223333:role/churn-pipeline; a star stands for any characters of its name",
    ),
  );

/** What follows `arn:aws:s3:::` in IAM. */
const objectPattern = z
  .string('write each as a text, such as "my-ml-bucket/evaluation/*"')
  .check(
    z.regex(
      /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\/[^\s?$]+$/,
      'write the name of the bucket, a slash, and where in it reports are, with * for any characters, such as "my-ml-bucket/evaluation/*"; the bucket itself is written in full',
    ),
  );

const spokeSchema = z.strictObject({
  account: accountId,
  region,
  /** Needed for another account than the bot's: without it, whoever knows the role's name could ask the bot to use it. */
  externalId: z.optional(
    z.string().check(z.regex(/^[\w+=,.@:/-]{8,128}$/, "8 to 128 letters, digits or any of _+=,.@:/-, without spaces")),
  ),
  /** Lets the bot name the person it acts for in this account's CloudTrail (sts:SetSourceIdentity). */
  sourceIdentity: z._default(z.boolean(), false),
});

const alarmPattern = z
  .string("set it to the name of an alarm, such as ranker-abort")
  .check(
    z.regex(
      /^[\w.*/ -]*[\w./-]{3}[\w.*/ -]*$/,
      "write the name of an alarm, with stars where it differs, such as *-abort; more of it than a star, or every alarm of the account could be set off",
    ),
  );

/** The days that CloudWatch Logs offers, as far as they make sense here. */
const retention = z.literal([7, 14, 30, 60, 90, 180, 365, 731]);

/** Where and how the bot is deployed. infra/ makes stacks of it; the functions find the roles in other accounts by it. */
export const deploymentSchema = z.strictObject({
  /** The beginning of every name in AWS. */
  name: z._default(
    z
      .string()
      .check(
        z.regex(/^[a-z][a-z0-9-]{1,22}[a-z0-9]$/, "3 to 24 lower-case letters, digits and dashes, a letter first"),
      ),
    "sagemaker-chatops",
  ),
  /** The bot's own account and region. */
  account: accountId,
  region,
  /** Where the bot tells what it could not read or deliver, and its own alarms. */
  opsChannel: channelId,
  secrets: z.strictObject(
    { botToken: secretArn, signingSecret: secretArn },
    "set it to { botToken, signingSecret }, each the ARN of a secret in Secrets Manager or of a parameter in SSM",
  ),
  /** Gets the alarms by e-mail, so that trouble with Slack is told elsewhere. */
  alarmEmail: z.optional(z.email("an e-mail address, such as ml-platform@example.com")),
  logRetentionDays: z._default(retention, 30),
  /** The most requests from the internet that are served at once; "unreserved" in an account with a low Lambda quota. */
  publicConcurrency: z._default(z.union([z.int().check(z.gte(2), z.lte(500)), z.literal("unreserved")]), 20),
  /** A table that an earlier deployment left behind, to be used again. */
  existingTable: z.optional(z.string().check(z.regex(/^[\w.-]{3,255}$/, "the name of a DynamoDB table"))),
  /**
   * Roles that a retried job may run with, in every account: a job is retried with the role of the job that it copies. Nothing
   * here means that only pipelines and transform jobs are retried from Slack.
   */
  passRoles: z._default(z.array(rolePattern), []),
  /**
   * Names of CloudWatch alarms, with stars, that may be set off to abort a deployment; they belong to the automatic rollback of
   * endpoints. Nothing here means that no deployment is aborted from Slack.
   */
  abortAlarms: z._default(z.array(alarmPattern), []),
  /** ARNs of the roles of pipelines whose callback steps may ask people: nobody else may send to the queue of gates. */
  gateSenders: z._default(z.array(senderArn), []),
  /**
   * The S3 objects that hold the metrics of model packages, in every account: the bot reads reports there, and nowhere else.
   * Nothing here means that cards name the reports and show none of their numbers.
   */
  evidenceBuckets: z._default(z.array(objectPattern), []),
  /** Lets the bot name the person it acts for in the CloudTrail of its own account: the worker then acts through a role of its own. */
  sourceIdentity: z._default(z.boolean(), false),
  /** Other regions and accounts whose SageMaker the bot follows. */
  spokes: z._default(z.array(spokeSchema), []),
});

export type Deployment = z.output<typeof deploymentSchema>;
export type Spoke = z.output<typeof spokeSchema>;

/** What is wrong with a deployment as a whole, as path and sentence; nothing means that it can be built. */
export function deploymentProblems({ account, region, secrets, spokes }: Deployment): readonly Problem[] {
  return [
    ...Object.entries(secrets).flatMap(([name, arn]) => secretProblem(name, arn, account, region)),
    ...spokes.flatMap((spoke, index) => spokeProblem(spoke, index, spokes, { account, region })),
  ];
}

interface Problem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

function secretProblem(name: string, arn: string, account: string, region: string): readonly Problem[] {
  const [, , , itsRegion, itsAccount] = arn.split(":");
  if (itsRegion === region && itsAccount === account) return [];
  return [
    {
      path: ["deployment", "secrets", name],
      message: `the secret is in ${itsRegion} of account ${itsAccount}; store it where the bot runs, in ${region} of account ${account}`,
    },
  ];
}

function spokeProblem(spoke: Spoke, index: number, all: readonly Spoke[], hub: Place): readonly Problem[] {
  const path = ["deployment", "spokes", index];
  const place = `${spoke.region} of account ${spoke.account}`;
  if (samePlace(spoke, hub)) return [{ path, message: `${place} is where the bot itself runs; take it out` }];
  if (all.findIndex((other) => samePlace(spoke, other)) < index)
    return [{ path, message: `${place} is there twice; take one out` }];
  if (partitionOf(spoke.region) !== partitionOf(hub.region))
    return [
      {
        path,
        message: `EventBridge passes no events from ${spoke.region} to ${hub.region}; deploy a bot of its own there`,
      },
    ];
  if (spoke.account !== hub.account && spoke.externalId === undefined)
    return [
      {
        path: [...path, "externalId"],
        message: `the role in account ${spoke.account} needs one; make up 8 or more characters, such as ${spoke.account}-chatops`,
      },
    ];
  return [];
}

type Place = Pick<Spoke, "account" | "region">;
const samePlace = (a: Place, b: Place): boolean => a.account === b.account && a.region === b.region;

/** The functions that look at SageMaker or act on it; each takes on a role of its own in the spokes. */
export const spokeFunctions = ["notify", "worker", "clock"] as const;

export type SpokeFunction = (typeof spokeFunctions)[number];

/** The name of a function's role, in the bot's own account and in each spoke: roles belong to accounts, so the region is in it. */
export const roleName = (name: string, region: string, fn: string): string => `${name}-${region}-${fn}`;

/** The name of the role in the bot's own account through which the worker acts in people's names. */
export const actorRole = ({ name, region }: Pick<Deployment, "name" | "region">): string =>
  roleName(name, region, "actor");

/** The partition of a region: `aws`, `aws-cn` or `aws-us-gov`. */
export function partitionOf(region: string): string {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}
