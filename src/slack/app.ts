import { App, type Receiver } from "@slack/bolt";
import { answerCommand } from "./commands/answer-command.ts";
import { SLASH } from "./commands/command.ts";
import { answerHomeOpened } from "./home-opened.ts";
import { answerClick } from "./interactions/answer-click.ts";
import { answerSubmission } from "./interactions/answer-submission.ts";
import { answerMention } from "./mentioned.ts";
import type { Ports } from "./ports.ts";
import { slackLogger } from "./slack-logger.ts";

/** What the app is made of; the receiver is how requests reach it. */
export interface SlackAppOptions extends Ports {
  readonly receiver: Receiver;
}

/**
 * The three-second half of the bot: reads what a person did, hands it on, and only then acks. On Lambda nothing runs after the
 * answer, so every handler below returns what is acked and has no way to do anything later.
 */
export function createSlackApp({ receiver, ...ports }: SlackAppOptions): App {
  const app = new App({
    receiver,
    // Makes no call to Slack and needs no token: all that is said goes through the Slack port, not through Bolt's client.
    authorize: async () => ({}),
    convoStore: false,
    logger: slackLogger("Bolt", ports.log),
  });

  app.command(SLASH, async ({ body, ack }) => ack(await answerCommand(body, ports)));
  app.action({ type: "block_actions" }, async ({ body, ack }) => ack(await answerClick(body, ports)));
  app.event("app_home_opened", async ({ body }) => answerHomeOpened(body, ports));
  app.event("app_mention", async ({ body }) => answerMention(body, ports));
  app.view({ type: "view_submission" }, async ({ body, ack }) => ack(await answerSubmission(body, ports)));

  // Thrown again, so that the receiver answers 500 and Slack tells the person that it did not work.
  app.error(async (error) => {
    ports.log.error("A listener failed", error);
    throw error;
  });
  return app;
}
