import { type FetchFunction, WebClient } from "@slack/web-api";
import { silentLog } from "../../log.ts";
import { SlackProblem } from "../port.ts";
import { slackLogger } from "../slack-logger.ts";
import type { MethodName } from "./methods.ts";
import { problemOf } from "./problem.ts";

/** Where Slack is and how to get in. */
export interface Connection {
  /**
   * The bot token from its source. Asked at the first call, and with `refused` when Slack would not have the one in hand,
   * which is when a cache on the way should be passed by.
   */
  readonly token: (refused: boolean) => Promise<string>;
  /** @default https://slack.com/api/ */
  readonly apiUrl?: string | undefined;
  /** @default globalThis.fetch */
  readonly fetch?: FetchFunction | undefined;
  /** Milliseconds until a call without an answer is given up. @default 2500 */
  readonly timeoutMs?: number | undefined;
}

/** Below the three seconds that a person's click has; a post is never tried twice, so nothing waits for a second try. */
export const defaultTimeoutMs = 2500;

/** Calls a Web API method and gives Slack's answer as it came. Rejects with a SlackProblem and nothing else. */
export type Call = (method: MethodName, args: Readonly<Record<string, unknown>>) => Promise<unknown>;

interface Session {
  readonly token: string;
  readonly client: WebClient;
}

/** A caller that keeps one WebClient per token, retries nothing, and follows a rotated token. */
export function createCaller({ token, apiUrl, fetch, timeoutMs = defaultTimeoutMs }: Connection): Call {
  let current: Promise<Session> | undefined;

  const open = async (refused: boolean): Promise<Session> => {
    const fresh = await token(refused);
    const client = new WebClient(fresh, {
      ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
      ...(fetch !== undefined && { fetch }),
      // Never `headers`: WebClient writes the token into that object, and a shared one would leak it to the next client.
      timeout: timeoutMs,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      // All that it would log is in the SlackProblem.
      logger: slackLogger("WebClient", silentLog),
    });
    return { token: fresh, client };
  };

  const session = async (method: MethodName, refused: boolean): Promise<Session> => {
    if (current === undefined || refused) current = open(refused);
    const opening = current;
    try {
      return await opening;
    } catch (cause) {
      // A failed look-up is forgotten, else one bad moment of the source would last as long as the sandbox.
      if (current === opening) current = undefined;
      throw new SlackProblem("later", method, "token_unavailable", { cause });
    }
  };

  return async (method, args) => {
    const attempt = ({ client }: Session): Promise<unknown> =>
      client.apiCall(method, args).catch((error: unknown) => {
        throw problemOf(method, error);
      });

    const first = await session(method, false);
    try {
      return await attempt(first);
    } catch (problem) {
      if (!(problem instanceof SlackProblem && problem.kind === "credentials")) throw problem;
      const second = await session(method, true);
      if (second.token === first.token) throw problem;
      return attempt(second);
    }
  };
}
