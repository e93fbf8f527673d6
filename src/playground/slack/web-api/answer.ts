import type { Check } from "../content/check.ts";
import type { JsonObject } from "../json.ts";
import { Refusal } from "../refusal.ts";
import { findChannel } from "../workspace/lookup.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { type Args, loggedArgs, optional, readArgs } from "./args.ts";
import type { Faults } from "./faults.ts";
import type { Method } from "./method.ts";
import { methods } from "./methods.ts";
import type { Rates } from "./rates.ts";

/** What the Web API needs to answer. */
export interface WebApi {
  readonly workspace: Workspace;
  readonly check: Check;
  readonly token: string;
  readonly appToken: string;
  readonly openSocket: () => string;
  readonly scopes: ReadonlySet<string>;
  readonly faults: Faults;
  readonly rates: Rates;
  readonly rateLimited: () => boolean;
  /** Whether Slack is down, and answers nothing but 503. */
  readonly down: () => boolean;
}

/** One HTTP request to `/api/<method>`. */
interface ApiRequest {
  readonly method: string;
  readonly query: URLSearchParams;
  readonly contentType: string | undefined;
  readonly authorization: string | undefined;
  readonly body: string;
}

/** One HTTP answer; the body is JSON. */
interface ApiAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: JsonObject;
}

/** Answers one call as Slack would, and writes it into the call log. Never throws for what a caller sent. */
export function answerCall(api: WebApi, request: ApiRequest): ApiAnswer {
  const { workspace } = api;
  let args: Args = {};
  const answer = ((): ApiAnswer => {
    try {
      const method = methods.get(request.method);
      if (method === undefined) throw new Refusal("unknown_method", { req_method: request.method });
      args = readArgs(request.query, request.contentType, request.body);
      return carryOut(api, request, method, args);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { status: 200, headers: {}, body: { ok: false, error: error.code, ...error.extra } };
    }
  })();
  const { ok, error } = answer.body;
  workspace.apply({
    what: "called",
    call: {
      at: workspace.now(),
      method: request.method,
      args: loggedArgs(args),
      status: answer.status,
      ok: ok === true,
      error: typeof error === "string" ? error : undefined,
    },
  });
  return answer;
}

function carryOut(api: WebApi, request: ApiRequest, method: Method, args: Args): ApiAnswer {
  if (api.down()) return httpFailure(503, undefined);
  const { workspace, check, scopes, openSocket } = api;
  if (method.open !== true)
    authenticate(method.token === "app" ? api.appToken : api.token, request.authorization, args);
  const fault = api.faults.take(request.method);
  if (typeof fault === "string") throw new Refusal(fault);
  if (fault !== undefined && fault.applied !== true) return httpFailure(fault.status, fault.retryAfter);
  const delay = api.rateLimited() ? overRate(api, request.method, method, args) : undefined;
  if (delay !== undefined) return httpFailure(429, delay);

  const { scope } = method;
  if (scope !== undefined && !scopes.has(scope)) {
    throw new Refusal("missing_scope", { needed: scope, provided: [...scopes].join(",") });
  }
  const result = method.run({ args, workspace, cast: workspace.cast, mint: workspace.mint, check, scopes, openSocket });
  if (fault !== undefined) return httpFailure(fault.status, fault.retryAfter);
  const headers = { "x-oauth-scopes": [...scopes].join(","), "x-accepted-oauth-scopes": scope ?? "" };
  return { status: 200, headers, body: { ok: true, ...result } };
}

function authenticate(wanted: string, authorization: string | undefined, args: Args): void {
  const bearer = /^Bearer\s+(\S+)$/i.exec(authorization ?? "")?.[1];
  const token = bearer ?? optional(args, "token");
  if (token === undefined) throw new Refusal("not_authed");
  if (token !== wanted) throw new Refusal("invalid_auth");
}

function overRate(api: WebApi, name: string, method: Method, args: Args): number | undefined {
  const reference = optional(args, "channel") ?? "";
  // The same channel by name and by id shares one count.
  const channel = findChannel(api.workspace.cast, reference)?.id ?? reference;
  return api.rates.delay(name, method.tier, channel);
}

function httpFailure(status: number, retryAfter: number | undefined): ApiAnswer {
  const headers: Record<string, string> = retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
  return { status, headers, body: { ok: false, error: status === 429 ? "ratelimited" : "internal_error" } };
}
