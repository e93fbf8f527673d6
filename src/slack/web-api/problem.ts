import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from "@slack/web-api";
import { SlackProblem, type SlackProblemKind } from "../port.ts";
import { type MethodName, methods } from "./methods.ts";
import { isCode, kindOfCode } from "./problem-kinds.ts";

/** Failures of a connection that never came to be: Slack has seen nothing of the call. */
const neverSent = new Set([
  "EAI_AGAIN",
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** Whatever WebClient threw for a call of this method, as a SlackProblem that says what to do about it. */
export function problemOf(method: MethodName, error: unknown): SlackProblem {
  // A lost answer matters only where doing it twice would.
  const kind = (judged: SlackProblemKind): SlackProblemKind =>
    judged === "ambiguous" && methods[method].repeatable ? "later" : judged;

  if (error instanceof WebAPIRateLimitedError) {
    return new SlackProblem("later", method, "ratelimited", { retryAfterSeconds: error.retryAfter, cause: error });
  }
  if (error instanceof WebAPIPlatformError) {
    const code = error.data.error;
    return new SlackProblem(kind(kindOfCode(code)), method, isCode(code) ? code : "unreadable_answer", {
      details: detailsOf(error.data),
      retryAfterSeconds: error.data.response_metadata?.retryAfter,
      cause: error,
    });
  }
  if (error instanceof WebAPIHTTPError) {
    return new SlackProblem(kind(kindOfStatus(error.statusCode)), method, `http_${error.statusCode}`, { cause: error });
  }
  const original = error instanceof WebAPIRequestError ? error.original : error;
  return new SlackProblem(kind(kindOfLostCall(original)), method, codeOfLostCall(original), { cause: error });
}

/** An HTTP status other than 200 and 429, such as one of a proxy in between. */
export const kindOfStatus = (status: number): SlackProblemKind => (status >= 500 ? "ambiguous" : "configuration");

/** A call without an answer: `later` when it cannot have reached Slack. */
export const kindOfLostCall = (error: unknown): SlackProblemKind =>
  neverSent.has(causeCode(error)) ? "later" : "ambiguous";

/** A short word for a call without an answer: `timeout`, or the connection's own error code. */
export function codeOfLostCall(error: unknown): string {
  if (error instanceof Error && error.name === "TimeoutError") return "timeout";
  return causeCode(error) || "no_answer";
}

/** Node's fetch hides the reason of a failure in `cause`. */
function causeCode(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : "";
}

/** Slack's own explanations, such as `no more than 50 items allowed [json-pointer:/blocks]`, and the scope it misses. */
function detailsOf(data: WebAPIPlatformError["data"]): readonly string[] {
  const messages = (data.response_metadata?.messages ?? []).map((message) => message.replace(/^\[ERROR\]\s*/, ""));
  return "needed" in data && typeof data.needed === "string" ? [...messages, `needs ${data.needed}`] : messages;
}
