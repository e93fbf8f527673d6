import { type ApprovalRule, lists } from "../domain/approval-rule.ts";
import { type Author, slackUserOf } from "../domain/author.ts";
import type { People } from "../domain/people.ts";

/** Somebody who wants to vote, as Slack knows them. */
export interface Voter {
  /** Slack user id. */
  readonly user: string;
  /** The handle. */
  readonly name?: string | undefined;
  /** Handles of their user groups, without "@". */
  readonly groups: readonly string[];
}

/** Why a person may not vote: the rule does not list them, or four eyes. */
export type VoteRefusal =
  | { readonly is: "not-listed"; readonly because: string }
  | { readonly is: "author"; readonly because: string };

/** Those whose votes count by the rule: handles of user groups, without "@", and user ids. */
export const votersOf = ({ approvers }: ApprovalRule) => ({
  groups: approvers.filter((each) => each.startsWith("@")).map((each) => each.slice(1)),
  users: approvers.filter((each) => !each.startsWith("@")),
  others: false as const,
});

interface Made {
  readonly what: string;
  readonly author: Author | undefined;
  readonly made: string;
}

/** Why the rule does not let this person vote; undefined where it does. The policy is asked elsewhere. */
export function whyNot(rule: ApprovalRule, voter: Voter, made: Made, people: People): VoteRefusal | undefined {
  if (!lists(rule, voter))
    return {
      is: "not-listed",
      because: `The approval rule "${rule.id}" does not list you, so you cannot decide on ${made.what}.`,
    };
  const because = rule.excludeAuthor ? fourEyes(voter, made, people) : undefined;
  return because === undefined ? undefined : { is: "author", because };
}

/** Fails safe: where it is not known who made it, anybody could be the one. */
function fourEyes({ user, name }: Voter, { what, author, made }: Made, people: People): string | undefined {
  if (author === undefined)
    return `AWS does not say who made ${what}, so it cannot be told whether you are another person, which its approval rule asks for (excludeAuthor). Decide on it in Studio or by CLI.`;
  if (author.kind === "service") return undefined;
  const known = slackUserOf(author.name, people);
  if (known === user || (known === undefined && isSame(author.name, name)))
    return `You ${made}, so another person has to decide on it.`;
  if (known !== undefined) return undefined;
  return `${author.name} ${made}, and nobody in Slack is known by that name, so it cannot be told whether it was you. Whoever runs the bot can add the name to \`people\` in chatops.config.ts: { U…: ["${author.name}"] }.`;
}

const isSame = (a: string, b: string | undefined): boolean =>
  b !== undefined && a.trim().toLowerCase() === b.trim().toLowerCase();
