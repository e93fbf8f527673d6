import type { JsonObject } from "../json.ts";
import { Refusal } from "../refusal.ts";
import { loggedArgs, optional } from "./args.ts";
import type { Call } from "./method.ts";

/** auth.test: who the token is. */
export function test({ cast }: Call): JsonObject {
  const { team, bot } = cast;
  return {
    url: `https://${team.domain}.slack.com/`,
    team: team.name,
    user: bot.name.toLowerCase(),
    team_id: team.id,
    user_id: bot.userId,
    bot_id: bot.botId,
    is_enterprise_install: false,
  };
}

/** api.test: gives the arguments back, and fails with `error` when told to. */
export function apiTest({ args }: Call): JsonObject {
  const error = optional(args, "error");
  if (error !== undefined) throw new Refusal(error, { args: loggedArgs(args) });
  return { args: loggedArgs(args) };
}
