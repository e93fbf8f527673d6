import { expect, test } from "vitest";
import shipped from "../chatops.config.ts";
import { type ChatOpsConfig, defineConfig } from "./config.ts";

type Deployment = NonNullable<ChatOpsConfig["deployment"]>;

const secret = (name: string, place = "eu-west-1:111122223333") =>
  `arn:aws:secretsmanager:${place}:secret:chatops/${name}-AbCdEf`;

const deployment: Deployment = {
  account: "111122223333",
  region: "eu-west-1",
  opsChannel: "C0OPS",
  secrets: { botToken: secret("bot-token"), signingSecret: secret("signing-secret") },
};

const problemOf = (config: unknown): string => {
  try {
    // The point is what someone may write who does not see the type checker's word.
    defineConfig(config as ChatOpsConfig);
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

test("the configuration that comes with the code can be used", () => {
  expect(shipped.deployment).toMatchObject({ name: "sagemaker-chatops", logRetentionDays: 30, publicConcurrency: 20 });
});

test("a deployment is not needed for what needs no account", () => {
  expect(defineConfig({}).deployment).toBeUndefined();
});

test.each<readonly [string, Readonly<Record<string, unknown>>, string]>([
  ["no account", { account: undefined }, "deployment.account: set it to the account's 12 digits, in quotes"],
  [
    "a number as account",
    { account: 111122223333 },
    "deployment.account: set it to the account's 12 digits, in quotes",
  ],
  ["an availability zone", { region: "eu-west-1a" }, "deployment.region: write the region as AWS does"],
  ["a channel's name", { opsChannel: "#ml-ops" }, "deployment.opsChannel: write the channel's id (C…)"],
  ["no secrets", { secrets: undefined }, "deployment.secrets: set it to { botToken, signingSecret }"],
  [
    "a token in clear",
    { secrets: { ...deployment.secrets, botToken: "xoxb-1-2-abc" } },
    "deployment.secrets.botToken: give the whole ARN that Secrets Manager shows for the secret, with its six last characters, or that of an SSM parameter; never the secret itself",
  ],
  [
    "a secret elsewhere",
    { secrets: { ...deployment.secrets, signingSecret: secret("s", "us-east-1:111122223333") } },
    "deployment.secrets.signingSecret: the secret is in us-east-1 of account 111122223333; store it where the bot runs, in eu-west-1 of account 111122223333",
  ],
  ["a name in capitals", { name: "ChatOps" }, "deployment.name: 3 to 24 lower-case letters, digits and dashes"],
  ["an odd address", { alarmEmail: "ops" }, "deployment.alarmEmail: an e-mail address, such as"],
  ["an odd retention", { logRetentionDays: 31 }, "deployment.logRetentionDays: "],
  ["every role to pass on", { passRoles: ["role/*"] }, "deployment.passRoles.0: write it as role/ and the role's path"],
  ["the ARN of a role", { passRoles: ["arn:aws:iam::111122223333:role/churn"] }, "deployment.passRoles.0: write it as"],
  [
    "a role's name as sender",
    { gateSenders: ["churn-pipeline"] },
    "deployment.gateSenders.0: write the ARN of the role",
  ],
  ["a misspelt field", { regoin: "eu-west-1" }, "regoin"],
])("a deployment with %s is refused by a sentence that names the field and the fix", (_what, change, says) => {
  expect(problemOf({ deployment: { ...deployment, ...change } })).toContain(says);
});

test.each([
  ["the bot's own place", [{ account: "111122223333", region: "eu-west-1" }], "is where the bot itself runs"],
  [
    "another account without an external id",
    [{ account: "444455556666", region: "eu-west-1" }],
    "deployment.spokes.0.externalId: the role in account 444455556666 needs one; make up 8 or more characters",
  ],
  [
    "another partition",
    [{ account: "111122223333", region: "cn-north-1" }],
    "EventBridge passes no events from cn-north-1 to eu-west-1; deploy a bot of its own there",
  ],
  [
    "the same place twice",
    [
      { account: "111122223333", region: "us-east-1" },
      { account: "111122223333", region: "us-east-1" },
    ],
    "deployment.spokes.1: us-east-1 of account 111122223333 is there twice; take one out",
  ],
])("a spoke in %s is refused", (_what, spokes, says) => {
  expect(problemOf({ deployment: { ...deployment, spokes } })).toContain(says);
});

test("all that is wrong is said at once", () => {
  const said = problemOf({
    routes: [
      { id: "a", channel: "C1", pattern: {} },
      { id: "a", channel: "C2", pattern: {} },
    ],
    deployment: { ...deployment, spokes: [{ account: "111122223333", region: "eu-west-1" }] },
  });
  expect(said).toMatch(
    /^chatops\.config\.ts cannot be used:\n- routes\.1\.id of "a": two routes have the id "a".*\n- deployment/,
  );
});
