/** `npm run socket`: the bot in one process, without a public URL. Ctrl+C or SIGTERM ends it when its work is done. */
import { setTimeout as delay } from "node:timers/promises";
import { EnvironmentProblem } from "../lambda/environment.ts";
import { powertoolsLog } from "../lambda/powertools.ts";
import { NotConnected, startSocketBot } from "./bot.ts";

try {
  const bot = await startSocketBot(process.env, powertoolsLog("socket"), (ms) => delay(ms));
  console.error("Connected to Slack, and reading the queue. Ctrl+C ends it.");
  const end = (): void => {
    console.error("Finishing what is under way.");
    void bot.stop().then(() => process.exit(0));
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, end);
} catch (error) {
  console.error(error instanceof EnvironmentProblem || error instanceof NotConnected ? error.message : error);
  process.exitCode = 1;
}
