import type { Shown } from "../../blocks/home/shown.ts";
import type { WaitingRow } from "../../blocks/home/waiting.ts";
import { forbidden } from "../../blocks/replies/forbidden.ts";
import { pendingForAll, pendingReply } from "../../blocks/replies/pending.ts";
import { whyNot } from "../approvals/may-vote.ts";
import { isPast } from "../approvals/refusal.ts";
import { resourceKey } from "../domain/arn.ts";
import { slackUserOf } from "../domain/author.ts";
import type { Intent } from "../domain/intent.ts";
import type { ResourceState } from "../domain/resource.ts";
import type { Work } from "../domain/work.ts";
import { cardFacts } from "../notify/present.ts";
import { type Round, roundOf } from "../notify/round.ts";
import { kindOf } from "../notify/view.ts";
import { type Answer, shareable, toPerson } from "./answer.ts";
import { mainCard } from "./main-card.ts";
import type { Decision, WorkPorts } from "./ports.ts";
import { resourceOf } from "./subject.ts";

/** What waits for a decision, as one person sees it; oldest first. */
export interface Pending {
  readonly mine: Shown<WaitingRow>;
  readonly others: Shown<WaitingRow>;
}

type Asker = Pick<Work, "who" | "where">;

/** As many as a person looks through. */
const shown = 10;
/** States that are read for them, the longest waiting ones. */
const read = 60;

/** What waits for this person, and what waits for others, as far as they may see it. */
export async function pendingFor(asker: Asker, ports: WorkPorts): Promise<Pending> {
  const waiting = await ports.store.pending.all();
  const states = await Promise.all(waiting.slice(0, read).map(({ arn }) => ports.store.states.get(resourceKey(arn))));
  const found = await Promise.all(states.map((state) => state && rowOf(asker, state, ports)));
  const rows = found.flatMap((each) => each ?? []);
  const unread = Math.max(0, waiting.length - read);
  return {
    mine: first(rows.flatMap(({ isMine, row }) => (isMine ? [row] : []))),
    others: first(
      rows.flatMap(({ isMine, row }) => (isMine ? [] : [row])),
      unread,
    ),
  };
}

const first = (rows: readonly WaitingRow[], unread = 0): Shown<WaitingRow> => ({
  rows: rows.slice(0, shown),
  more: Math.max(0, rows.length - shown) + unread,
});

/** Undefined for what waits no more, or is not for this person to see. */
async function rowOf(
  asker: Asker,
  state: ResourceState,
  ports: WorkPorts,
): Promise<{ readonly isMine: boolean; readonly row: WaitingRow } | undefined> {
  const round = roundOf(state, ports.options.approvals);
  const facts = cardFacts(kindOf(state), state, ports.options);
  const { approval, noun, name, account, region, offers } = facts;
  if (!round || !approval || !(approval.is === "open" || approval.is === "unruled")) return undefined;
  if (isPast(round.ballot, round.rule, ports.now())) return undefined;
  const resource = resourceOf(state.kind, state.name, state, ports.options, state);
  if ((await ports.authorise(asker, "show", resource)).verdict.is === "no") return undefined;
  const card = await mainCard(state.key, ports);
  const here = await ports.authorise(asker, "approve", resource);
  // Where a policy wants a decision made in the channel of the card, it is theirs all the same, and the card is the way to it.
  const there =
    card && here.verdict.is === "no" ? await ports.authorise({ ...asker, where: card }, "approve", resource) : here;
  const because = notTheirs(asker, round, there, ports);
  const mayHere = because === undefined && here.verdict.is === "yes";
  const { since, approvals, required, expiresAt, approvers } = approval;
  const { subject } = round.matter;
  const row = {
    // Of a pipeline that asks twice, the step tells which.
    name: subject.kind === "gate" ? `${subject.pipeline}/${subject.step}` : name,
    ...{ noun, account, region, since, approvals, required, expiresAt, approvers },
    card: card?.url,
    because: because?.says,
    offers: mayHere ? offers.filter(({ verb }) => verb === "approve" || verb === "reject") : [],
  };
  return { isMine: because === undefined, row };
}

/** Why the person has nothing to decide, `says` in a few words where it is not plain; undefined where it waits for them. */
function notTheirs(
  { who }: Asker,
  { matter, ballot, rule }: Round,
  { who: known, verdict }: Decision,
  { options: { people = {} } }: WorkPorts,
): { readonly says?: string } | undefined {
  if (rule === undefined) return {};
  if (ballot.votes.some(({ by, lapsed }) => by === who.user && lapsed === undefined))
    return { says: "you have approved" };
  const refusal = whyNot(rule, { ...known, name: who.name }, matter, people);
  if (refusal?.is === "author") {
    const isTheirs = matter.author !== undefined && slackUserOf(matter.author.name, people) === who.user;
    return { says: isTheirs ? `you ${matter.made}` : "nobody knows who made it" };
  }
  return refusal || verdict.is === "no" ? {} : undefined;
}

/** Answers what waits for the person, or, shared, what waits at all. */
export async function pending(
  work: Work,
  intent: Extract<Intent, { do: "pending" }>,
  ports: WorkPorts,
): Promise<Answer> {
  const { verdict, mentions } = await ports.authorise(work, "pending", undefined);
  if (verdict.is === "no") return toPerson(forbidden({ ...verdict, mentions }));
  const { mine, others } = await pendingFor(work, ports);
  const all = [...mine.rows, ...others.rows].toSorted((a, b) => a.since - b.since);
  if (all.length === 0) return toPerson(pendingReply(mine, others));
  const reply = intent.share ? pendingForAll({ rows: all, more: mine.more + others.more }) : pendingReply(mine, others);
  return shareable(reply, { do: "pending", share: true });
}
