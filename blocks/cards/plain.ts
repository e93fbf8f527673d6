import type { CardFacts } from "../../src/domain/card.ts";
import type { PlainParts } from "../../src/events/plain/parts.ts";
import { fields, fitLines, section } from "../kit/basics.ts";
import type { Message } from "../message.ts";
import { bold, code, join, type Mrkdwn, mrkdwn, prose, slackDate } from "../text.ts";
import { andMore } from "../words.ts";
import { created, noReason, sentences, times, unknownStatus } from "./bits.ts";
import { frame } from "./frame.ts";

type Facts = readonly (readonly [label: string, value: string])[];

/** What happened beside the state: the newest few, with what they told. */
const asidesShown = 4;
const asideFactsShown = 3;
const asidesMax = 2000;

/** The card of every kind that is told by a description alone: its state, its facts, and what happened at it. */
export function plainCard(facts: CardFacts<PlainParts>): Message {
  const { summary, parts, name, noun } = facts;
  const { state } = parts;
  const happened = asideLines(parts);
  const bad = summary.status.phase === "attention" && state?.note === undefined;
  return frame(facts, {
    sentence: sentences([
      state?.note,
      bad ? unknownStatus(summary) : undefined,
      noReason(summary),
      state === undefined && happened.length === 0 ? "Nothing has been told of it yet." : undefined,
    ]),
    evidence: [
      state && state.facts.length > 0 ? factsBlock(state.facts) : undefined,
      happened.length > 0 ? section(fitLines(happened, asidesMax)) : undefined,
    ],
    quiet: [
      state && state.more > 0 ? andMore(state.more, state.more === 1 ? "field" : "fields") : undefined,
      ...(summary.endedAt === undefined ? [state && created(summary)] : times(summary)),
    ],
    // Without a state the headline names what happened, which is no predicate.
    fallback:
      state === undefined && happened.length > 0 ? `${capital(noun)} ${name}: ${summary.status.label}` : undefined,
  });
}

const factsBlock = (facts: Facts) => fields(facts.map(([label, value]) => [label, code(value)] as const));

function asideLines({ state, asides = {} }: PlainParts): readonly Mrkdwn[] {
  const newest = Object.values(asides)
    .toSorted((a, b) => b.at - a.at)
    .slice(0, asidesShown);
  // Each event repeats what it is about: said once is enough.
  const said = new Set((state?.facts ?? []).map(String));
  return newest.map(({ says, at, facts }) => {
    const own = facts.filter((fact) => !said.has(String(fact)));
    for (const fact of own) said.add(String(fact));
    return join([
      bold(says),
      at > 0 ? slackDate(at) : undefined,
      ...own.slice(0, asideFactsShown).map(([label, value]) => mrkdwn`${prose(label)} ${code(value)}`),
    ]);
  });
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
