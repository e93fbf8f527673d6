import * as z from "zod/mini";
import { drawCard } from "../../blocks/cards/cards.ts";
import type { Message } from "../../blocks/message.ts";
import { leftMessage } from "../../blocks/replies/left.ts";
import { outcomeReply } from "../../blocks/replies/outcome.ts";
import { offers } from "../actions/registry.ts";
import { approvalFacts } from "../approvals/facts.ts";
import { roundIntent, roundOffers } from "../approvals/offers.ts";
import { letterOffers } from "../dead-letters/offers.ts";
import type { ApprovalFacts } from "../domain/approval-facts.ts";
import type { ApprovalRule } from "../domain/approval-rule.ts";
import { parseArn } from "../domain/arn.ts";
import type { Act, Actor, CardFacts, Failure, JourneyFacts, Moment, Offer, Relative, Summary } from "../domain/card.ts";
import { evidenceSchema } from "../domain/evidence.ts";
import type { Intent, RoundVerb } from "../domain/intent.ts";
import { kindOfArn, type Link, placeOf } from "../domain/journey.ts";
import type { People } from "../domain/people.ts";
import type { ResourceState } from "../domain/resource.ts";
import type { Weighed } from "../domain/weighed.ts";
import { deploymentOf } from "../events/endpoint/story.ts";
import { type KindName, kinds, type PartsOf } from "../events/registry.ts";
import { weigh } from "../evidence/weigh.ts";
import { classify } from "../failures/classify.ts";
import { consoleUrl, logsUrl } from "../sagemaker/links.ts";
import { encodeIntent } from "../slack/button.ts";
import { spendOf } from "../spend/by-kind.ts";
import { spendOfJobs } from "../spend/of-jobs.ts";
import type { Journey } from "./journey.ts";
import { roundOf } from "./round.ts";
import { hasCause, kindOf, viewOf } from "./view.ts";

/** A resource as people see it: the card, and what a thread is told of its present moment. */
export interface Presentation {
  readonly summary: Summary;
  readonly message: Message;
  readonly reply: (mention: string | undefined) => Message;
  /** What is left of a card whose resource is told in a newer thread. */
  readonly left: Message;
  /** Milliseconds since the epoch of the newest fact. */
  readonly seenAt: number;
}

/** Draws a resource from its folded state alone: no clock, no look-ups, the same answer every time. */
export type Present = (state: ResourceState) => Presentation;

/** What a deployer's configuration adds to cards. */
export interface PresentOptions {
  /** Account id to the label that people know it by, such as `prod`. */
  readonly accounts: Readonly<Record<string, string>>;
  /** The address at which people read docs/operate.md. */
  readonly runbooks?: string | undefined;
  /** Who has to approve what. @default nobody may approve anything from Slack */
  readonly approvals?: readonly ApprovalRule[] | undefined;
  /** By Slack user id, the names by which AWS knows people. */
  readonly people?: People | undefined;
}

export const presentWith =
  (options: PresentOptions): Present =>
  (state) =>
    presentKind(kindOf(state), state, options);

function presentKind<K extends KindName>(kind: K, state: ResourceState, options: PresentOptions): Presentation {
  const facts = cardFacts(kind, state, options);
  return {
    summary: facts.summary,
    message: drawCard(kind, facts),
    reply: (mention) => outcomeReply(momentOf(facts.summary), facts, mention),
    left: leftMessage(facts),
    seenAt: Math.max(0, ...Object.values(state.entries).map((entry) => entry.stamp.at)),
  };
}

/** All that a card of this kind is drawn from. */
export function cardFacts<K extends KindName>(
  kind: K,
  state: ResourceState,
  options: PresentOptions,
): CardFacts<PartsOf[K]> {
  const { parts, summary, acts, actors, tags, found, journey } = viewOf(kind, state);
  const approval = approvalOf(state, options);
  const deployment = deploymentOf(kind, parts);
  // What a person has ended did not fail of its own.
  const caused = hasCause(kind) && !deployment?.aborted;
  const resource = { kind, arn: state.arn, name: state.name, account: state.account, region: state.region };
  return {
    noun: kinds[kind].noun,
    arn: state.arn,
    name: state.name,
    account: { id: state.account, label: options.accounts[state.account] },
    region: state.region,
    summary,
    parts,
    failure: caused ? failureOf(summary, found.log?.excerpt) : undefined,
    repeats: caused ? found.repeats?.times : undefined,
    log: found.log?.excerpt,
    deployment,
    weighed: weighedIn(parts),
    spend:
      kind === "pipeline-execution"
        ? spendOfJobs(parts, journey.offspring)
        : spendOf(kind, parts, summary, state.region),
    finals: found.metrics?.finals,
    curves: found.metrics?.curves,
    journey: journeyFacts(journey),
    acts,
    approval,
    actors: actors.filter((actor) => !acts.some((act) => isSameDeed(act, actor))),
    tags: Object.fromEntries(Object.entries(tags).filter(([key]) => !/^(aws|sagemaker):/.test(key))),
    offers: [
      ...(approval ? roundButtons(approval, state.arn, summary.status.word) : []),
      ...offers(kind, parts, summary, approval).map((offer) => button(offer, state.arn, summary)),
      ...letterOffers(kind, summary).map((offer) => button(offer, state.arn, summary)),
    ],
    links: { console: consoleUrl(resource), logs: logsUrl(resource), runbook: runbookUrl(parts, options) },
  };
}

/** The journey with words and addresses for people. */
function journeyFacts({ from, offspring }: Journey): JourneyFacts {
  return {
    from: from && relative(from),
    offspring: offspring.map((each) => ({ ...each, ...relative(each), apart: placeOf(each.kind).in === "thread" })),
  };
}

/** A relative by its ARN alone, unless its name is known. */
function relative({ arn, name, step }: Link & { readonly name?: string }): Relative {
  const parts = parseArn(arn);
  const kind = kindOfArn(arn) ?? "other";
  const region = parts?.region ?? "";
  const shown = name ?? parts?.id.split("/execution/")[0] ?? arn;
  return {
    noun: kinds[kind].noun,
    name: shown,
    step,
    console: consoleUrl({ kind, arn, name: shown, region }),
  };
}

/** How the vote stands; undefined for what nobody votes on. */
function approvalOf(state: ResourceState, { approvals }: PresentOptions): ApprovalFacts | undefined {
  const round = roundOf(state, approvals);
  const facts = round && approvalFacts(round.matter, round.ballot, round.rule);
  if (!round || facts?.is !== "elsewhere") return facts;
  const { view, matter, ballot } = round;
  // Before there were rounds a decision was an act alone.
  const before = view.acts.some(({ verb }) => verb === matter.standing?.choice);
  if (before && !ballot.settled && !ballot.end) return undefined;
  if (facts.decidedBy !== undefined) return facts;
  // What CloudTrail says, where its events are routed to the bot.
  const decider = view.actors.findLast(({ deed }) => deed === "approved" || deed === "rejected");
  return { ...facts, decidedBy: decider?.by };
}

const roundButtons = (approval: ApprovalFacts, arn: string, seen: string): readonly Offer[] =>
  roundOffers(approval).map((offer) => ({
    ...offer,
    value: encodeIntent(roundIntent(offer.verb, arn, seen, approval)),
  }));

const button = (
  offer: Omit<Offer, "value" | "verb"> & { readonly verb: Exclude<Offer["verb"], RoundVerb> },
  arn: string,
  { status }: Summary,
): Offer => ({ ...offer, value: encodeIntent({ ...intentOf(offer.verb, arn, status.word), ...choice(offer) }) });

const choice = ({ config }: Pick<Offer, "config">) => (config === undefined ? {} : { config });

function intentOf(verb: Exclude<Offer["verb"], RoundVerb>, arn: string, seen: string): Intent {
  const target = { arn };
  const reads = verb === "logs" || verb === "metrics" || verb === "evidence";
  return reads ? { do: verb, target } : { do: verb, target, seen };
}

/** Why it failed; undefined where it did not, or where nothing is said that could be judged. */
function failureOf({ status, reason, clues }: Summary, log: string | undefined): Failure | undefined {
  const evidence = { reason, ...clues, log };
  if (status.phase !== "failed" || !(reason || log)) return undefined;
  return classify(evidence);
}

const judgedParts = z.looseObject({ evidence: evidenceSchema });

/** Evidence of a version that was looked up; other kinds have none. */
function weighedIn(parts: unknown): Weighed | undefined {
  const read = judgedParts.safeParse(parts);
  return read.success ? weigh(read.data.evidence) : undefined;
}

const alarmParts = z.looseObject({ alarm: z.looseObject({ runbook: z.string() }) });

/** The section that says what to do about an alarm; other kinds have none. */
function runbookUrl(parts: unknown, { runbooks }: PresentOptions): string | undefined {
  const section = alarmParts.safeParse(parts).data?.alarm.runbook;
  return runbooks === undefined || section === undefined ? undefined : `${runbooks}#${section}`;
}

/** What the bot was asked for comes back as a call of the bot's own role: the card names the person already. */
const isSameDeed = (act: Act, actor: Actor): boolean =>
  deedOf[act.verb] === actor.deed && Math.abs(act.at - actor.at) < sameDeedMs;

const sameDeedMs = 5 * 60_000;
/** What is done to a dead letter is no call of SageMaker's. */
const deedOf: Readonly<Partial<Record<Act["verb"], Actor["deed"]>>> = {
  stop: "stopped",
  retry: "retried",
  approve: "approved",
  reject: "rejected",
  revoke: "rejected",
};

const momentOf = ({ moment, status }: Summary): Moment =>
  moment ?? (status.phase === "failed" || status.phase === "attention" ? "failed" : "finished");
