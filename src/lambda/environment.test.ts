import { describe, expect, it, test } from "vitest";
import { EnvironmentProblem, environment, unset, variablesOf } from "./environment.ts";

const complete = {
  SLACK_BOT_TOKEN: "xoxb-1",
  SLACK_SIGNING_SECRET: "one,two",
  SLACK_APP_TOKEN: "xapp-1",
  TABLE_NAME: "chatops",
  WORKER_FUNCTION: "worker",
  EVENT_BUS: "chatops",
  DEFAULT_CHANNEL: "C1",
};

/** What a function says at its cold start. */
function problem(from: Readonly<Record<string, string>>, function_: keyof typeof variablesOf = "notify"): string {
  try {
    environment(variablesOf[function_], from);
  } catch (error) {
    expect(error).toBeInstanceOf(EnvironmentProblem);
    return String(error);
  }
  return "no problem";
}

describe("the environment", () => {
  test.each(Object.keys(variablesOf) as (keyof typeof variablesOf)[])("is enough for %s", (name) => {
    expect(problem(complete, name)).toBe("no problem");
  });

  it("has defaults for what most deployments leave alone", () => {
    expect(environment(["DEFAULT_LEVEL", "SLACK_API_URL", "AWS_REGION", "OPS_CHANNEL"], {})).toEqual({
      DEFAULT_LEVEL: "outcomes",
      SLACK_API_URL: "https://slack.com/api/",
      AWS_REGION: "us-east-1",
    });
  });

  it("takes an empty variable for one that is not set", () => {
    expect(environment(["OPS_CHANNEL"], { OPS_CHANNEL: "" })).toEqual({});
    expect(problem({ ...complete, TABLE_NAME: "" })).toContain("TABLE_NAME");
  });

  it("names every variable that is missing, what it is for, and none that is there", () => {
    const { TABLE_NAME, DEFAULT_CHANNEL, ...rest } = complete;
    const says = problem(rest);
    expect(says).toContain("TABLE_NAME: the name of the bot's DynamoDB table (not set)");
    expect(says).toContain("DEFAULT_CHANNEL: the id of the channel for events without a route (not set)");
    expect(says).not.toContain("SLACK_BOT_TOKEN");
  });

  test.each([
    ["SLACK_BOT_TOKEN", "arn:aws:kms:eu-west-1:111122223333:key/1", "notify"],
    ["SLACK_SIGNING_SECRET", "arn:aws:secretsmanager:eu-west-1:secret:x", "slack"],
    ["DEFAULT_LEVEL", "loud", "notify"],
    ["SLACK_API_URL", "slack.com", "notify"],
    ["QUEUE_URL", "queue", "worker"],
    ["SLACK_APP_TOKEN", "xoxb-hush", "socket"],
  ] as const)("says that %s does not fit when it is %j, without repeating it", (name, value, function_) => {
    const says = problem({ ...complete, [name]: value }, function_);
    expect(says).toMatch(new RegExp(`${name}: .+ \\(what is set does not fit\\)`));
    expect(says).not.toContain(value === "queue" ? "queue)" : value);
  });

  it("can be asked for a variable that only some deployments need", () => {
    expect(unset(["QUEUE_URL"], {}).message).toMatch(/QUEUE_URL: the URL of the queue .+\(not set\)/);
  });
});
