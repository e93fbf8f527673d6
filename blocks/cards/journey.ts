/** What a card tells of the other resources of its journey. */
import type { KnownBlock } from "@slack/types";
import type { CardFacts, OffspringFacts, Relative } from "../../src/domain/card.ts";
import { section } from "../kit/basics.ts";
import { bold, emoji, join, lines, link, type Mrkdwn, mrkdwn, slackDate } from "../text.ts";
import { andMore, shorten } from "../words.ts";
import { icons, rolledBackIcon } from "./icons.ts";
import { says } from "./says.ts";

const nameMax = 150;
const linesShown = 5;

/** "step Train of pipeline execution churn-nightly": where a resource came from. */
export function fromWords({ noun, name, step, console }: Relative): Mrkdwn {
  const shown = shorten(name, nameMax);
  const whole = join([noun, console ? link(console, shown) : bold(shown)], " ");
  return step === undefined ? mrkdwn`from ${whole}` : mrkdwn`step ${bold(shorten(step, nameMax))} of ${whole}`;
}

/** What came of a resource and has a card of its own, a line each: "model package *churn/12* waits for approval". */
export function offspringLines({ journey }: Pick<CardFacts, "journey">): KnownBlock | undefined {
  const told = journey?.offspring.filter(({ apart }) => apart) ?? [];
  if (told.length === 0) return undefined;
  // The newest matter most.
  const shown = told.slice(-linesShown);
  const hidden = told.length - shown.length;
  return section(lines([hidden > 0 ? andMore(hidden, "before") : undefined, ...shown.map(line)]));
}

function line({ noun, name, status, console, until }: OffspringFacts): Mrkdwn {
  const icon = status.label === "Rolled back" ? rolledBackIcon : icons[status.phase];
  const shown = shorten(name, nameMax);
  const named = join([capital(noun), console ? link(console, shown) : bold(shown)], " ");
  const ends = until === undefined ? undefined : mrkdwn`until ${slackDate(until)}`;
  return join([emoji(icon), named, says({ ...status, rank: 0 }), ends], " ");
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
