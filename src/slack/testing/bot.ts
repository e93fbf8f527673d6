import { problems } from "../../../blocks/check.ts";
import type { Work } from "../../domain/work.ts";
import type { Log } from "../../log.ts";
import { type RunningFakeSlack, startFakeSlack } from "../../playground/slack/server.ts";
import { createSlackApp } from "../app.ts";
import { createLambdaReceiver } from "../receiver/receiver.ts";
import { functionUrlEvent } from "../receiver/testing/lambda-events.ts";
import { methods } from "../web-api/methods.ts";
import { slackPort } from "../web-client.ts";
import { startServer } from "./http-server.ts";

/** The three-second half of the bot behind HTTP, installed in a fake Slack; the worker is a list of the work handed on. */
export interface TestBot {
  readonly slack: RunningFakeSlack;
  /** Where Slack sends requests. */
  readonly url: string;
  readonly work: readonly Work[];
  /** What was logged as an error. */
  readonly errors: readonly unknown[];
  /** Whether the worker can be reached. */
  workerIsUp: boolean;
  readonly close: () => Promise<void>;
}

/** The moment at which the bot receives everything, milliseconds since the epoch. */
export const receivedAt = Date.parse("2026-03-02T14:00:00Z");

/** Starts the bot in a Slack that refuses what the real one would, with the scopes of manifest.yml and no others. */
export async function startBot(): Promise<TestBot> {
  const scopes = Object.values(methods).flatMap((method): readonly string[] => method.scopes);
  const slack = await startFakeSlack({ check: problems, scopes: ["commands", ...scopes] });
  const work: Work[] = [];
  const errors: unknown[] = [];
  const log: Log = { info: () => {}, warn: () => {}, error: (_, error) => errors.push(error) };
  const receiver = createLambdaReceiver({ secrets: async () => [slack.signingSecret], now: Date.now, log });
  createSlackApp({
    receiver,
    slack: slackPort({ token: async () => slack.token, apiUrl: slack.apiUrl }),
    dispatch: async (each) => {
      if (!bot.workerIsUp) throw new Error("the worker cannot be reached");
      work.push(each);
    },
    now: () => receivedAt,
    log,
    region: "eu-west-1",
    accounts: {},
  });
  // A Function URL: HTTP becomes the event of an invocation, and its result the answer.
  const server = await startServer(async (request, body, response) => {
    const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)] as const);
    const answer = await receiver.handler(functionUrlEvent(Object.fromEntries(headers), body));
    response.writeHead(answer.statusCode, answer.headers).end(answer.body);
  });
  slack.setRequestUrl(server.url);
  const bot: TestBot = {
    slack,
    url: server.url,
    work,
    errors,
    workerIsUp: true,
    close: async () => {
      await Promise.all([slack.close(), server.close()]);
    },
  };
  return bot;
}
