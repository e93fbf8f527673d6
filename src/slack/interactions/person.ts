import * as z from "zod/mini";
import type { Work } from "../../domain/work.ts";

/** Who did it, as clicks and forms tell. `team` is null when the app is installed for a whole organisation. */
export const personFields = {
  user: z.looseObject({
    id: z.string().check(z.minLength(1)),
    team_id: z.nullish(z.string()),
    username: z.optional(z.string()),
    name: z.optional(z.string()),
  }),
  team: z.nullish(z.looseObject({ id: z.string() })),
};

/** The person as work knows them; `name` is the handle. */
export function personOf({ user, team }: z.infer<z.ZodMiniObject<typeof personFields>>): Work["who"] {
  return { user: user.id, team: team?.id ?? user.team_id ?? "", name: user.username ?? user.name };
}
