import type { JsonObject } from "../json.ts";
import { Refusal } from "../refusal.ts";
import { flag, required } from "./args.ts";
import type { Call } from "./method.ts";

/** usergroups.list: with their users when include_users asks for them. */
export function list({ args, cast }: Call): JsonObject {
  return {
    usergroups: cast.groups.map((group) => ({
      id: group.id,
      team_id: cast.team.id,
      is_usergroup: true,
      name: group.name,
      description: "",
      handle: group.handle,
      is_external: false,
      date_delete: 0,
      ...(flag(args, "include_users") ? { users: group.users } : {}),
      ...(flag(args, "include_count") ? { user_count: group.users.length } : {}),
    })),
  };
}

/** usergroups.users.list */
export function users({ args, cast }: Call): JsonObject {
  const id = required(args, "usergroup");
  const group = cast.groups.find((candidate) => candidate.id === id);
  if (group === undefined) throw new Refusal("no_such_subteam");
  return { users: group.users };
}
