import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Work } from "../domain/work.ts";
import { DispatchError, lambdaDispatch } from "./dispatch.ts";
import { startServer, type TestServer } from "./testing/http-server.ts";

const work: Work = {
  id: "1700000001.000100:U111:C111:1700000000.000100",
  intent: { do: "stop", target: { kind: "training-job", name: "churn-12" } },
  who: { user: "U111", team: "T111" },
  where: { channel: "C111" },
  receivedAt: 1_700_000_001_000,
};

let lambda: TestServer;
let status: number;
const invocations: { readonly path: string | undefined; readonly type: unknown; readonly payload: string }[] = [];

beforeEach(async () => {
  status = 202;
  invocations.length = 0;
  lambda = await startServer(async ({ url, headers }, body, response) => {
    invocations.push({ path: url, type: headers["x-amz-invocation-type"], payload: body.toString() });
    response.writeHead(status, { "content-type": "application/json" }).end(status === 202 ? "" : '{"Type":"User"}');
  });
  process.env["AWS_ENDPOINT_URL"] = lambda.url;
});
afterEach(async () => {
  delete process.env["AWS_ENDPOINT_URL"];
  await lambda.close();
});

describe("work", () => {
  it("becomes one asynchronous invocation of the worker with the work as its payload", async () => {
    await lambdaDispatch({ functionName: "chatops-worker" })(work);
    expect(invocations).toEqual([
      { path: "/2015-03-31/functions/chatops-worker/invocations", type: "Event", payload: JSON.stringify(work) },
    ]);
  });

  it("that Lambda does not take is a DispatchError, which says what to check and keeps the cause", async () => {
    status = 403;
    const failure = await lambdaDispatch({ functionName: "chatops-worker" })(work).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(DispatchError);
    expect(failure).toMatchObject({
      message: expect.stringContaining("lambda:InvokeFunction"),
      cause: expect.any(Error),
    });
  });

  it("is tried once more when Lambda fails for a moment", async () => {
    status = 503;
    await expect(lambdaDispatch({ functionName: "chatops-worker" })(work)).rejects.toThrow(DispatchError);
    expect(invocations).toHaveLength(2);
  });
});
