import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeGateMessage } from "./gate-message.ts";

const execution = "arn:aws:sagemaker:us-east-2:012345678901:pipeline/callback-pipeline/execution/7pinimwddh3a";
/** The body of the developer guide, "Callback step". */
const body = {
  token: "26vcYbeWsZ",
  pipelineExecutionArn: execution,
  arguments: { number: 5, stringArg: "some-arg", inputData: "s3://sagemaker-us-west-2-012345678901/abalone.csv" },
  status: "Executing",
};
const sentAt = Date.parse("2026-03-02T14:00:00Z");
const argumentsOf = (given: object) => {
  const decoded = decodeGateMessage({ ...body, arguments: given }, sentAt);
  const [change] = "changes" in decoded ? decoded.changes : [];
  return Object(change?.value).arguments;
};

describe("the message of a callback step", () => {
  test("is a gate of its execution and token, with its arguments as words", () => {
    expect(decodeGateMessage(body, sentAt)).toEqual({
      is: "change",
      changes: [
        {
          kind: "gate",
          arn: `gate:${execution}/26vcYbeWsZ`,
          name: "callback-pipeline",
          account: "012345678901",
          region: "us-east-2",
          part: "question",
          stamp: { final: 0, at: 0, rank: -sentAt },
          value: {
            at: sentAt,
            arguments: { number: "5", stringArg: "some-arg", inputData: body.arguments.inputData },
          },
        },
      ],
    });
  });

  test("that says that the execution is being stopped tells so beside the question", () => {
    const decoded = decodeGateMessage({ ...body, status: "Stopping" }, sentAt);
    expect("changes" in decoded && decoded.changes.map(({ part }) => part)).toEqual(["question", "stopping"]);
  });

  test("without arguments or status asks all the same", () => {
    const { token, pipelineExecutionArn } = body;
    expect(decodeGateMessage({ token, pipelineExecutionArn, arguments: null }, sentAt).is).toBe("change");
  });

  test.each([
    ["a token that is too short", { ...body, token: "abc" }, "its token is not the 10 letters and digits"],
    ["no token", { ...body, token: undefined }, "its token is not the 10 letters and digits"],
    ["the ARN of a job", { ...body, pipelineExecutionArn: "arn:aws:sagemaker:r:1:x/y" }, "its pipelineExecutionArn"],
    ["an event in its place", { route: { channel: "C1" }, event: {} }, "its token"],
    ["a list", [body], "is a JSON object"],
    ["a text", "approve", "is a JSON object"],
  ])("with %s is not one, and says why", (_what, given, why) => {
    expect(decodeGateMessage(given, sentAt)).toEqual({ is: "not-an-event", why: expect.stringContaining(why) });
  });

  test("masks what looks like a secret, also when only its name tells", () => {
    expect(argumentsOf({ password: "hunter22", url: "https://x?token=abc", note: "AKIAIOSFODNN7EXAMPLE" })).toEqual({
      password: "…",
      url: "https://x?token=…",
      note: "AKIA…",
    });
  });

  test("of any size is kept small", () => {
    const many = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [`${index}`.padEnd(200, "x"), "é".repeat(5000)]),
    );
    expect(JSON.stringify(argumentsOf(many)).length).toBeLessThan(50_000);
  });

  test("whatever arrives, reading it answers and never throws", () => {
    fc.assert(
      fc.property(fc.anything(), fc.nat(), (value, at) => {
        expect(["change", "not-an-event"]).toContain(decodeGateMessage(value, at).is);
      }),
    );
  });
});
