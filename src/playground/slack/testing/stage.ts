import { type Logger, LogLevel, WebClient } from "@slack/web-api";
import { onTestFinished } from "vitest";
import type { FakeSlackOptions } from "../fake-slack.ts";
import { type RunningFakeSlack, startFakeSlack } from "../server.ts";
import { startTestApp, type TestApp } from "./app.ts";

/** A clock that moves only when a test moves it. */
interface TestClock {
  readonly now: () => number;
  readonly advance: (ms: number) => void;
}

export interface Stage {
  readonly slack: RunningFakeSlack;
  readonly app: TestApp;
  /** The real client, as the bot uses it. */
  readonly client: WebClient;
  readonly clock: TestClock;
  /** Makes the three seconds of the request under way pass. */
  readonly runOutOfTime: () => void;
}

/** 2026-11-23T09:00:00Z, in milliseconds. */
export const START = Date.UTC(2026, 10, 23, 9);

/** A fake Slack over HTTP, an app that checks signatures, and a client; all of it ends with the test. */
export async function setStage(options: FakeSlackOptions = {}): Promise<Stage> {
  const clock = createTestClock();
  let deadline = new AbortController();
  const slack = await startFakeSlack({
    now: clock.now,
    realNow: clock.now,
    sleep: async () => {},
    ackDeadline: () => {
      deadline = new AbortController();
      return deadline.signal;
    },
    ...options,
  });
  const app = await startTestApp(slack.signingSecret, () => clock.now() / 1000);
  slack.setRequestUrl(app.url);
  onTestFinished(async () => {
    await slack.close();
    await app.close();
  });
  return { slack, app, client: webClient(slack), clock, runOutOfTime: () => deadline.abort() };
}

/** A client as the bot would make it: no retries, and 429 as an error. */
export function webClient(slack: RunningFakeSlack, token = slack.token): WebClient {
  return new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silent,
  });
}

function createTestClock(): TestClock {
  let now = START;
  return {
    now: () => now,
    advance(ms) {
      now += ms;
    },
  };
}

const silent: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};
