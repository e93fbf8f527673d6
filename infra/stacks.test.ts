import { describe, expect, test } from "vitest";
import { z } from "zod";
import { defineConfig } from "../src/config.ts";
import { leaseMs } from "../src/worker/lease.ts";
import { alarmRules } from "./alarms.ts";
import { functionSettings } from "./function-settings.ts";
import { LAMBDAS } from "./lambdas.ts";
import { stacks } from "./stacks.ts";
import { rolesOf } from "./testing/policies.ts";
import { configWith, emptyBundles, type Resource, synthesised, withSpokes } from "./testing/synthesised.ts";

const hub = synthesised(configWith());
const spokes = ["111122223333-us-east-1", "444455556666-eu-west-1"].map((place) =>
  synthesised(withSpokes(), `sagemaker-chatops-spoke-${place}`),
);

const properties = (type: string): readonly Resource["Properties"][] => hub.of(type).map(([, each]) => each.Properties);
const fn = (lambda: string): Resource["Properties"] =>
  properties("AWS::Lambda::Function").find((each) => each["FunctionName"] === `sagemaker-chatops-${lambda}`) ?? {};
const part = (of: Resource["Properties"], name: string): Resource["Properties"] =>
  z.record(z.string(), z.unknown()).parse(of[name]);
const idOf = (type: string, fits: (resource: Resource["Properties"]) => boolean): string =>
  hub.of(type).find(([, each]) => fits(each.Properties))?.[0] ?? "none";
const functionId = (lambda: string) =>
  idOf("AWS::Lambda::Function", (each) => each["FunctionName"] === `sagemaker-chatops-${lambda}`);
const queueId = (name: string) => idOf("AWS::SQS::Queue", (each) => each["QueueName"] === `sagemaker-chatops-${name}`);
const arnOf = (id: string) => ({ "Fn::GetAtt": [id, "Arn"] });

describe("the functions", () => {
  test("are the four, on arm64 and Node 24, each with its own role", () => {
    const made = properties("AWS::Lambda::Function");
    expect(made.map((each) => each["FunctionName"]).toSorted()).toEqual(
      LAMBDAS.map((lambda) => `sagemaker-chatops-${lambda}`).toSorted(),
    );
    for (const each of made)
      expect(each).toMatchObject({ Architectures: ["arm64"], Runtime: "nodejs24.x", Handler: "index.handler" });
    expect(new Set(made.map((each) => JSON.stringify(each["Role"]))).size).toBe(4);
  });

  test("have memory and time for what they do: the one that a person waits for has a whole processor", () => {
    expect(Number(fn("slack")["MemorySize"])).toBeGreaterThanOrEqual(1769);
    for (const lambda of LAMBDAS) {
      expect(Number(fn(lambda)["MemorySize"])).toBeGreaterThanOrEqual(512);
      expect(fn(lambda)["Timeout"]).toBe(functionSettings[lambda].timeoutSeconds);
    }
    // What a dead worker claimed is free again when Lambda tries once more, after a minute; the clock ticks after one, too.
    expect(Number(fn("worker")["Timeout"]) * 1000).toBeLessThan(leaseMs);
    expect(leaseMs).toBeLessThan(60_000);
    expect(Number(fn("clock")["Timeout"])).toBeLessThan(60);
  });

  test("log to groups of their own, as JSON, that forget after the days that the configuration says", () => {
    const groups = synthesised(configWith({ logRetentionDays: 90 })).of("AWS::Logs::LogGroup");
    expect(groups.map(([, { Properties }]) => Properties["RetentionInDays"])).toEqual([90, 90, 90, 90]);
    for (const lambda of LAMBDAS)
      expect(fn(lambda)["LoggingConfig"]).toMatchObject({ LogFormat: "JSON", LogGroup: { Ref: expect.any(String) } });
  });

  test("have no secret in their environment, only the ARNs of where the secrets are kept", () => {
    const text = JSON.stringify(hub.all);
    expect(text).not.toMatch(/xox[a-z]-|xapp-/);
    expect(text).not.toContain("{{resolve:");
    for (const lambda of LAMBDAS) {
      for (const [name, value] of Object.entries(part(part(fn(lambda), "Environment"), "Variables")))
        if (/TOKEN|SECRET/.test(name)) expect(value).toMatch(/^arn:aws:secretsmanager:/);
    }
  });

  test("only slack has a URL, and no more of it runs at once than the configuration allows", () => {
    expect(properties("AWS::Lambda::Url")).toEqual([
      { AuthType: "NONE", TargetFunctionArn: arnOf(functionId("slack")) },
    ]);
    expect(properties("AWS::Lambda::Permission").map((each) => each["FunctionName"])).toEqual([
      arnOf(functionId("slack")),
      arnOf(functionId("slack")),
    ]);
    expect(fn("slack")["ReservedConcurrentExecutions"]).toBe(20);
    const unreserved = synthesised(configWith({ publicConcurrency: "unreserved" })).of("AWS::Lambda::Function");
    expect(unreserved.filter(([, each]) => "ReservedConcurrentExecutions" in each.Properties)).toEqual([]);
  });
});

test("a secret is read by the call of the place where the configuration keeps it, and by no other", () => {
  const parameter = "arn:aws:ssm:eu-west-1:111122223333:parameter/chatops/bot-token";
  const signingSecret = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:chatops/signing-AbCdEf";
  const roles = rolesOf(synthesised(configWith({ secrets: { botToken: parameter, signingSecret } })));
  const reads = Object.values(roles.find(({ name }) => name.endsWith("-slack"))?.policies ?? {})
    .flat()
    .filter(({ actions }) => actions.some((action) => /^(ssm|secretsmanager):/.test(action)));
  expect(reads.map(({ actions, resources }) => [...actions, ...resources]).toSorted()).toEqual([
    ["secretsmanager:GetSecretValue", signingSecret],
    ["ssm:GetParameter", parameter],
  ]);
});

describe("the table", () => {
  const [table] = hub.of("AWS::DynamoDB::GlobalTable");

  test("is paid by request, can be restored to any second, forgets what has expired, and is not deleted with the stack", () => {
    expect(table?.[1]).toMatchObject({
      DeletionPolicy: "Retain",
      Properties: {
        BillingMode: "PAY_PER_REQUEST",
        TimeToLiveSpecification: { AttributeName: "expiresAt", Enabled: true },
        Replicas: [
          {
            DeletionProtectionEnabled: true,
            PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
          },
        ],
      },
    });
  });

  test("goes only when the data is asked to go too", () => {
    const [gone] = synthesised(configWith(), undefined, true).of("AWS::DynamoDB::GlobalTable");
    expect(gone?.[1]).toMatchObject({
      DeletionPolicy: "Delete",
      Properties: { Replicas: [{ DeletionProtectionEnabled: false }] },
    });
    const logs = (deleteData: boolean) =>
      synthesised(configWith(), undefined, deleteData)
        .of("AWS::Logs::LogGroup")
        .map(([, each]) => each.DeletionPolicy);
    expect(new Set(logs(false))).toEqual(new Set(["Retain"]));
    expect(new Set(logs(true))).toEqual(new Set(["Delete"]));
  });

  test("that an earlier deployment left behind is used again, not made", () => {
    const again = synthesised(configWith({ existingTable: "chatops-State-1" }));
    expect(again.of("AWS::DynamoDB::GlobalTable")).toEqual([]);
    expect(JSON.stringify(again.of("AWS::Lambda::Function"))).toContain('"TABLE_NAME":"chatops-State-1"');
  });
});

describe("every queue", () => {
  const everywhere = [hub, ...spokes].flatMap(({ of }) => of("AWS::SQS::Queue"));

  test("is encrypted and keeps what it holds for 14 days", () => {
    expect(everywhere).toHaveLength(9);
    for (const [, { Properties }] of everywhere)
      expect(Properties).toMatchObject({ SqsManagedSseEnabled: true, MessageRetentionPeriod: 14 * 24 * 3600 });
  });

  test("and the alarms' topic refuse requests without TLS", () => {
    for (const stack of [hub, ...spokes]) {
      const policies = [...stack.of("AWS::SQS::QueuePolicy"), ...stack.of("AWS::SNS::TopicPolicy")];
      expect(policies).toHaveLength(stack.of("AWS::SQS::Queue").length + stack.of("AWS::SNS::Topic").length);
      for (const [, { Properties }] of policies)
        expect(JSON.stringify(Properties)).toContain('{"Bool":{"aws:SecureTransport":"false"}},"Effect":"Deny"');
    }
  });
});

describe("no path loses anything", () => {
  test("a message for a card is tried for a day and then kept, six timeouts apart", () => {
    const queue = properties("AWS::SQS::Queue").find((each) => each["QueueName"] === "sagemaker-chatops-events");
    const visibleAgainAfter = Number(queue?.["VisibilityTimeout"]);
    const { deadLetterTargetArn, maxReceiveCount } = part(queue ?? {}, "RedrivePolicy");
    expect(visibleAgainAfter).toBeGreaterThanOrEqual(6 * Number(fn("notify")["Timeout"]));
    expect(deadLetterTargetArn).toEqual(arnOf(queueId("events-dead-letters")));
    expect((Number(maxReceiveCount) * visibleAgainAfter) / 3600).toBeCloseTo(24, 0);
  });

  test("a batch gathers what came together, answers message by message, and at most two run at once", () => {
    expect(properties("AWS::Lambda::EventSourceMapping")).toEqual([
      expect.objectContaining({
        EventSourceArn: arnOf(queueId("events")),
        FunctionResponseTypes: ["ReportBatchItemFailures"],
        MaximumBatchingWindowInSeconds: 2,
        ScalingConfig: { MaximumConcurrency: 2 },
      }),
      expect.objectContaining({
        EventSourceArn: arnOf(queueId("gates")),
        FunctionResponseTypes: ["ReportBatchItemFailures"],
        ScalingConfig: { MaximumConcurrency: 2 },
      }),
    ]);
  });

  test("what the worker or the clock fails at is kept, and no work is begun that nobody waits for any more", () => {
    expect(properties("AWS::Lambda::EventInvokeConfig")).toEqual([
      expect.objectContaining({
        FunctionName: { Ref: functionId("worker") },
        MaximumRetryAttempts: 1,
        MaximumEventAgeInSeconds: 1800,
        DestinationConfig: { OnFailure: { Destination: arnOf(queueId("failed-work")) } },
      }),
      expect.objectContaining({
        FunctionName: { Ref: functionId("clock") },
        MaximumRetryAttempts: 0,
        DestinationConfig: { OnFailure: { Destination: arnOf(queueId("failed-ticks")) } },
      }),
    ]);
  });

  test("each rule and the schedule keep what they could not hand over", () => {
    for (const stack of [hub, ...spokes])
      for (const [id, { Properties }] of stack.of("AWS::Events::Rule")) {
        // The archive's own rule, made by EventBridge, is not in the template.
        expect([id, JSON.stringify(Properties["Targets"])]).toEqual([id, expect.stringContaining("DeadLetterConfig")]);
      }
    expect(properties("AWS::Scheduler::Schedule")).toEqual([
      expect.objectContaining({
        ScheduleExpression: "rate(1 minute)",
        Target: expect.objectContaining({
          Arn: arnOf(functionId("clock")),
          DeadLetterConfig: { Arn: arnOf(queueId("undelivered")) },
        }),
      }),
    ]);
  });

  test("every queue of failures and every function has an alarm, and each alarm tells the topic", () => {
    const alarms = properties("AWS::CloudWatch::Alarm");
    expect(alarms).toHaveLength(alarmRules.length);
    const topic = { Ref: idOf("AWS::SNS::Topic", () => true) };
    for (const alarm of alarms) expect(alarm).toMatchObject({ AlarmActions: [topic], OKActions: [topic] });
    const watched = JSON.stringify(alarms);
    const failures = properties("AWS::SQS::Queue")
      .map((each) => String(each["QueueName"]))
      .filter((name) => !/-(events|gates)$/.test(name));
    expect(failures).toHaveLength(5);
    for (const name of [...failures, ...LAMBDAS.map((lambda) => `sagemaker-chatops-${lambda}`)])
      expect(watched).toContain(`"Value":"${name}"`);
  });

  test("alarms reach an e-mail address, beside Slack, when there is one", () => {
    expect(properties("AWS::SNS::Subscription")).toEqual([]);
    const [subscription] = synthesised(configWith({ alarmEmail: "ops@example.com" })).of("AWS::SNS::Subscription");
    expect(subscription?.[1].Properties).toMatchObject({ Protocol: "email", Endpoint: "ops@example.com" });
  });
});

describe("the way of an event", () => {
  test("SageMaker's events go from the default bus to the bot's, and are kept for a replay", () => {
    const rules = properties("AWS::Events::Rule");
    expect(rules.find((each) => each["Name"] === "sagemaker-chatops-forward")).toMatchObject({
      EventPattern: { source: ["aws.sagemaker"] },
      Targets: [{ Arn: arnOf(idOf("AWS::Events::EventBus", () => true)) }],
    });
    expect(properties("AWS::Events::Archive")).toEqual([
      expect.objectContaining({ RetentionDays: 14, EventPattern: { source: ["aws.sagemaker"] } }),
    ]);
  });

  test("each route is a rule on the bot's bus, whose target wraps the event as notify reads it", () => {
    const [rule] = properties("AWS::Events::Rule").filter((each) => each["Name"] === "approvals");
    expect(rule).toMatchObject({
      EventBusName: { Ref: idOf("AWS::Events::EventBus", () => true) },
      EventPattern: { source: ["aws.sagemaker"], "detail-type": ["SageMaker Model Package State Change"] },
      Targets: [
        {
          Arn: arnOf(queueId("events")),
          InputTransformer: {
            InputTemplate:
              '{"route":{"id":"approvals","channel":"C0APPROVALS","level":"outcomes"},"event":<aws.events.event.json>}',
          },
        },
      ],
    });
  });

  test("a spoke passes its events on to the hub's bus", () => {
    for (const spoke of spokes)
      expect(spoke.of("AWS::Events::Rule").map(([, { Properties }]) => Properties)).toEqual([
        expect.objectContaining({
          EventPattern: { source: ["aws.sagemaker"] },
          Targets: [
            expect.objectContaining({ Arn: "arn:aws:events:eu-west-1:111122223333:event-bus/sagemaker-chatops" }),
          ],
        }),
      ]);
  });
});

describe("what cannot be deployed is said before anything is", () => {
  const options = { bundles: emptyBundles };

  test("a configuration without a deployment", () => {
    expect(() => stacks(defineConfig({}), options)).toThrow(
      "deployment: say where to deploy the bot: account, region, opsChannel and secrets",
    );
  });

  test.each([
    [{ source: "aws.sagemaker" }, '"source" must be an object or an array'],
    [{ detail: { Status: [{ prefx: "F" }] } }, "EventBridge would refuse it"],
    [{ source: Array.from({ length: 200 }, (_, index) => `aws.sagemaker.${index}`) }, "make two routes of it"],
  ])("a pattern that EventBridge would refuse: %j", (pattern, says) => {
    const config = { ...configWith(), routes: [{ id: "odd", channel: "C1", level: "all" as const, pattern }] };
    expect(() => stacks(config, options)).toThrow(says);
    expect(() => stacks(config, options)).toThrow("the pattern of route odd");
  });
});
