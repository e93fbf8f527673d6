import { InvokeCommand } from "@aws-sdk/client-lambda";
import { describe, expect, it } from "vitest";
import { freshAws, refusal } from "../testing/aws.ts";

const FunctionName = "arn:aws:lambda:eu-west-1:111122223333:function:worker";
const payload = (value: unknown) => Buffer.from(JSON.stringify(value));

describe("an Event invocation", () => {
  it("is answered with 202 before the function runs", async () => {
    const { aws, lambda } = await freshAws();
    const seen: unknown[] = [];
    const gate = Promise.withResolvers<void>();
    aws.functions.register("worker", async (event, { functionName, awsRequestId }) => {
      await gate.promise;
      seen.push({ event, functionName, hasRequestId: awsRequestId.length > 0 });
    });
    const answer = await lambda.send(
      new InvokeCommand({ FunctionName, InvocationType: "Event", Payload: payload({ do: "stop" }) }),
    );
    expect(answer.StatusCode).toBe(202);
    expect(seen).toEqual([]);
    gate.resolve();
    await aws.drain();
    expect(seen).toEqual([{ event: { do: "stop" }, functionName: "worker", hasRequestId: true }]);
  });

  it("is tried three times with the same request id, then listed as failed", async () => {
    const { aws, lambda } = await freshAws();
    const requestIds = new Set<string>();
    let tries = 0;
    aws.functions.register("worker", async (_event, { awsRequestId }) => {
      requestIds.add(awsRequestId);
      tries++;
      throw new Error("no luck");
    });
    await lambda.send(new InvokeCommand({ FunctionName: "worker", InvocationType: "Event", Payload: payload(1) }));
    await aws.drain();
    expect(tries).toBe(3);
    expect(requestIds.size).toBe(1);
    expect(aws.functions.failed).toMatchObject([{ functionName: "worker", payload: 1, attempts: 3 }]);
  });

  it("refuses a payload above one megabyte", async () => {
    const { aws, lambda } = await freshAws();
    aws.functions.register("worker", async () => undefined);
    const big = new InvokeCommand({ FunctionName, InvocationType: "Event", Payload: payload("x".repeat(1_100_000)) });
    expect(await refusal(lambda.send(big))).toContain("RequestTooLargeException");
  });
});

describe("a RequestResponse invocation", () => {
  it("answers with the function's result", async () => {
    const { aws, lambda } = await freshAws();
    aws.functions.register("worker", async (event) => ({ got: event }));
    const answer = await lambda.send(new InvokeCommand({ FunctionName, Payload: payload([1, 2]) }));
    expect(answer.StatusCode).toBe(200);
    expect(JSON.parse(answer.Payload?.transformToString() ?? "")).toEqual({ got: [1, 2] });
  });

  it("tells of a throw in FunctionError", async () => {
    const { aws, lambda } = await freshAws();
    aws.functions.register("worker", async () => {
      throw new TypeError("bad input");
    });
    const answer = await lambda.send(new InvokeCommand({ FunctionName }));
    expect(answer.FunctionError).toBe("Unhandled");
    expect(JSON.parse(answer.Payload?.transformToString() ?? "")).toMatchObject({
      errorType: "TypeError",
      errorMessage: "bad input",
    });
  });
});

describe("Invoke", () => {
  it("only checks with DryRun", async () => {
    const { aws, lambda } = await freshAws();
    aws.functions.register("worker", async () => expect.unreachable());
    expect((await lambda.send(new InvokeCommand({ FunctionName, InvocationType: "DryRun" }))).StatusCode).toBe(204);
  });

  it("does not find a function that is not registered", async () => {
    const { lambda } = await freshAws();
    expect(await refusal(lambda.send(new InvokeCommand({ FunctionName: "nobody" })))).toBe(
      "ResourceNotFoundException: Function not found: arn:aws:lambda:eu-west-1:111122223333:function:nobody",
    );
  });

  it("refuses a payload that is not JSON", async () => {
    const { aws, lambda } = await freshAws();
    aws.functions.register("worker", async () => undefined);
    const broken = new InvokeCommand({ FunctionName, Payload: Buffer.from("{") });
    expect(await refusal(lambda.send(broken))).toContain("InvalidRequestContentException");
  });
});
