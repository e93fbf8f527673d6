import * as z from "zod/mini";

/** A user's member id in Slack; users of Enterprise Grid may have a W. */
export const userId: RegExp = /^[UW][A-Z0-9]{4,}$/;

/** Whose approval counts: a Slack user group by its handle (`@ml-approvers`), or a person by their member id. */
export const approver = z.string('write each approver as a text: "@handle" or a member ID').check(
  z.refine((text) => mistakeIn(text) === undefined, {
    error: ({ input }) => `${JSON.stringify(input)} ${mistakeIn(String(input))}`,
  }),
);

const copyTheId = `is not a Slack user id; copy the member ID from the person's Slack profile, such as "U024BE7LH"`;

/** What is wrong with an approver and what to write instead, to follow what was written; undefined when it is one. */
function mistakeIn(text: string): string | undefined {
  if (/^@(here|channel|everyone)$/.test(text))
    return "is whoever happens to be there; name a user group, or people by their member IDs";
  if (userId.test(text) || /^@[^\s@A-Z/<>]+$/.test(text)) return undefined;
  if (text.startsWith("@") && userId.test(text.slice(1)))
    return `names a person; write ${JSON.stringify(text.slice(1))}, without "@"`;
  if (/^(<!subteam\^)?S[A-Z0-9]{6,}/.test(text))
    return 'is the id of a user group; write its handle, as people mention it, such as "@ml-approvers"';
  if (text.startsWith("@"))
    return 'is not the handle of a Slack user group; write it as people mention it, in lower case and without spaces, such as "@ml-approvers"';
  if (/@|^[UW]\w*\d\w*$/i.test(text)) return copyTheId;
  const handle = `@${text.trim().toLowerCase().replace(/\s+/g, "-")}`;
  return `has no "@"; write ${JSON.stringify(handle)} for a user group, or the member ID of a person, such as "U024BE7LH"`;
}
