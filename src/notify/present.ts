import { drawCard } from "../../blocks/cards/cards.ts";
import type { Message } from "../../blocks/message.ts";
import { outcomeReply } from "../../blocks/replies/outcome.ts";
import { offers } from "../actions/registry.ts";
import type { CardFacts, Failure, Moment, Offer, Summary } from "../domain/card.ts";
import type { ButtonVerb, Intent } from "../domain/intent.ts";
import type { ResourceState } from "../domain/resource.ts";
import { type KindName, kinds, type PartsOf } from "../events/registry.ts";
import { classify } from "../failures/classify.ts";
import { consoleUrl, logsUrl } from "../sagemaker/links.ts";
import { encodeIntent } from "../slack/button.ts";
import { spendOf } from "../spend/by-kind.ts";
import { kindOf, viewOf } from "./view.ts";

/** A resource as people see it: the card, and what a thread is told of its present moment. */
export interface Presentation {
  readonly summary: Summary;
  readonly message: Message;
  readonly reply: (mention: string | undefined) => Message;
  /** Milliseconds since the epoch of the newest fact. */
  readonly seenAt: number;
}

/** Draws a resource from its folded state alone: no clock, no look-ups, the same answer every time. */
export type Present = (state: ResourceState) => Presentation;

/** What a deployer's configuration adds to cards. */
export interface PresentOptions {
  /** Account id to the label that people know it by, such as `prod`. */
  readonly accounts: Readonly<Record<string, string>>;
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
    seenAt: Math.max(0, ...Object.values(state.entries).map((entry) => entry.stamp.at)),
  };
}

/** All that a card of this kind is drawn from. */
export function cardFacts<K extends KindName>(
  kind: K,
  state: ResourceState,
  options: PresentOptions,
): CardFacts<PartsOf[K]> {
  const { parts, summary, acts, tags, found } = viewOf(kind, state);
  const resource = { kind, arn: state.arn, name: state.name, account: state.account, region: state.region };
  return {
    noun: kinds[kind].noun,
    arn: state.arn,
    name: state.name,
    account: { id: state.account, label: options.accounts[state.account] },
    region: state.region,
    summary,
    parts,
    failure: failureOf(summary, found.log?.excerpt),
    repeats: found.repeats?.times,
    log: found.log?.excerpt,
    spend: spendOf(kind, parts, summary, state.region),
    finals: found.metrics?.finals,
    curves: found.metrics?.curves,
    acts,
    tags: Object.fromEntries(Object.entries(tags).filter(([key]) => !/^(aws|sagemaker):/.test(key))),
    offers: offers(kind, parts, summary).map(
      (offer): Offer => ({
        ...offer,
        value: encodeIntent(intentOf(offer.verb, state.arn, summary.status.word)),
      }),
    ),
    links: { console: consoleUrl(resource), logs: logsUrl(resource) },
  };
}

function intentOf(verb: ButtonVerb, arn: string, seen: string): Intent {
  const target = { arn };
  return verb === "logs" || verb === "metrics" ? { do: verb, target } : { do: verb, target, seen };
}

/** Why it failed; undefined where it did not, or where nothing is said that could be judged. */
function failureOf({ status, reason, clues }: Summary, log: string | undefined): Failure | undefined {
  const evidence = { reason, ...clues, log };
  if (status.phase !== "failed" || !(reason || log)) return undefined;
  return classify(evidence);
}

const momentOf = ({ moment, status }: Summary): Moment =>
  moment ?? (status.phase === "failed" || status.phase === "attention" ? "failed" : "finished");
