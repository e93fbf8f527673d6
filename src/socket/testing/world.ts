import { problems } from "../../../blocks/check.ts";
import type { FakeAws } from "../../playground/aws/fake-aws.ts";
import { startAws } from "../../playground/aws/gateway.ts";
import { botEnvironment } from "../../playground/bot.ts";
import { type RunningFakeSlack, startFakeSlack } from "../../playground/slack/server.ts";

/** A Slack without a request URL and an AWS without functions: what a bot in Socket Mode finds. */
export interface SocketWorld {
  readonly slack: RunningFakeSlack;
  readonly aws: FakeAws;
  readonly env: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

export async function startSocketWorld(): Promise<SocketWorld> {
  const aws = await startAws({ startAt: Date.now() });
  const slack = await startFakeSlack({ check: problems, now: aws.clock.now, realNow: Date.now });
  return {
    slack,
    aws,
    env: { ...botEnvironment(aws, slack), SLACK_APP_TOKEN: slack.appToken },
    close: async () => {
      await Promise.all([slack.close(), aws.close()]);
    },
  };
}
