import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { intentSchema } from "../../domain/intent.ts";
import { SLASH } from "./command.ts";
import { parseCommand } from "./parse.ts";
import { commandHelp, commands, usageHint, verbs } from "./registry.ts";

const home = { region: "eu-west-1" };
const every = verbs.join(", ");
const link = "https://eu-west-1.console.aws.amazon.com/sagemaker/home?region=eu-west-1#/jobs/churn-12";
const arn = "arn:aws:sagemaker:eu-west-1:111122223333:training-job/churn-12";

/** The intent of a command that must be understood. */
function intentOf(text: string) {
  const parsed = parseCommand(text, home);
  if (parsed.is === "usage") throw new Error(parsed.says);
  return parsed.intent;
}

/** What a person is told about a command that must not be understood. */
function usageOf(text: string): string {
  const parsed = parseCommand(text, home);
  if (parsed.is === "intent") throw new Error(`understood as ${JSON.stringify(parsed.intent)}`);
  return `${parsed.says} | ${parsed.example}`;
}

describe("logs", () => {
  test.each([
    ["logs training churn-12", {}],
    ["logs training churn-12 100", { lines: 100 }],
    ["logs training churn-12 grep:error 50", { lines: 50, grep: "error" }],
    ['logs training churn-12 grep:"status 500"', { grep: "status 500" }],
  ])("%s", (text, more) => {
    expect(intentOf(text)).toEqual({ do: "logs", target: { kind: "training-job", name: "churn-12" }, ...more });
  });

  test("takes a number for a name where there is no other", () => {
    expect(intentOf("logs training 12")).toMatchObject({ target: { name: "12" } });
    expect(intentOf("logs arn:aws:sagemaker:eu-west-1:111122223333:training-job/churn 20")).toMatchObject({
      lines: 20,
    });
  });

  test.each([
    ["logs training churn-12 0", "I show 1 to 500 lines, not “0”. | /sagemaker logs training churn-12 100"],
    ["logs training churn-12 9999", "I show 1 to 500 lines, not “9999”. | /sagemaker logs training churn-12 100"],
    ['logs training churn-12 grep:""', "“grep:” has no value. | /sagemaker logs training churn-12 grep:error"],
    ["logs training churn-12 grep:a grep:b", "“grep:” is given twice. | /sagemaker logs training churn-12 grep:error"],
    [
      "logs training churn-12 since:2h",
      "“since:” does not belong to logs, which takes one name. | /sagemaker logs training churn-12",
    ],
  ])("%s is explained", (text, told) => expect(usageOf(text)).toBe(told));
});

describe("help", () => {
  test.each(["", "   ", "help", "HELP", "\u00a0help\u00a0"])("%j asks for help", (text) => {
    expect(intentOf(text)).toEqual({ do: "help" });
  });

  it("may be about one verb", () => expect(intentOf("help List")).toEqual({ do: "help", verb: "list" }));

  it("knows its verbs", () => {
    expect(usageOf("help stpo")).toBe("I do not know “stpo”. Did you mean “stop”? | /sagemaker help stop");
    expect(usageOf("help weather")).toBe(`There is no verb “weather”. There are: ${every}. | /sagemaker help`);
  });
});

describe("list", () => {
  test.each([
    ["list training", { kind: "training-job" }],
    ["list Training Jobs", { kind: "training-job" }],
    ["list hyper parameter tuning jobs", { kind: "tuning-job" }],
    ["list status:Failed training", { kind: "training-job", status: "Failed" }],
    ["list pipelines since:7d", { kind: "pipeline-execution", sinceSeconds: 604_800 }],
    ["list endpoints name:prod-*", { kind: "endpoint", name: "prod-*" }],
    ["list training status: failed", { kind: "training-job", status: "failed" }],
    ["list training name:“prod *” since:24h", { kind: "training-job", name: "prod *", sinceSeconds: 86_400 }],
    ["list training name:a&amp;b", { kind: "training-job", name: "a&b" }],
  ])("%s", (text, expected) => {
    expect(intentOf(text)).toEqual({ do: "list", ...expected });
  });

  test.each([
    ["list", "Say what to list: training job, tuning job, "],
    ["list weather", "“weather” is not a kind of resource that I know."],
    ["list traning since:24h", "Did you mean “training”? | /sagemaker list training since:24h"],
    ["list training “status:in progress”", "I do not know what to do with “status:in progress”."],
    ["list training failed", "I do not know what to do with “failed”. Filters look like status:failed."],
    ["list endpoints statsu:failed", "Did you mean “status:”? | /sagemaker list endpoints status:failed"],
    ["list training color:red", "“color:” is not a filter of list. There are status:, name: and since:."],
    ["list training name:a name:b", "“name:” is given twice."],
    ['list training name:""', "“name:” has no value."],
    ["list training since:soon", "“soon” is not a time span. Write 90s, 30m, 24h, 7d or 2w, a year at most."],
    ["list training since:9999d", "“9999d” is not a time span."],
    ["list training since:0h", "“0h” is not a time span."],
  ])("%s is explained", (text, expected) => expect(usageOf(text)).toContain(expected));
});

describe("audit", () => {
  test.each([
    ["audit", {}],
    ["audit since:7d", { sinceSeconds: 604_800 }],
    ["audit by:<@U0BO000001|bo>", { by: "U0BO000001" }],
    ["audit model churn/12", { target: { kind: "model-package", name: "churn/12" } }],
    [
      "audit model churn since:24h by: <@U0BO000001>",
      { target: { name: "churn" }, sinceSeconds: 86_400, by: "U0BO000001" },
    ],
    [`audit ${arn}`, { target: { arn } }],
  ])("%s", (text, expected) => expect(intentOf(text)).toMatchObject({ do: "audit", ...expected }));

  test.each([
    ["audit by:@bo", "“@bo” is nobody I can tell: mention one person of this workspace. | /sagemaker audit since:7d"],
    ["audit since:soon", "“soon” is not a time span."],
    ["audit since:7d since:8d", "“since:” is given twice."],
    ['audit by:""', "“by:” has no value."],
    ["audit status:failed", "“status:” does not belong to audit, which takes one name."],
    ["audit churn", "Say what kind of resource “churn” is, such as a training job."],
  ])("%s is explained", (text, expected) => expect(usageOf(text)).toContain(expected));
});

describe("show and stop", () => {
  test.each([
    ["stop training churn-12", { kind: "training-job", name: "churn-12" }],
    ["show training job churn-12", { kind: "training-job", name: "churn-12" }],
    ["show `training` `churn-12`", { kind: "training-job", name: "churn-12" }],
    ["show model churn/12", { kind: "model-package", name: "churn/12" }],
    ["show model churn v12", { kind: "model-package", name: "churn/12" }],
    ["show deployable model ranker-42", { kind: "deployable-model", name: "ranker-42" }],
    ["show hyperpod cluster research-gpu", { kind: "cluster", name: "research-gpu" }],
    ["stop notebook ana", { kind: "notebook-instance", name: "ana" }],
    [`show ${arn}`, { arn }],
    [`stop training ${arn}`, { arn }],
    [arn, { arn }],
    [`stop <${link}>`, { kind: "training-job", name: "churn-12" }],
    [link, { kind: "training-job", name: "churn-12" }],
    ["show endpoint <http://ranker.eu|ranker.eu>", { kind: "endpoint", name: "ranker.eu" }],
  ])("%s", (text, target) => {
    expect(intentOf(text)).toMatchObject({ target });
  });

  test.each([
    ["stop", "Say which resource to stop: its kind and name, an ARN or a console link."],
    ["stop training", "Say which training job to stop. | /sagemaker stop training churn-12"],
    [
      "stop churn-12",
      "Say what kind of resource “churn-12” is, such as a training job. | /sagemaker stop training churn-12",
    ],
    ["show traning churn-12", "Did you mean “training”? | /sagemaker show training churn-12"],
    ["stop the training job", "“the” is not a kind of resource that I know. I know: training job, "],
    ["show training a b", "I take one name at a time and do not know what to do with “b”."],
    ["show training name:x", "“name:” does not belong to show, which takes one name."],
    ["show training <@U123|ana>", "“<@U123>” cannot be the name of a training job."],
    [
      `stop ${link.replaceAll("eu-west-1", "us-east-1")}`,
      "That link leads to us-east-1 and does not say in which account.",
    ],
    ["show https://example.com/", "I cannot tell a resource from that link. Paste its ARN, or its kind and name."],
    ["show arn:aws:s3:::bucket/key", "“arn:aws:s3:::bucket/key” is an ARN of s3, not of SageMaker."],
    ["show arn:aws:sagemaker", "“arn:aws:sagemaker” is not a complete ARN."],
    [arn.replace("training-job", "domain"), "I cannot look at a “domain” yet."],
  ])("%s is explained", (text, expected) => expect(usageOf(text)).toContain(expected));
});

describe("what starts with no verb", () => {
  test.each([
    ["training churn-12", `Start with what to do: ${every}. | /sagemaker show training churn-12`],
    ["training", `Start with what to do: ${every}. | /sagemaker list training`],
    ["status:failed", "| /sagemaker list training status:failed"],
    ["stp training churn-12", "I do not know “stp”. Did you mean “stop”? | /sagemaker stop training churn-12"],
    ["deploy ranker", `I do not know “deploy”. I know: ${every}. | /sagemaker help`],
    [`sotp training ${"x".repeat(300)}`, "Did you mean “stop”? | /sagemaker help"],
  ])("%s is explained", (text, expected) => expect(usageOf(text)).toContain(expected));

  it("shortens a long word instead of repeating it", () => {
    expect(usageOf("x".repeat(5000))).toBe(`I do not know “${"x".repeat(59)}…”. I know: ${every}. | /sagemaker help`);
  });
});

describe("in the thread of a card", () => {
  const target = { arn };
  const inThread = (text: string) => parseCommand(text, { ...home, target });

  test.each(["show", "stop", "retry", "metrics", "evidence", "logs", "audit"])(
    "%s is about the card's resource",
    (verb) => {
      expect(inThread(verb)).toEqual({ is: "intent", intent: { do: verb, target } });
    },
  );

  it("a name counts more than the thread", () => {
    expect(inThread("stop training other")).toMatchObject({ intent: { target: { name: "other" } } });
    expect(inThread("stop training")).toMatchObject({ is: "usage" });
  });

  it("the rest of the command is read as ever", () => {
    expect(inThread("logs 100 grep:error")).toEqual({
      is: "intent",
      intent: { do: "logs", target, lines: 100, grep: "error" },
    });
    expect(inThread("audit since:7d")).toMatchObject({ intent: { target, sinceSeconds: 604_800 } });
    expect(inThread("list training")).toMatchObject({ intent: { do: "list" } });
    expect(inThread("stop status:failed")).toMatchObject({ is: "usage" });
  });
});

describe("every command", () => {
  const vocabulary = [
    "list",
    "stop",
    "show",
    "help",
    "training",
    "jobs",
    "churn-12",
    "status:",
    "failed",
    '"',
    "“",
    arn,
  ];
  const line = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.array(fc.oneof(fc.constantFrom(...vocabulary), fc.string()), { maxLength: 8 }).map((words) => words.join(" ")),
  );

  it("becomes a valid intent, or a sentence with an example that is understood", () => {
    fc.assert(
      fc.property(line, (text) => {
        const parsed = parseCommand(text, home);
        if (parsed.is === "intent") {
          expect(intentSchema.parse(parsed.intent)).toEqual(parsed.intent);
        } else {
          expect(parsed.says).toMatch(/[.?]$/);
          expect(parseCommand(parsed.example.slice(SLASH.length), home).is).toBe("intent");
        }
      }),
    );
  });

  test.each(commands.flatMap((each) => each.examples.map((example) => [example, each.verb])))(
    "its example %j is understood as %s",
    (example, verb) => expect(intentOf(example).do).toBe(verb),
  );

  it("is described for help and hints", () => {
    expect(usageHint).toBe(
      "list | show | logs | metrics | evidence | stop | retry | running | deployments | rollback | abort | shift | pending | approve | reject | revoke | audit | whoami | help",
    );
    for (const { usage, description, examples } of commandHelp) {
      expect([usage, ...examples].every((text) => text.startsWith("/sagemaker "))).toBe(true);
      expect(description).toMatch(/^[A-Z].*[^.]$/);
    }
  });
});
