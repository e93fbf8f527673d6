import type { CardFacts } from "../../src/domain/card.ts";
import type { AlarmParts } from "../../src/events/kinds/alarm.ts";
import type { Message } from "../message.ts";
import { code, join, link, mrkdwn, prose, slackDate } from "../text.ts";
import { shorten } from "../words.ts";
import { frame } from "./frame.ts";

const descriptionMax = 700;

/** The card of a CloudWatch alarm: what it means, what crossed which threshold, and where it is written what to do. */
export function alarmCard(facts: CardFacts<AlarmParts>): Message {
  const { parts, summary, links } = facts;
  const { alarm } = parts;
  const description = alarm?.description ? prose(shorten(alarm.description, descriptionMax)) : undefined;
  const unknown = Object.hasOwn(known, summary.status.word)
    ? undefined
    : mrkdwn`CloudWatch says ${code(summary.status.word)}, a state that this card does not know.`;
  return frame(facts, {
    sentence: join([unknown, description], " "),
    quiet: [
      links.runbook
        ? link(links.runbook, "what to do")
        : alarm?.runbook && mrkdwn`what to do: ${code(`docs/operate.md#${alarm.runbook}`)}`,
      alarm?.since === undefined ? undefined : mrkdwn`since ${slackDate(alarm.since)}`,
      alarm?.before && mrkdwn`before that ${code(alarm.before)}`,
    ],
  });
}

const known: Readonly<Record<string, true>> = { ALARM: true, OK: true, INSUFFICIENT_DATA: true };
