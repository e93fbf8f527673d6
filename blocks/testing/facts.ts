import type { CardFacts, Offer, Summary } from "../../src/domain/card.ts";
import type { KindName, PartsOf } from "../../src/events/registry.ts";

/** 23 November 2026, in ms. */
export const at = (hour: number, minute = 0, second = 0): number => Date.UTC(2026, 10, 23, hour, minute, second);

export const console_ = "https://eu-west-1.console.aws.amazon.com/sagemaker/home?region=eu-west-1#/jobs/x";

/** Facts of one resource in prod, eu-west-1; `more` changes what a test is about. */
export function factsOf<K extends KindName>(
  kind: K,
  noun: string,
  name: string,
  summary: Summary,
  parts: PartsOf[K],
  more: Partial<CardFacts<PartsOf[K]>> = {},
): CardFacts<PartsOf[K]> {
  return {
    noun,
    arn: `arn:aws:sagemaker:eu-west-1:123456789012:${kind}/${name}`,
    name,
    account: { id: "123456789012", label: "prod" },
    region: "eu-west-1",
    summary,
    parts,
    acts: [],
    offers: [],
    links: { console: console_ },
    ...more,
  };
}

export const stopOffer: Offer = {
  verb: "stop",
  label: "Stop…",
  style: "danger",
  value: '{"do":"stop"}',
  confirm: { title: "Stop this job?", text: "What it has done so far may be lost.", yes: "Stop", no: "Keep running" },
};

/** Text that tries everything: a ping, a disguised link, marks, right-to-left, emoji, broken halves, colours. */
export const nasty =
  "<!channel> & <https://evil|click> *b* _i_ ~s~ `c` :tada: \u202Eevil\u202C שלום 👩‍👩‍👧‍👦 \uD800 \u001b[31mred\n> quote\n@here &amp; | end";
