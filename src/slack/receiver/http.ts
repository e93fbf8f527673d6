/** Header or query fields with lower-cased names; a field that came more than once is joined with ", " (RFC 9110, 5.3). */
export type Fields = ReadonlyMap<string, string>;

/** What Lambda passed: an HTTP request, or anything else (a warmer, an EventBridge event, a test from the console). */
export type LambdaRequest =
  | {
      readonly kind: "http";
      readonly method: string;
      readonly headers: Fields;
      readonly query: Fields;
      readonly rawBody: Buffer;
    }
  | { readonly kind: "not-http" };

/**
 * Reads an invocation event from a Function URL or HTTP API (payload 2.0), a REST API (payload 1.0) or an ALB target group.
 * Takes any JSON value and never throws; base64 bodies are decoded to bytes and never pass through a string.
 */
export function readHttp(event: unknown): LambdaRequest {
  if (!isRecord(event)) return { kind: "not-http" };
  const method = methodOf(event);
  const rawBody = bodyOf(event);
  if (method === undefined || rawBody === undefined) return { kind: "not-http" };
  return {
    kind: "http",
    method,
    headers: fieldsOf(event["headers"], event["multiValueHeaders"]),
    query: fieldsOf(event["queryStringParameters"], event["multiValueQueryStringParameters"]),
    rawBody,
  };
}

/** Payload 2.0 keeps the method in the request context, 1.0 and ALB at the top. */
function methodOf(event: Readonly<Record<string, unknown>>): string | undefined {
  const context = event["requestContext"];
  const http = isRecord(context) ? context["http"] : undefined;
  const method = isRecord(http) ? http["method"] : event["httpMethod"];
  return typeof method === "string" ? method : undefined;
}

function bodyOf(event: Readonly<Record<string, unknown>>): Buffer | undefined {
  const body = event["body"] ?? "";
  if (typeof body !== "string") return undefined;
  return Buffer.from(body, event["isBase64Encoded"] === true ? "base64" : "utf8");
}

/** Multi-value fields win: where both exist, the single-value ones hold only the last of several values. */
function fieldsOf(single: unknown, multi: unknown): Fields {
  const fields = new Map<string, string>();
  for (const [name, value] of entriesOf(single)) {
    if (typeof value === "string") fields.set(name.toLowerCase(), value);
  }
  for (const [name, values] of entriesOf(multi)) {
    if (!Array.isArray(values)) continue;
    const texts = values.filter((value) => typeof value === "string");
    if (texts.length > 0) fields.set(name.toLowerCase(), texts.join(", "));
  }
  return fields;
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return isRecord(value) ? Object.entries(value) : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
