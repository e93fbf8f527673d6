import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ROOT } from "./bundle.ts";
import { functionRights } from "./rights/functions.ts";
import { type Grant, resourcePoliciesOf, rolesOf } from "./testing/policies.ts";
import { configWith, type Synthesised, synthesised, withSpokes } from "./testing/synthesised.ts";

const config = withSpokes();
const stacks: readonly (readonly [string, Synthesised])[] = [
  "sagemaker-chatops-hub",
  "sagemaker-chatops-spoke-111122223333-us-east-1",
  "sagemaker-chatops-spoke-444455556666-eu-west-1",
].map((name) => [name, synthesised(config, name)]);

const grantsOf = (stack: Synthesised): readonly (Grant & { readonly role: string })[] =>
  rolesOf(stack).flatMap(({ name, policies }) =>
    Object.values(policies)
      .flat()
      .map((grant) => ({ ...grant, role: name })),
  );
const everyGrant = stacks.flatMap(([, stack]) => grantsOf(stack));

const sentence = ({ effect, actions, resources, conditions }: Grant): string =>
  [
    `- ${effect === "Allow" ? "may" : "**never**"} ${actions.map((action) => `\`${action}\``).join(", ")}`,
    ...(resources.length > 0 ? [`  on ${resources.map((each) => `\`${each}\``).join(", ")}`] : []),
    ...conditions.map((condition) => `  if \`${condition}\``),
  ].join("\n");

const roleText = ({ name, trusts, policies }: ReturnType<typeof rolesOf>[number]): string =>
  [
    `### ${name}`,
    ...trusts.map((trust) => `Taken on by \`${trust.principal}\`\n\n${sentence({ ...trust, resources: [] })}`),
    ...Object.entries(policies).map(([policy, grants]) => `${policy}:\n\n${grants.map(sentence).join("\n")}`),
  ].join("\n\n");

test("what every role may do stands in docs/policies.md, for a reviewer to read and for a change to be seen", async () => {
  const text = stacks.map(([name, stack]) =>
    [
      `## ${name}`,
      ...rolesOf(stack).map(roleText),
      "### Policies of queues, topics and the bus",
      ...resourcePoliciesOf(stack).map(([id, grants]) => `${id}:\n\n${grants.map(sentence).join("\n")}`),
    ].join("\n\n"),
  );
  const head = [
    "# What every role may do",
    "Read from the templates of a hub with two spokes by `infra/policies.test.ts`, which fails when they say something else;\n`npx vitest run infra/policies.test.ts -u` writes it anew.",
  ].join("\n\n");
  await expect(`${head}\n\n${text.join("\n\n")}\n`).toMatchFileSnapshot(join(ROOT, "docs", "policies.md"));
});

describe("least privilege", () => {
  test("no role has a managed policy, and none grants all of a service", () => {
    const managed = stacks.flatMap(([, { of }]) =>
      of("AWS::IAM::Role").filter(([, { Properties }]) => "ManagedPolicyArns" in Properties),
    );
    expect(managed).toEqual([]);
    expect(stacks.flatMap(([, { of }]) => [...of("AWS::IAM::Policy"), ...of("AWS::IAM::ManagedPolicy")])).toEqual([]);
    expect(everyGrant.flatMap(({ actions }) => actions).filter((action) => action.includes("*"))).toEqual([]);
  });

  test("only calls that have no resource level may touch any resource, each is on the list with its reason, and only in the bot's regions", () => {
    const listed = Object.values(functionRights())
      .flat()
      .flatMap(({ actions, on }) =>
        on.is === "no-resource-level" ? actions.map((action) => [action, on.because]) : [],
      );
    const reasons = new Map(listed.map(([action = "", because = ""]) => [action, because]));
    const wide = everyGrant.filter(({ resources }) => resources.includes("*"));
    expect(wide.flatMap(({ actions }) => actions).filter((action) => !reasons.has(action))).toEqual([]);
    expect([...reasons.values()].filter((because) => because.length < 20)).toEqual([]);
    expect([...reasons.keys()].filter((action) => !action.startsWith("sagemaker:List"))).toEqual([
      "cloudwatch:GetMetricData",
      "cloudwatch:DescribeAlarms",
    ]);
    for (const { conditions } of wide)
      expect(conditions).toEqual([expect.stringMatching(/^aws:RequestedRegion StringEquals [a-z0-9| -]+$/)]);
  });

  test("a wildcard stands only for names of one account (SageMaker's resources of one kind, its logs, roles to pass on, alarms to set off) or of one bucket", () => {
    const starred = everyGrant.flatMap(({ resources }) =>
      resources.filter((each) => each !== "*" && each.includes("*")),
    );
    for (const arn of starred)
      expect(arn).toMatch(
        /^arn:aws:(sagemaker:[a-z0-9-]+:\d{12}:[a-z-]+\/\*(\/(execution|export-job)\/\*)?|logs:[a-z0-9-]+:\d{12}:log-group:\/aws\/sagemaker\/\*|iam::\d{12}:role\/service-role\/AmazonSageMaker-\*|s3:::ml-evidence\/\*|cloudwatch:[a-z0-9-]+:\d{12}:alarm:\*-abort)$/,
      );
  });

  test("alarms that the configuration names can be set off, by the worker and the clock alone, and nothing else can be done to them", () => {
    const alarms = everyGrant.filter(({ resources }) => resources.some((each) => each.includes(":alarm:")));
    expect(new Set(alarms.flatMap(({ actions }) => actions))).toEqual(new Set(["cloudwatch:SetAlarmState"]));
    expect(new Set(alarms.map(({ role }) => role.split("-").at(-1)))).toEqual(new Set(["worker", "clock"]));
  });

  test("objects are only read, and only where the configuration says", () => {
    const s3 = everyGrant.filter(({ actions }) => actions.some((action) => action.startsWith("s3:")));
    expect(s3.length).toBeGreaterThan(2);
    for (const { actions, resources } of s3)
      expect({ actions, resources }).toEqual({ actions: ["s3:GetObject"], resources: ["arn:aws:s3:::ml-evidence/*"] });
    const none = rolesOf(synthesised(configWith({ evidenceBuckets: [] })));
    expect(JSON.stringify(none)).not.toContain("s3:");
  });

  test("a role can be passed to SageMaker alone, and only by the worker; logs are only read", () => {
    const passing = everyGrant.filter(({ actions }) => actions.includes("iam:PassRole"));
    expect([...new Set(passing.map(({ role }) => role))]).toEqual([
      "sagemaker-chatops-eu-west-1-actor",
      "sagemaker-chatops-eu-west-1-worker",
    ]);
    for (const { actions, conditions } of passing) {
      expect(actions).toEqual(["iam:PassRole"]);
      expect(conditions).toEqual(["iam:PassedToService StringEquals sagemaker.amazonaws.com"]);
    }
    const roles = everyGrant.filter(({ resources }) => resources.some((each) => each.startsWith("arn:aws:iam:")));
    expect(roles.flatMap(({ actions }) => actions).filter((action) => !/^(iam:PassRole|sts:)/.test(action))).toEqual(
      [],
    );
    const logs = everyGrant.filter(({ resources }) => resources.some((each) => each.includes(":/aws/sagemaker/")));
    expect(new Set(logs.flatMap(({ actions }) => actions))).toEqual(
      new Set(["logs:DescribeLogStreams", "logs:GetLogEvents", "logs:FilterLogEvents"]),
    );
  });

  test("no role can be passed on unless the configuration names it", () => {
    const granted = grantsOf(synthesised(configWith())).flatMap(({ actions }) => actions);
    expect(granted).not.toContain("iam:PassRole");
    const passing = everyGrant.filter(({ actions }) => actions.includes("iam:PassRole"));
    expect(passing.map(({ resources }) => resources)).toEqual(
      ["111122223333", "444455556666"].map((account) => [
        `arn:aws:iam::${account}:role/churn-training`,
        `arn:aws:iam::${account}:role/service-role/AmazonSageMaker-*`,
      ]),
    );
  });

  test("an approval status other than the two decisions cannot be written", () => {
    const updates = everyGrant.filter(({ actions }) => actions.includes("sagemaker:UpdateModelPackage"));
    expect(updates.length).toBeGreaterThan(1);
    for (const { actions, conditions } of updates) {
      expect(actions).toEqual(["sagemaker:UpdateModelPackage"]);
      expect(conditions).toEqual(["sagemaker:ModelApprovalStatus StringEquals Approved | Rejected"]);
    }
  });

  test("only the worker changes anything in SageMaker, by its own role or the one for people's names; the function that the internet reaches touches none of it", () => {
    const changing = everyGrant.filter(({ actions }) =>
      actions.some((each) => /^sagemaker:(?!Describe|List)/.test(each)),
    );
    expect([...new Set(changing.map(({ role }) => role))]).toEqual([
      "sagemaker-chatops-eu-west-1-actor",
      "sagemaker-chatops-eu-west-1-worker",
    ]);
    const slack = everyGrant.filter(({ role }) => role.endsWith("-slack")).flatMap(({ actions }) => actions);
    expect(slack.toSorted()).toEqual([
      "lambda:InvokeFunction",
      "logs:CreateLogStream",
      "logs:PutLogEvents",
      "secretsmanager:GetSecretValue",
    ]);
  });

  test("the worker can speak on the bus only as the bot", () => {
    const [put, ...more] = everyGrant.filter(
      ({ actions, role }) => actions.includes("events:PutEvents") && !role.endsWith("-forward"),
    );
    expect(more).toEqual([]);
    expect(put?.conditions).toEqual([
      "events:detail-type StringEquals SageMaker ChatOps Action",
      "events:source StringEquals sagemaker-chatops",
    ]);
  });
});

describe("the queue of gates", () => {
  const sends = (stack: Synthesised) =>
    resourcePoliciesOf(stack)
      .filter(([id]) => id.startsWith("GatesQueue"))
      .flatMap(([, grants]) => grants)
      .filter(({ actions }) => actions.includes("sqs:SendMessage"))
      .map(({ effect, conditions }) => [effect, ...conditions]);

  test("takes messages from the roles of pipelines that the configuration names, whatever else their account allows", () => {
    const roles = "arn:aws:iam::111122223333:role/churn-pipeline | arn:aws:iam::444455556666:role/ml/*";
    expect(stacks[0] && sends(stacks[0][1])).toEqual([
      ["Deny", `aws:PrincipalArn ArnNotLike ${roles}`],
      ["Allow", `aws:PrincipalArn ArnLike ${roles}`],
    ]);
  });

  test("takes none where nobody is named", () => {
    expect(sends(synthesised(configWith()))).toEqual([["Deny"]]);
  });
});

describe("acting in people's names at home", () => {
  const rolesWith = (sourceIdentity: boolean) => rolesOf(synthesised(configWith({ sourceIdentity })));
  const changes = (end: string, sourceIdentity: boolean) =>
    rolesWith(sourceIdentity)
      .filter(({ name }) => name.endsWith(end))
      .flatMap(({ policies }) => Object.values(policies).flat())
      .flatMap(({ actions }) => actions)
      .filter((action) => /^sagemaker:(?!Describe|List|AddTags)/.test(action))
      .toSorted();

  test("moves the rights to act from the worker's role to one that nobody but the worker takes on, and only with a name", () => {
    expect(changes("-worker", true)).toEqual([]);
    expect(changes("-actor", true)).toEqual(changes("-worker", false));
    const actor = rolesWith(true).find(({ name }) => name.endsWith("-actor"));
    expect(actor?.trusts.map(({ actions }) => actions)).toEqual([["sts:AssumeRole"], ["sts:SetSourceIdentity"]]);
    for (const { conditions } of actor?.trusts ?? [])
      expect(conditions).toEqual([
        "aws:PrincipalArn ArnEquals arn:aws:iam::111122223333:role/sagemaker-chatops-eu-west-1-worker",
        "sts:SourceIdentity StringLike *",
      ]);
  });

  test("is off unless the configuration asks for it", () => {
    expect(rolesOf(synthesised(configWith())).filter(({ name }) => name.endsWith("-actor"))).toEqual([]);
    const granted = grantsOf(synthesised(configWith())).flatMap(({ actions }) => actions);
    expect(granted).not.toContain("sts:SetSourceIdentity");
  });
});

describe("a role in another account", () => {
  const spoke = stacks.find(([name]) => name.includes("444455556666"))?.[1];
  const roles = spoke ? rolesOf(spoke) : [];
  const byEnd = (end: string) => roles.find(({ name }) => name.endsWith(end));

  test.each(["notify", "worker", "clock"])("is the %s's alone, and needs the external id", (actor) => {
    const [trust] = byEnd(`-${actor}`)?.trusts ?? [];
    expect(trust?.principal).toContain("arn:aws:iam::111122223333:root");
    expect(trust?.conditions).toEqual([
      `aws:PrincipalArn ArnEquals arn:aws:iam::111122223333:role/sagemaker-chatops-eu-west-1-${actor}`,
      "sts:ExternalId StringEquals chatops-of-example",
    ]);
  });

  test("reaches what the same function reaches at home, in its own account and region", () => {
    const resources = Object.values(byEnd("-worker")?.policies ?? {})
      .flat()
      .flatMap(({ resources }) => resources);
    expect(resources.length).toBeGreaterThan(5);
    const own = /^\*$|:eu-west-1:444455556666:|^arn:aws:iam::444455556666:|^arn:aws:s3:::ml-evidence\//;
    expect(resources.filter((each) => !own.test(each))).toEqual([]);
  });

  test("lets the worker name the person it acts for, when the configuration says so", () => {
    expect(byEnd("-worker")?.trusts.flatMap(({ actions }) => actions)).toEqual([
      "sts:AssumeRole",
      "sts:SetSourceIdentity",
    ]);
    expect(byEnd("-clock")?.trusts.flatMap(({ actions }) => actions)).toEqual(["sts:AssumeRole"]);
  });

  test("the bot's bus takes events from the spoke's forwarding rule, and from nobody else there", () => {
    const hub = stacks[0]?.[1];
    const [policy] = hub ? resourcePoliciesOf(hub).filter(([id]) => id.startsWith("Bus")) : [];
    expect(policy?.[1]).toEqual([
      expect.objectContaining({
        actions: ["events:PutEvents"],
        conditions: ["aws:PrincipalArn ArnEquals arn:aws:iam::444455556666:role/sagemaker-chatops-eu-west-1-forward"],
      }),
    ]);
  });
});
