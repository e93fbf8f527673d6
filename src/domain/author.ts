import * as z from "zod/mini";
import type { People } from "./people.ts";

/** Who made a model package version, as AWS knows them. */
export const authorSchema = z.object({
  /** A name that colleagues know: of a Studio user profile, an IAM user or a session; of a role where nothing else is known. */
  name: z.string(),
  /** `person` only where AWS vouches for it; a role that anything may have taken on is a `service`. */
  kind: z.enum(["person", "service"]),
  /** What they started that made it: "pipeline churn-training". */
  via: z.optional(z.string()),
});

export type Author = z.output<typeof authorSchema>;

/** The Slack user whom AWS knows by this name; undefined for a name of nobody, and for one that two users claim. */
export function slackUserOf(name: string, people: People): string | undefined {
  const wanted = folded(name);
  const [user, ...others] = Object.entries(people).flatMap(([id, names]) =>
    names.some((each) => folded(each) === wanted) ? [id] : [],
  );
  return others.length > 0 ? undefined : user;
}

/** Identity providers and IAM keep the letters of a name and do not tell names apart by them. */
const folded = (name: string): string => name.trim().toLowerCase();
