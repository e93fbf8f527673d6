import type { ApprovalRule } from "../domain/approval-rule.ts";
import type { Ballot } from "../domain/ballot.ts";
import type { VoteIntent } from "../domain/intent.ts";
import type { Outcome } from "../domain/outcome.ts";
import { isOpen } from "./ballot.ts";
import type { Matter } from "./decidable.ts";
import { expiryOf } from "./end.ts";

interface Asked {
  readonly matter: Matter;
  readonly ballot: Ballot;
  readonly rule: ApprovalRule | undefined;
  readonly intent: VoteIntent;
}

const inWords = { approve: "approved", reject: "rejected" } as const;

/** Why nobody may vote so now, whoever they are; undefined where the round takes the vote. Every sentence says what to do. */
export function refusalOf({ matter, ballot, rule, intent }: Asked): Outcome | undefined {
  const { what, standing } = matter;
  if (standing) return decidedBefore(matter, standing, intent);
  if (!matter.waits) return refused(matter.notYet ?? `${capital(what)} does not wait for a decision.`);
  if (intent.round !== undefined && intent.round !== ballot.round)
    return refused(
      `That card was about an earlier round, which is over. ${capital(what)} waits anew: vote on its card as it is now.`,
    );
  if (!isOpen(ballot)) return over(matter, ballot);
  if (rule === undefined) return refused(noRule(matter));
  return undefined;
}

function decidedBefore(
  { what, anew, back }: Matter,
  { choice, description, by }: NonNullable<Matter["standing"]>,
  intent: VoteIntent,
): Outcome {
  const note = description ? ` (${description})` : by ? ` by ${by}` : "";
  if (choice === intent.do)
    return { is: "already", says: `${capital(what)} had already been ${inWords[choice]}${note}.` };
  if (choice === "approve" && back !== undefined)
    return refused(`Meanwhile ${what} has been approved${note}; to take that back, use ${back}.`);
  const again = anew === undefined ? "" : ` To have it decided anew, ${anew}: a new round starts then.`;
  return refused(`Meanwhile ${what} has been ${inWords[choice]}${note}.${again}`);
}

/** What became of a round that takes no more votes. */
export function over({ what }: Matter, { end, settled }: Ballot): Outcome {
  if (end?.is === "superseded")
    return refused(
      `${capital(what)} was superseded by ${end.by ?? "a newer version"}, so nobody votes on it any more.`,
    );
  if (end?.is === "expired")
    return refused(`The time to decide on ${what} is over. Click Ask again on its card to start a new round.`);
  if (settled && settled.withdrawn === undefined)
    return refused(`The votes have just ${inWords[settled.choice]} ${what}; its card shows what came of it.`);
  return refused(`The votes on ${what} are closed.`);
}

/** How to make it possible. */
export function noRule({ what, subject }: Pick<Matter, "what" | "subject">): string {
  const rule =
    subject.kind === "model-package"
      ? `groups: ["${subject.group}"]`
      : `gates: ["${subject.pipeline}/${subject.step}"]`;
  return `No approval rule is for ${what}, so nobody may decide on it from Slack. Whoever runs the bot can add one to \`approvals\` in chatops.config.ts: { id: "…", ${rule}, approvers: ["@…"] }.`;
}

/** What a rule asks of a vote itself. */
export function lacking({ matter, rule, intent }: Asked & { readonly rule: ApprovalRule }): Outcome | undefined {
  const { what } = matter;
  if (!intent.reason?.trim()) {
    if (intent.do === "reject") return refused(`To reject ${what}, say why: the reason is kept with the decision.`);
    if (rule.requireReason)
      return refused(`To approve ${what}, say why: the approval rule "${rule.id}" asks for a reason.`);
  }
  if (intent.do === "approve" && rule.requireMetrics && !matter.hasMetrics)
    return refused(
      `${capital(what)} has no metrics that could be read, and the approval rule "${rule.id}" asks for them (requireMetrics).`,
    );
  return undefined;
}

/** Whether its time was over when the person asked. */
export const isPast = ({ since }: Ballot, rule: ApprovalRule | undefined, at: number): boolean => {
  const expiry = expiryOf(since, rule?.expiresAfterMs);
  return expiry !== undefined && at >= expiry;
};

const refused = (because: string): Outcome => ({ is: "refused", because });
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
