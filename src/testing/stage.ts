import { createServer } from "node:http";
import { problems } from "../../blocks/check.ts";
import type { FakeAws } from "../playground/aws/fake-aws.ts";
import { startAws } from "../playground/aws/gateway.ts";
import { startBot } from "../playground/bot.ts";
import { type RunningFakeSlack, startFakeSlack } from "../playground/slack/server.ts";

/** The whole bot between a fake Slack and a simulated AWS, over HTTP, with a clock that only the test moves. */
export interface Stage {
  readonly slack: RunningFakeSlack;
  readonly aws: FakeAws;
  /** Moves the clock by that many minutes and waits until everything rests. */
  readonly minutes: (count: number) => Promise<void>;
  /** What everyone reads in a channel, message by message. */
  readonly read: (channel: string) => readonly string[];
  /** Clicks the button with that label on the newest card of the channel that has one, and waits until everything rests. */
  readonly click: (user: string, channel: string, label: string) => Promise<void>;
  /** Clicks the button with that label on what only that person reads, the newest first, and waits until everything rests. */
  readonly answer: (user: string, label: string) => Promise<void>;
  /** What only that person reads, newest last. */
  readonly whispers: (user: string) => readonly string[];
  readonly close: () => Promise<void>;
}

/**
 * Starts it; once a test file, since the functions read the environment of their process. They read the machine's clock, too:
 * what can expire has to begin by it.
 */
export async function startStage(startAt = Date.parse("2026-03-02T14:00:00Z")): Promise<Stage> {
  const aws = await startAws({ startAt });
  const slack = await startFakeSlack({ check: problems, now: aws.clock.now, realNow: Date.now });
  const serveBot = await startBot(aws, slack);
  const server = createServer((request, response) => void serveBot(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string")
    throw new TypeError("The bot's server does not listen on a port.");
  slack.setRequestUrl(`http://127.0.0.1:${address.port}/slack/events`);
  return {
    slack,
    aws,
    minutes: (count) => aws.advance(count * 60_000),
    read: (channel) => slack.messages(channel).map(slack.readable),
    click: async (user, channel, label) => {
      const card = slack.messages(channel).findLast((message) => slack.element(message, label));
      const button = card && slack.element(card, label);
      if (!card || !button)
        throw new Error(
          `No message in #${channel} has a button ${label}:\n${slack.messages(channel).map(slack.readable).join("\n---\n")}`,
        );
      await slack.people.click(user, channel, card.ts, button.blockId, button.actionId);
      await aws.drain();
    },
    answer: async (user, label) => {
      const asked = slack.ephemerals(user).findLast((message) => slack.element(message, label));
      const button = asked && slack.element(asked, label);
      if (!asked || !button)
        throw new Error(`Nobody asks ${user} ${label}:\n${slack.ephemerals(user).map(slack.readable).join("\n---\n")}`);
      await slack.people.click(user, asked.channel, asked.ts, button.blockId, button.actionId);
      await aws.drain();
    },
    whispers: (user) => slack.ephemerals(user).map(slack.readable),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await slack.close();
      await aws.close();
    },
  };
}
