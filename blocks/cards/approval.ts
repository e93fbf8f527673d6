/** How a decision stands, in the words that cards of everything people vote on share. */
import type { ApprovalFacts } from "../../src/domain/approval-facts.ts";
import type { Vote } from "../../src/domain/ballot.ts";
import type { Act } from "../../src/domain/card.ts";
import { bold, emoji, join, lines, type Mrkdwn, mrkdwn, prose, slackDate, userMention } from "../text.ts";
import { andMore, shorten } from "../words.ts";
import { sentences } from "./bits.ts";

const reasonMax = 300;
const nameMax = 100;
const votesShown = 8;
const approversShown = 5;

/** The lines on the card: votes and whose they are, what else matters, and until when. `noun` is what no rule fits: "group". */
export function approvalLines(facts: ApprovalFacts, noun: "group" | "gate"): Mrkdwn {
  return lines([...linesOf(facts, noun), ...facts.votes.flatMap(lapsedLine)]);
}

function linesOf(facts: ApprovalFacts, noun: "group" | "gate"): readonly (Mrkdwn | undefined)[] {
  const { settled, withdrawn } = facts;
  switch (facts.is) {
    case "unruled":
      return [
        mrkdwn`No approval rule matches this ${noun}, so it is decided ${noun === "gate" ? "by CLI" : "in Studio or by CLI"}.`,
      ];
    case "open":
      return [
        join([progress(facts), excluded(facts, noun)]),
        withdrawn === undefined
          ? undefined
          : mrkdwn`${emoji("warning")} AWS did not take the decision: ${shorten(withdrawn, reasonMax)} The next vote tries it again.`,
        until(facts),
      ];
    case "settled":
      return [given(facts), mrkdwn`The votes have decided; the decision is being written.`];
    case "approved":
    case "rejected":
      return settled?.choice === "reject" ? [rejection(facts), given(facts)] : [given(facts)];
    case "revoked":
      return [revocation(facts), given(facts)];
    case "expired":
      return [
        sentences([
          facts.endedAt === undefined
            ? mrkdwn`Nobody had decided in time.`
            : mrkdwn`Nobody had decided by ${slackDate(facts.endedAt)}.`,
          mrkdwn`${bold("Ask again")} starts a new round.`,
        ]),
        given(facts),
      ];
    case "superseded":
      return [
        mrkdwn`Superseded by ${bold(shorten(facts.supersededBy ?? "a newer version", nameMax))} before it was decided on.`,
        given(facts),
      ];
    case "elsewhere": {
      const by = facts.decidedBy === undefined ? undefined : mrkdwn` by ${shorten(facts.decidedBy, nameMax)}`;
      return [join([mrkdwn`Decided outside Slack`, by, mrkdwn`.`], ""), given(facts)];
    }
  }
}

/** "*1 of 2* approvals from @ml-approvers: @bo ✓" */
function progress(facts: ApprovalFacts): Mrkdwn {
  const { approvals, required = 1, approvers } = facts;
  const shown = approvers
    .slice(0, approversShown)
    .map((each) => (each.startsWith("@") ? prose(each) : userMention(each)));
  const from = join([...shown, andMore(approvers.length - shown.length)], ", ");
  const needs = approvals === 0 ? mrkdwn`Needs ${bold(String(required))}` : bold(`${approvals} of ${required}`);
  return join([mrkdwn`${needs} ${plural(required)} from ${from}`, ticks(facts)], ": ");
}

const plural = (required: number): string => (required === 1 ? "approval" : "approvals");

const counting = ({ votes }: ApprovalFacts): readonly Vote[] =>
  votes.filter(({ choice, lapsed }) => choice === "approve" && lapsed === undefined);

function ticks(facts: ApprovalFacts): Mrkdwn | undefined {
  const all = counting(facts);
  const shown = all.slice(0, votesShown).map(({ by }) => mrkdwn`${userMention(by)} ✓`);
  return shown.length === 0 ? undefined : join([...shown, andMore(all.length - shown.length)], " ");
}

/** The approvals that were given, with their reasons. */
function given(facts: ApprovalFacts): Mrkdwn | undefined {
  const all = counting(facts);
  if (all.length === 0) return undefined;
  const of = facts.settled?.choice === "approve" ? facts.settled.required : (facts.required ?? all.length);
  const head = mrkdwn`${bold(`${all.length} of ${of}`)} ${plural(of)}`;
  if (all.every(({ reason }) => !reason)) return mrkdwn`${head}: ${ticks(facts) ?? prose("")}`;
  const shown = all.slice(0, votesShown);
  return lines([
    mrkdwn`${head}:`,
    ...shown.map(({ by, reason }) =>
      join([mrkdwn`• ${userMention(by)} ✓`, reason ? prose(shorten(oneLine(reason), reasonMax)) : undefined], " "),
    ),
    andMore(all.length - shown.length),
  ]);
}

function rejection({ settled, votes }: ApprovalFacts): Mrkdwn | undefined {
  const vote = votes.findLast(({ choice, by }) => choice === "reject" && by === settled?.by);
  if (!vote) return undefined;
  const what = mrkdwn`${bold("Rejected")} by ${userMention(vote.by)}`;
  return join([what, vote.reason ? prose(shorten(oneLine(vote.reason), reasonMax)) : undefined], ": ");
}

const revocation = ({ revoked }: ApprovalFacts): Mrkdwn | undefined =>
  revoked &&
  join(
    [
      mrkdwn`${bold("Approval revoked")} by ${userMention(revoked.by)}`,
      prose(shorten(oneLine(revoked.reason), reasonMax)),
    ],
    ": ",
  );

/** A name that is written as AWS has it: a mention would ping somebody for what they did themselves. */
const excluded = ({ excluded: author }: ApprovalFacts, noun: "group" | "gate"): Mrkdwn | undefined =>
  author &&
  mrkdwn`${shorten(author.name, nameMax)} ${noun === "gate" ? "started it" : "is the author"} and cannot vote`;

function until({ expiresAt, askedBy }: ApprovalFacts): Mrkdwn | undefined {
  const asked = askedBy === undefined ? undefined : mrkdwn`Asked again by ${userMention(askedBy)}`;
  const expires = expiresAt === undefined ? undefined : mrkdwn`Expires ${slackDate(expiresAt)}`;
  return asked || expires ? join([asked, expires]) : undefined;
}

function lapsedLine({ by, lapsed }: Vote): readonly Mrkdwn[] {
  return lapsed === undefined
    ? []
    : [mrkdwn`${emoji("warning")} The approval of ${userMention(by)} no longer counts: ${lapsed}.`];
}

/** What the lines tell already is left out of the acts. */
export const actsBeside = (acts: readonly Act[], facts: ApprovalFacts | undefined): readonly Act[] =>
  acts.filter(({ verb, by, reason }) => {
    if (verb === "approve" || verb === "reject") return facts?.settled === undefined;
    return verb !== "revoke" || by !== facts?.revoked?.by || reason !== facts.revoked.reason;
  });

const oneLine = (text: string): string => text.trim().replace(/\s+/g, " ");
