import type { Context } from "aws-lambda";
import * as z from "zod";
import config from "../../chatops.config.ts";
import type { FakeAws } from "./aws/fake-aws.ts";
import { functionUrl } from "./function-url.ts";
import type { FakeSlack } from "./slack/fake-slack.ts";

/** The names under which the bot's functions are registered. */
export const functionNames = {
  slack: "chatops-slack",
  worker: "chatops-worker",
  notify: "chatops-notify",
  clock: "chatops-clock",
} as const;

/** The environment of the four functions: the only thing that tells them that they are in a playground. */
export function botEnvironment(aws: FakeAws, slack: FakeSlack): Readonly<Record<string, string>> {
  return {
    AWS_ENDPOINT_URL: aws.url,
    AWS_REGION: "eu-west-1",
    AWS_ACCESS_KEY_ID: "playground",
    AWS_SECRET_ACCESS_KEY: "playground",
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: slack.token,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    TABLE_NAME: aws.tableName,
    WORKER_FUNCTION: functionNames.worker,
    EVENT_BUS: aws.bus.name,
    QUEUE_URL: aws.queueUrl(aws.queue),
    DEAD_LETTER_QUEUE_URL: aws.queueUrl(aws.deadLetterQueue),
    GATE_QUEUE_URL: aws.queueUrl(aws.gateQueue),
    DEFAULT_CHANNEL: "C0OPS",
    OPS_CHANNEL: "C0OPS",
    POLICY_FILE: new URL("../../policy.cedar", import.meta.url).pathname,
    POWERTOOLS_LOG_LEVEL: "CRITICAL",
    POWERTOOLS_METRICS_DISABLED: "true",
  };
}

/** What `notify` answers SQS with. */
const batchResponse = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });

/** The bot's public function, as its Function URL serves it. */
export type Serve = ReturnType<typeof functionUrl>;

/**
 * Brings the four real handlers up against the stand-ins: sets the environment, loads them, connects the queue, and makes the
 * routes of chatops.config.ts. One bot a process, since a process has one environment.
 */
export async function startBot(aws: FakeAws, slack: FakeSlack): Promise<Serve> {
  Object.assign(process.env, botEnvironment(aws, slack));
  const [notify, worker, clock, slackFunction] = await Promise.all([
    import("../lambda/notify.ts"),
    import("../lambda/worker.ts"),
    import("../lambda/clock.ts"),
    import("../lambda/slack.ts"),
  ]);
  const { functions, queue, gateQueue } = aws;
  functions.register(functionNames.notify, (batch: unknown, context: Context) => notify.handler(batch, context));
  functions.register(functionNames.worker, worker.handler);
  functions.register(functionNames.clock, (tick: unknown, context: Context) => clock.handler(tick, context));
  functions.register(functionNames.slack, slackFunction.handler);
  for (const each of [queue, gateQueue])
    each.consume(async (batch) => {
      const { batchItemFailures } = batchResponse.parse(await functions.call(functionNames.notify, batch));
      return { batchItemFailures };
    });
  for (const { pattern, ...route } of config.routes) aws.addRoute(route, JSON.parse(JSON.stringify(pattern)));
  return functionUrl((event) => functions.call(functionNames.slack, event));
}
