import { approvalReminder } from "../../blocks/replies/reminder.ts";
import { approvals } from "../approvals/ballot.ts";
import { expiryOf } from "../approvals/end.ts";
import { votersOf } from "../approvals/may-vote.ts";
import { asChanges, remindedPart } from "../approvals/parts.ts";
import type { ApprovalRule } from "../domain/approval-rule.ts";
import { slackUserOf } from "../domain/author.ts";
import type { Ballot } from "../domain/ballot.ts";
import { fold } from "../notify/fold.ts";
import type { Round } from "../notify/round.ts";
import { sendDegrading } from "../notify/send.ts";
import type { UserGroup } from "../slack/port.ts";
import type { CardRecord } from "../store/cards.ts";
import type { ApprovalPorts } from "./approvals.ts";

const leaseMs = 60_000;
/** More people than these are asked by the name of their group. */
const maxNamed = 8;

type Ruled = Round & { readonly rule: ApprovalRule };

/** Reminds those who have not voted, in a card's thread, once for each `times` of a round. */
export async function remind(key: string, round: Ruled, times: number, ports: ApprovalPorts): Promise<void> {
  const { claims, cards, states } = ports.store;
  const claim = `remind:${round.ballot.round}:${times}`;
  if ((await claims.take(claim, leaseMs)) !== "mine") return;
  try {
    const { rule, ballot, matter } = round;
    const reminder = approvalReminder({
      what: matter.what,
      since: ballot.since,
      approvals: approvals(ballot).length,
      required: rule.required,
      whom: await whomOf(round, ports),
      expiresAt: expiryOf(ballot.since, rule.expiresAfterMs),
    });
    const place = whereOf(await cards.of(key), ballot);
    if (place) await sendDegrading(reminder, (message) => ports.slack.post({ ...place, ...message }), ports.onDegraded);
    // Kept with the votes, since a round may outlive the claim.
    await states.update(key, (now) => {
      if (!now) throw new Error(`The state of ${key} is gone.`);
      return asChanges(now, [remindedPart(ballot.round, times, ports.now())]).reduce(fold, now);
    });
    await claims.done(claim);
  } catch (error) {
    await claims.release(claim);
    throw error;
  }
}

/** The thread of one card, so that nobody is asked twice: where somebody has voted last, else of the first. */
function whereOf(cards: readonly CardRecord[], { votes }: Ballot) {
  const told = cards.filter(({ ts }) => ts !== undefined);
  const last = votes.findLast(({ channel }) => told.some(({ postedIn }) => postedIn === channel))?.channel;
  const card = told.find(({ postedIn }) => postedIn === last) ?? told[0];
  const threadTs = card?.threadTs ?? card?.ts;
  return card && threadTs !== undefined ? { channel: card.postedIn ?? card.channel, threadTs } : undefined;
}

/** Mentions of those who may still vote: people while they are few, else their groups. */
async function whomOf({ rule, ballot, matter }: Ruled, { slack, options }: ApprovalPorts): Promise<readonly string[]> {
  const groups = await groupsOf(rule, slack);
  const { author } = matter;
  const made =
    rule.excludeAuthor && author?.kind === "person" ? slackUserOf(author.name, options.people ?? {}) : undefined;
  const done = new Set([...ballot.votes.filter(({ lapsed }) => !lapsed).map(({ by }) => by), made]);
  const { users: listed } = votersOf(rule);
  const people = [...new Set([...listed, ...groups.flatMap(({ users }) => users)])].filter((user) => !done.has(user));
  if (people.length <= maxNamed) return people.map((user) => `<@${user}>`);
  return [
    ...groups.map(({ id }) => `<!subteam^${id}>`),
    ...listed.filter((user) => !done.has(user)).map((user) => `<@${user}>`),
  ];
}

async function groupsOf(rule: ApprovalRule, slack: ApprovalPorts["slack"]): Promise<readonly UserGroup[]> {
  const { groups: handles } = votersOf(rule);
  if (handles.length === 0) return [];
  return (await slack.userGroups()).filter(({ handle }) => handles.includes(handle));
}
