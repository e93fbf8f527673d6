import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { AwsError, unknownOperationException } from "./errors.ts";
import type { Caller } from "./identity.ts";
import { toWire } from "./wire.ts";

/** A request whose body was read and whose caller is known. */
interface AwsRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly caller: Caller;
}

/** One simulated AWS service behind the shared address. */
export interface AwsService {
  /** Whether the request is for this service: by `X-Amz-Target`, path or content type. */
  owns(request: IncomingMessage): boolean;
  /** Answers the request; a thrown AwsError becomes AWS's error answer. */
  serve(request: AwsRequest, response: ServerResponse): Promise<void>;
}

/** One API operation: parsed JSON in, what AWS would answer out; throws AwsError. */
export type Operation = (input: unknown, caller: Caller) => unknown;
/** Operations by the name that stands behind the dot of `X-Amz-Target`. */
export type Operations = Readonly<Record<string, Operation>>;

/** Called before each operation; may throw to refuse it. */
export type Guard = (operation: string, caller: Caller) => void;

/** The JSON value of a request body, `{}` for an empty one. Throws AWS's SerializationException. */
export function parseJson(body: Buffer): unknown {
  if (body.length === 0) return {};
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    throw new AwsError("SerializationException", "The request body is not valid JSON.");
  }
}

/** A service that speaks AWS JSON 1.1: POST /, the operation in `X-Amz-Target: <prefix>.<operation>`. */
export function jsonService(prefix: string, operations: Operations, guard: Guard = () => {}): AwsService {
  const operationOf = (headers: IncomingHttpHeaders) => String(headers["x-amz-target"] ?? "").slice(prefix.length + 1);
  return {
    owns: (request) => String(request.headers["x-amz-target"] ?? "").startsWith(`${prefix}.`),
    async serve(request, response) {
      const name = operationOf(request.headers);
      const run = Object.hasOwn(operations, name) ? operations[name] : undefined;
      if (!run) throw unknownOperationException(name);
      guard(name, request.caller);
      sendJson(response, 200, await run(parseJson(request.body), request.caller));
    },
  };
}

/** Sends a value as AWS JSON 1.1, with Dates as epoch seconds. */
function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { "content-type": "application/x-amz-json-1.1" }).end(toWire(value));
}

/** Sends an error the way the JSON protocols do: `__type` in the body and in `x-amzn-errortype`. */
export function sendError(response: ServerResponse, error: AwsError): void {
  response.setHeader("x-amzn-errortype", error.code);
  sendJson(response, error.status, { __type: error.code, message: error.message });
}
