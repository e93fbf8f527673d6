/**
 * What Lambda's Node 24 runtime does around a handler, in a process that holds nothing else: loads `index.handler` from
 * LAMBDA_TASK_ROOT, then asks AWS_LAMBDA_RUNTIME_API for one invocation after the other, for ever. An error while loading,
 * and a handler with a callback, are reported as init errors and end the process.
 */
import { join } from "node:path";
import { pathToFileURL } from "node:url";

type Handler = (event: unknown, context: object) => unknown;

const api = `http://${process.env["AWS_LAMBDA_RUNTIME_API"]}/2018-06-01/runtime`;
const handler = await load().catch(async (error: unknown) => {
  await report("init/error", error);
  process.exit(1);
});

for (;;) {
  const next = await fetch(`${api}/invocation/next`);
  const id = header(next, "lambda-runtime-aws-request-id");
  try {
    const answer = await handler(await next.json(), contextOf(next, id));
    await post(`invocation/${id}/response`, answer ?? null);
  } catch (error) {
    await report(`invocation/${id}/error`, error);
  }
}

async function load(): Promise<Handler> {
  const entry = pathToFileURL(join(process.env["LAMBDA_TASK_ROOT"] ?? "", "index.mjs"));
  const { handler: loaded } = await import(entry.href);
  if (typeof loaded !== "function") throw fail("Runtime.HandlerNotFound", "index.handler is undefined or not exported");
  if (loaded.length >= 3)
    throw fail("Runtime.CallbackHandlerDeprecated", "Node.js 24 has no callback-based function handlers");
  return loaded;
}

function contextOf(next: Response, awsRequestId: string): object {
  const deadline = Number(header(next, "lambda-runtime-deadline-ms"));
  return {
    awsRequestId,
    invokedFunctionArn: header(next, "lambda-runtime-invoked-function-arn"),
    functionName: process.env["AWS_LAMBDA_FUNCTION_NAME"],
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}

function header(response: Response, name: string): string {
  return response.headers.get(name) ?? "";
}

function fail(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

async function report(path: string, thrown: unknown): Promise<void> {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  await post(path, { errorType: error.name, errorMessage: error.message, trace: error.stack?.split("\n") });
}

async function post(path: string, body: unknown): Promise<void> {
  await fetch(`${api}/${path}`, { method: "POST", body: JSON.stringify(body) });
}
