import { type Logger, LogLevel } from "@slack/web-api";
import type { Log } from "../log.ts";

/** Our log as Slack's libraries want one. Their debug and info levels are dropped: they write out whole requests. */
export function slackLogger(library: string, log: Log): Logger {
  const write = (...said: readonly unknown[]): void =>
    log.warn(`${library} says`, { said: said.map(String).join(" ") });
  const nothing = (): void => {};
  return {
    debug: nothing,
    info: nothing,
    warn: write,
    error: write,
    setLevel: nothing,
    getLevel: () => LogLevel.WARN,
    setName: nothing,
  };
}
