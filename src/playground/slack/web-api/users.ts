import type { JsonObject } from "../json.ts";
import { Refusal } from "../refusal.ts";
import type { Cast, Person } from "../workspace/model.ts";
import { required } from "./args.ts";
import type { Call } from "./method.ts";
import { pageOf } from "./pages.ts";

/** users.info */
export function info({ args, cast }: Call): JsonObject {
  const id = required(args, "user");
  const user = allUsers(cast).find((candidate) => candidate["id"] === id);
  if (user === undefined) throw new Refusal("user_not_found");
  return { user };
}

/** users.list: the people, then the bot. */
export function list({ args, cast }: Call): JsonObject {
  const page = pageOf(allUsers(cast), args, 1000);
  return { members: page.items, response_metadata: { next_cursor: page.nextCursor } };
}

function allUsers(cast: Cast): readonly JsonObject[] {
  const { bot } = cast;
  const botUser = { id: bot.userId, handle: bot.name.toLowerCase(), name: bot.name, color: "#556" };
  return [
    ...cast.people.map((person) => userJson(person, cast, {})),
    userJson(botUser, cast, { bot_id: bot.botId, api_app_id: bot.appId }),
  ];
}

function userJson(person: Person, { team }: Cast, botFields: JsonObject): JsonObject {
  return {
    id: person.id,
    team_id: team.id,
    name: person.handle,
    real_name: person.name,
    deleted: false,
    tz: "Etc/UTC",
    tz_label: "Coordinated Universal Time",
    tz_offset: 0,
    is_bot: "bot_id" in botFields,
    is_app_user: false,
    is_admin: false,
    is_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
    profile: {
      real_name: person.name,
      display_name: person.handle,
      real_name_normalized: person.name,
      display_name_normalized: person.handle,
      ...botFields,
    },
  };
}
