import * as z from "zod/mini";
import { userId } from "./approver.ts";

/** By Slack user id, the names by which AWS knows a person: a user profile, an IAM user, the session name of single sign-on. */
export const peopleSchema = z.record(
  z.string().check(
    z.regex(userId, {
      error: ({ input }) =>
        `${JSON.stringify(input)} is not a Slack user id; copy the member ID from the person's Slack profile, such as "U024BE7LH"`,
    }),
  ),
  z
    .array(
      z
        .string('write each name as a text, such as "ana"')
        .check(z.regex(/^\S.*$/, 'a name is empty; write it as AWS does, such as "ana"')),
      'list the names by which AWS knows the person, such as ["ana", "ana@example.com"]',
    )
    .check(z.minLength(1, 'list at least one name by which AWS knows the person, such as ["ana"]')),
);

export type People = Readonly<Record<string, readonly string[]>>;

/** Names that two people have, so that AWS's word would not tell whom it means. Letters of either case are the same. */
export function peopleProblems(people: People) {
  const owner = new Map<string, string>();
  return Object.entries(people).flatMap(([user, names]) =>
    names.flatMap((name, index) => {
      const first = owner.get(name.toLowerCase()) ?? user;
      owner.set(name.toLowerCase(), first);
      if (first === user) return [];
      const message = `${JSON.stringify(name)} is a name of ${first} as well; a name in AWS belongs to one person, so take it out at one of them`;
      return [{ path: ["people", user, index], message }];
    }),
  );
}
