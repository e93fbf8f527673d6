import type { IncomingMessage, ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";

/** What a Function URL hands to the function: payload version 2.0, every form body in base64, as AWS does it. */
async function functionUrlEvent(request: IncomingMessage): Promise<Record<string, unknown>> {
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  const body = await buffer(request);
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(",") : (value ?? ""),
    ]),
  );
  const isText = /^(text\/|application\/(json|xml|javascript))/.test(headers["content-type"] ?? "");
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers,
    queryStringParameters: Object.fromEntries(url.searchParams),
    requestContext: {
      http: { method: request.method, path: url.pathname, protocol: "HTTP/1.1", sourceIp: "127.0.0.1" },
      stage: "$default",
    },
    body: isText ? body.toString("utf8") : body.toString("base64"),
    isBase64Encoded: !isText,
  };
}

/** Serves a Lambda function the way a Function URL does; what the function throws becomes 502. */
export const functionUrl =
  (invoke: (event: unknown) => Promise<unknown>) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const event = await functionUrlEvent(request);
    try {
      const answer = await invoke(event);
      const {
        statusCode = 200,
        headers = {},
        body = "",
      } = (answer ?? {}) as { statusCode?: number; headers?: Record<string, string>; body?: string };
      response.writeHead(statusCode, headers).end(body);
    } catch {
      response.writeHead(502).end("Internal Server Error");
    }
  };
