import type { ServerResponse } from "node:http";
import { AwsError } from "../http/errors.ts";
import { type AwsService, parseJson } from "../http/service.ts";
import type { Functions } from "./functions.ts";

/** Largest payload of an asynchronous invocation, in bytes. */
const asyncLimit = 1_048_576;
const invocation = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;

/** Lambda's Invoke over its REST protocol: `Event` answers 202 at once, `RequestResponse` waits, `DryRun` answers 204. */
export function lambdaService(functions: Functions): AwsService {
  return {
    owns: (request) => (request.url ?? "").startsWith("/2015-03-31/functions/"),
    async serve({ method, path, headers, body }, response) {
      const [, encoded] = invocation.exec(path) ?? [];
      if (method !== "POST" || encoded === undefined) throw new AwsError("UnknownOperationException", path, 404);
      const wanted = decodeURIComponent(encoded);
      const name = functions.find(wanted);
      if (name === undefined) {
        const arn = wanted.startsWith("arn:") ? wanted : functions.arnOf(wanted);
        throw new AwsError("ResourceNotFoundException", `Function not found: ${arn}`, 404);
      }
      const payload = readPayload(body);
      switch (headers["x-amz-invocation-type"] ?? "RequestResponse") {
        case "DryRun":
          return void response.writeHead(204).end();
        case "Event":
          if (body.length > asyncLimit) {
            const message = `${body.length} byte payload is too large for the Event invocation type (limit ${asyncLimit} bytes)`;
            throw new AwsError("RequestTooLargeException", message, 413);
          }
          functions.enqueue(name, payload);
          return void response.writeHead(202).end();
        default:
          return answer(functions, name, payload, response);
      }
    },
  };
}

function readPayload(body: Buffer): unknown {
  try {
    return parseJson(body);
  } catch {
    throw new AwsError("InvalidRequestContentException", "Could not parse request body into json");
  }
}

async function answer(functions: Functions, name: string, payload: unknown, response: ServerResponse): Promise<void> {
  response.setHeader("content-type", "application/json");
  response.setHeader("x-amz-executed-version", "$LATEST");
  try {
    const result = await functions.call(name, payload);
    response.end(JSON.stringify(result ?? null));
  } catch (error) {
    response.setHeader("x-amz-function-error", "Unhandled");
    const { name: errorType, message: errorMessage } = error instanceof Error ? error : new Error(String(error));
    response.end(JSON.stringify({ errorType, errorMessage, trace: [] }));
  }
}
