import {
  DeleteRuleCommand,
  DescribeRuleCommand,
  ListRulesCommand,
  ListTargetsByRuleCommand,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
  TestEventPatternCommand,
} from "@aws-sdk/client-eventbridge";
import { describe, expect, it } from "vitest";
import { freshAws, prod, refusal } from "../testing/aws.ts";

const EventBusName = "sagemaker-chatops";
const failedOnly = JSON.stringify({ source: ["aws.sagemaker"], detail: { TrainingJobStatus: ["Failed"] } });
const sample = {
  id: "1",
  account: "111122223333",
  source: "aws.sagemaker",
  time: "2026-11-03T09:00:00Z",
  region: "eu-west-1",
  resources: [],
  "detail-type": "SageMaker Training Job State Change",
  detail: { TrainingJobStatus: "Failed" },
};

/** Collects what reaches the bot's queue. */
const setUp = async () => {
  const started = await freshAws();
  const messages: unknown[] = [];
  started.aws.queue.consume(async ({ Records }) => {
    messages.push(...Records.map(({ body }) => JSON.parse(body)));
    return undefined;
  });
  return { ...started, messages };
};
const startJob = ({ aws }: Awaited<ReturnType<typeof setUp>>, name: string, account = prod.account) =>
  aws.sagemaker.training.create(
    { ...prod, account },
    { TrainingJobName: name, StoppingCondition: { MaxRuntimeInSeconds: 3600 } },
    { startSeconds: 1, runSeconds: 60, ending: { ends: "Failed", reason: "AlgorithmError" } },
  );

describe("a route", () => {
  it("carries matching events of every account to the bot's queue, with where they go in Slack", async () => {
    const started = await setUp();
    const { aws, messages } = started;
    const route = { id: "failures", channel: "C0ML", level: "act", mention: "@oncall" } as const;
    aws.addRoute(route, { detail: { TrainingJobStatus: ["Failed"] } });
    startJob(started, "churn");
    startJob(started, "dev-churn", "444455556666");
    await aws.advance(120_000);
    expect(messages).toMatchObject([
      { route, event: { account: "111122223333", detail: { TrainingJobName: "churn" } } },
      { route, event: { account: "444455556666", detail: { TrainingJobName: "dev-churn" } } },
    ]);
  });

  it("can be made and removed at run time, through the API", async () => {
    const started = await setUp();
    const { aws, eventbridge, messages } = started;
    await eventbridge.send(new PutRuleCommand({ Name: "sub-1", EventBusName, EventPattern: failedOnly }));
    const InputTransformer = {
      InputPathsMap: { job: "$.detail.TrainingJobName", first: "$.resources[0]", none: "$.detail.nothing" },
      InputTemplate:
        '{"route":{"id":"sub-1"},"text":"<job> failed at <aws.events.event.ingestion-time>","rule":"<aws.events.rule-name>","arn":<first>,"none":<none>,"unknown":"<other>"}',
    };
    const Targets = [{ Id: "queue", Arn: aws.queue.arn, InputTransformer }];
    await eventbridge.send(new PutTargetsCommand({ Rule: "sub-1", EventBusName, Targets }));
    startJob(started, "churn");
    await aws.advance(120_000);
    expect(messages).toEqual([
      {
        route: { id: "sub-1" },
        text: "churn failed at 2026-11-03T09:01:01Z",
        rule: "sub-1",
        arn: "arn:aws:sagemaker:eu-west-1:111122223333:training-job/churn",
        none: "",
        unknown: "<other>",
      },
    ]);
    expect(await refusal(eventbridge.send(new DeleteRuleCommand({ Name: "sub-1", EventBusName })))).toBe(
      "ValidationException: Rule can't be deleted since it has targets.",
    );
    await eventbridge.send(new RemoveTargetsCommand({ Rule: "sub-1", EventBusName, Ids: ["queue"] }));
    await eventbridge.send(new DeleteRuleCommand({ Name: "sub-1", EventBusName }));
    startJob(started, "again");
    await aws.advance(120_000);
    expect(messages).toHaveLength(1);
  });

  it("sends doubles with their own id and late events out of order, when switched on", async () => {
    const started = await setUp();
    const { aws, messages } = started;
    aws.addRoute({ id: "all", channel: "C0ML", level: "all" }, { source: ["aws.sagemaker"] });
    aws.setSwitches({ doubles: true });
    startJob(started, "double");
    await aws.drain();
    expect(messages).toHaveLength(2);
    aws.setSwitches({ doubles: false, late: true });
    startJob(started, "late");
    await aws.advance(300_000);
    const times = messages.map((message) => JSON.stringify(message).match(/"time":"(.*?)"/)?.[1] ?? "");
    expect(times).not.toEqual(times.toSorted());
    // Once the two of the double, then four statuses of each of the two jobs but the one already counted.
    expect(messages).toHaveLength(2 + 3 + 4);
  });
});

describe("rules and targets", () => {
  it("are listed page by page and described", async () => {
    const { eventbridge } = await freshAws();
    for (const Name of ["b", "a", "c"]) {
      await eventbridge.send(
        new PutRuleCommand({ Name, EventBusName, EventPattern: failedOnly, Description: `rule ${Name}` }),
      );
    }
    const first = await eventbridge.send(new ListRulesCommand({ EventBusName, Limit: 2 }));
    expect(first.Rules?.map(({ Name }) => Name)).toEqual(["a", "b"]);
    const second = await eventbridge.send(new ListRulesCommand({ EventBusName, Limit: 2, NextToken: first.NextToken }));
    expect(second.Rules?.map(({ Name }) => Name)).toEqual(["c"]);
    expect(await eventbridge.send(new DescribeRuleCommand({ Name: "a", EventBusName }))).toMatchObject({
      Arn: "arn:aws:events:eu-west-1:111122223333:rule/sagemaker-chatops/a",
      EventPattern: failedOnly,
      State: "ENABLED",
      Description: "rule a",
    });
    const Targets = [{ Id: "q", Arn: "arn:aws:sqs:eu-west-1:111122223333:other", Input: "{}" }];
    await eventbridge.send(new PutTargetsCommand({ Rule: "a", EventBusName, Targets }));
    expect((await eventbridge.send(new ListTargetsByRuleCommand({ Rule: "a", EventBusName }))).Targets).toEqual(
      Targets,
    );
  });

  it("keep their targets when the rule is put again, and send nothing while disabled", async () => {
    const started = await setUp();
    const { aws, eventbridge, messages } = started;
    aws.addRoute({ id: "all", channel: "C", level: "all" }, { source: ["aws.sagemaker"] });
    const off = { Name: "all", EventBusName, EventPattern: failedOnly, State: "DISABLED" } as const;
    await eventbridge.send(new PutRuleCommand(off));
    startJob(started, "unseen");
    await aws.advance(120_000);
    expect(messages).toEqual([]);
    await eventbridge.send(new PutRuleCommand({ ...off, State: "ENABLED" }));
    startJob(started, "seen");
    await aws.advance(120_000);
    expect(messages).toHaveLength(1);
  });

  it("are refused in EventBridge's words", async () => {
    const { eventbridge } = await freshAws();
    const put = (EventPattern: string | undefined, bus = EventBusName) =>
      refusal(eventbridge.send(new PutRuleCommand({ Name: "x", EventBusName: bus, EventPattern })));
    expect(await put('{"source":[]}')).toBe(
      "InvalidEventPatternException: Event pattern is not valid. Reason: Empty arrays are not allowed",
    );
    expect(await put("{")).toBe(
      "InvalidEventPatternException: Event pattern is not valid. Reason: Filter is not a valid JSON",
    );
    expect(await put(undefined)).toContain("Parameter(s) EventPattern or ScheduleExpression must be specified.");
    expect(await put(failedOnly, "nowhere")).toBe("ResourceNotFoundException: Event bus nowhere does not exist.");
    expect(await refusal(eventbridge.send(new DescribeRuleCommand({ Name: "x" })))).toBe(
      "ResourceNotFoundException: Rule x does not exist on EventBus default.",
    );
    await eventbridge.send(new PutRuleCommand({ Name: "x", EventPattern: failedOnly }));
    const Targets = Array.from({ length: 6 }, (_, index) => ({
      Id: `t${index}`,
      Arn: "arn:aws:sqs:eu-west-1:111122223333:q",
    }));
    expect(await refusal(eventbridge.send(new PutTargetsCommand({ Rule: "x", Targets })))).toContain(
      "LimitExceededException",
    );
  });

  it("end at 300 on one bus", async () => {
    const { aws, eventbridge } = await freshAws();
    for (let index = 0; index < 300; index++)
      aws.addRoute({ id: `r${index}`, channel: "C", level: "all" }, { source: ["x"] });
    const one = new PutRuleCommand({ Name: "one-more", EventBusName, EventPattern: failedOnly });
    expect(await refusal(eventbridge.send(one))).toContain("LimitExceededException");
  });
});

describe("PutEvents", () => {
  const entry = {
    Source: "sagemaker-chatops",
    DetailType: "SageMaker ChatOps Action",
    Detail: '{"verb":"stop"}',
    EventBusName,
  };

  it("records custom events and matches them against the rules", async () => {
    const { aws, eventbridge, messages } = await setUp();
    aws.addRoute({ id: "actions", channel: "C", level: "all" }, { source: [{ prefix: "sagemaker-chatops" }] });
    const answer = await eventbridge.send(new PutEventsCommand({ Entries: [{ ...entry, Resources: ["arn:x"] }] }));
    await aws.drain();
    expect(answer.FailedEntryCount).toBe(0);
    expect(aws.customEvents).toMatchObject([
      { id: answer.Entries?.[0]?.EventId, detail: { verb: "stop" }, resources: ["arn:x"] },
    ]);
    expect(messages).toHaveLength(1);
  });

  it("refuses single entries and takes the rest", async () => {
    const { aws, eventbridge } = await freshAws();
    const { Source: _source, ...sourceless } = entry;
    const { DetailType: _type, ...typeless } = entry;
    const Entries = [{ ...entry, Detail: "[1]" }, { ...entry, Source: "aws.sagemaker" }, sourceless, typeless, entry];
    const answer = await eventbridge.send(new PutEventsCommand({ Entries }));
    expect(answer.FailedEntryCount).toBe(4);
    expect(answer.Entries?.map(({ ErrorCode }) => ErrorCode)).toEqual([
      "MalformedDetail",
      "NotAuthorizedForSourceException",
      "InvalidArgument",
      "InvalidArgument",
      undefined,
    ]);
    expect(aws.customEvents).toHaveLength(1);
  });
});

describe("TestEventPattern", () => {
  it("tells whether an event would match", async () => {
    const { eventbridge } = await freshAws();
    const test = (event: object) =>
      eventbridge.send(new TestEventPatternCommand({ EventPattern: failedOnly, Event: JSON.stringify(event) }));
    expect((await test(sample)).Result).toBe(true);
    expect((await test({ ...sample, detail: { TrainingJobStatus: "Completed" } })).Result).toBe(false);
    expect(await refusal(test({ ...sample, resources: undefined }))).toBe(
      "ValidationException: Parameter Event is not valid. Reason: resources",
    );
    const text = new TestEventPatternCommand({ EventPattern: failedOnly, Event: "not json" });
    expect(await refusal(eventbridge.send(text))).toContain("Parameter Event is not valid.");
  });
});
