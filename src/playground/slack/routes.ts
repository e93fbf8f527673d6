import type { IncomingMessage, ServerResponse } from "node:http";
import { readBody, sendJson, sendText } from "./http.ts";
import { answerResponseUrl } from "./response-url.ts";
import { answerCall, type WebApi } from "./web-api/answer.ts";

/** Answers a request that is Slack's to answer: `/api/<method>` and the response_urls. False means that it is somebody else's. */
export type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/** The routes of a workspace; `prefix` is the path under which it is mounted, empty or like `/slack`. */
export function createRoutes(api: WebApi, prefix: () => string): Handle {
  return async (request, response) => {
    const [pathname = "", search = ""] = (request.url ?? "/").split("?", 2);
    if (!pathname.startsWith(`${prefix()}/`)) return false;
    const path = pathname.slice(prefix().length);
    const method = /^\/api\/(.*)$/.exec(path)?.[1];
    const isResponseUrl = /^\/(commands|actions)\//.test(path);
    if (method === undefined && !isResponseUrl) return false;

    const body = await readBody(request);
    if (body === undefined) {
      sendText(response, 413, "Request entity too large");
    } else if (method === undefined && api.down()) {
      sendText(response, 503, "Service Unavailable");
    } else if (method === undefined) {
      const { status, error } = answerResponseUrl(api.workspace, api.check, path, body);
      if (error === undefined) sendText(response, status, "ok");
      else sendJson(response, status, { ok: false, error });
    } else {
      const { "content-type": contentType, authorization } = request.headers;
      const answer = answerCall(api, { method, query: new URLSearchParams(search), contentType, authorization, body });
      sendJson(response, answer.status, answer.body, answer.headers);
    }
    return true;
  };
}
