/** What a Function URL, HTTP API, REST API or ALB sends back. */
export type LambdaResponse = {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
};

const REASONS = {
  400: "Bad request",
  401: "Not signed by Slack",
  404: "No listener for this request",
  405: "Use POST",
  413: "Request too large",
  415: "Send JSON or a form",
  500: "Internal error",
} as const;

/** A status that the receiver refuses or fails with. */
export type Refusal = keyof typeof REASONS;

/** A short fixed text for a refused or failed request; nothing of the request or of the error is in it. */
export function refusal(statusCode: Refusal): LambdaResponse {
  return text(statusCode, REASONS[statusCode], statusCode === 405 ? { allow: "POST" } : {});
}

/** 200 with what a listener gave to `ack`: nothing, a text, or a value that is sent as JSON. Throws if it has no JSON. */
export function accepted(response?: unknown): LambdaResponse {
  if (response === undefined || response === null) return text(200, "");
  if (typeof response === "string") return text(200, response);
  return { statusCode: 200, headers: { "content-type": "application/json" }, body: JSON.stringify(response) };
}

// The type is always given, because a Function URL calls an untyped body application/json.
function text(statusCode: number, body: string, headers: Readonly<Record<string, string>> = {}): LambdaResponse {
  return { statusCode, headers: { "content-type": "text/plain; charset=utf-8", ...headers }, body };
}
