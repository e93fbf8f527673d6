import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readHttp } from "./http.ts";
import { albEvent, functionUrlEvent, restApiEvent } from "./testing/lambda-events.ts";

const headers = { "content-type": "application/json", "x-slack-signature": "v0=abc" };

function read(event: unknown) {
  const request = readHttp(event);
  if (request.kind !== "http") throw new Error("expected an HTTP request");
  return request;
}

describe("readHttp", () => {
  it.each([
    ["a Function URL", functionUrlEvent(headers, "é")],
    ["a REST API", restApiEvent(headers, "é")],
    ["an ALB with multi-value headers", albEvent(headers, "é")],
  ])("reads method, headers and bytes from %s", (_source, event) => {
    const request = read(event);
    expect(request.method).toBe("POST");
    expect(request.headers.get("x-slack-signature")).toBe("v0=abc");
    expect(request.rawBody).toEqual(Buffer.from("é", "utf8"));
  });

  it("keeps bytes that are not UTF-8 as they came", () => {
    const bytes = Buffer.from([0xff, 0x00, 0x80]);
    expect(read(functionUrlEvent({}, bytes)).rawBody).toEqual(bytes);
  });

  it("joins a header that came twice, so that neither copy can pass for the only one", () => {
    const event = { httpMethod: "POST", headers: { "X-A": "2" }, multiValueHeaders: { "X-A": ["1", "2"] } };
    expect(read(event).headers.get("x-a")).toBe("1, 2");
  });

  it("reads the query of a GET without a body", () => {
    const event = { httpMethod: "GET", headers: null, queryStringParameters: { ssl_check: "1" }, body: null };
    const request = read(event);
    expect(request.query.get("ssl_check")).toBe("1");
    expect(request.rawBody).toHaveLength(0);
  });

  it.each([
    ["nothing", undefined],
    ["null", null],
    ["a text", "ping"],
    ["a list", []],
    ["a warmer", { headers: {} }],
    [
      "an EventBridge event",
      { "detail-type": "SageMaker Training Job State Change", source: "aws.sagemaker", detail: {} },
    ],
    ["a body that is no text", { httpMethod: "POST", headers: {}, body: { a: 1 } }],
    ["a method that is no text", { requestContext: { http: { method: 1 } } }],
  ])("calls %s not HTTP", (_name, event) => {
    expect(readHttp(event)).toEqual({ kind: "not-http" });
  });

  it("gives back the bytes of any base64 body", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(read(functionUrlEvent({}, Buffer.from(bytes))).rawBody).toEqual(Buffer.from(bytes));
      }),
    );
  });

  it("never throws, whatever JSON it is given", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (value, other) => {
        readHttp(value);
        const event = { httpMethod: "POST", headers: value, multiValueHeaders: other, queryStringParameters: other };
        expect(readHttp(event).kind).toBe("http");
      }),
    );
  });
});
