import { SIGNATURE_HEADER, sign, TIMESTAMP_HEADER } from "../signature.ts";

/** A request before it is wrapped as one of the events that Lambda passes. */
export type Post = {
  readonly body: string;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** The headers with which Slack sends this body, signed at `at` (milliseconds since 1970). */
export function signedHeaders(post: Post, secret: string, at: number): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(at / 1000));
  return {
    "content-type": post.contentType ?? "application/x-www-form-urlencoded",
    [TIMESTAMP_HEADER]: timestamp,
    [SIGNATURE_HEADER]: sign(secret, timestamp, post.body),
    ...post.headers,
  };
}

/** Payload 2.0 as a Function URL passes it: lower-case names, form bodies in base64. */
export function functionUrlEvent(headers: Readonly<Record<string, string>>, body: string | Buffer, method = "POST") {
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath: "/",
    rawQueryString: "",
    headers,
    requestContext: { http: { method, path: "/", protocol: "HTTP/1.1" } },
    body: Buffer.from(body).toString("base64"),
    isBase64Encoded: true,
  };
}

/** Payload 1.0 as a REST API passes it: Title-Case names, both kinds of headers, the body as text. */
export function restApiEvent(headers: Readonly<Record<string, string>>, body: string) {
  const titled = Object.entries(headers).map(([name, value]) => [titleCase(name), value] as const);
  return {
    resource: "/slack",
    path: "/slack",
    httpMethod: "POST",
    headers: Object.fromEntries(titled),
    multiValueHeaders: Object.fromEntries(titled.map(([name, value]) => [name, [value]])),
    queryStringParameters: null,
    multiValueQueryStringParameters: null,
    requestContext: { httpMethod: "POST", stage: "prod" },
    body,
    isBase64Encoded: false,
  };
}

/** What an ALB target group with multi-value headers passes: there are no single-value headers at all. */
export function albEvent(headers: Readonly<Record<string, string>>, body: string) {
  return {
    requestContext: {
      elb: { targetGroupArn: "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/bot/1" },
    },
    httpMethod: "POST",
    path: "/",
    multiValueQueryStringParameters: {},
    multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
    body,
    isBase64Encoded: false,
  };
}

function titleCase(name: string): string {
  return name.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase());
}
