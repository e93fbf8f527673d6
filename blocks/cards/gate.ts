import type { CardFacts } from "../../src/domain/card.ts";
import type { GateParts } from "../../src/events/kinds/gate.ts";
import { fields, section } from "../kit/basics.ts";
import type { Message } from "../message.ts";
import { bold, code, join, lines, type Mrkdwn, mrkdwn, slackDate } from "../text.ts";
import { between, shorten } from "../words.ts";
import { actsBeside, approvalLines } from "./approval.ts";
import { authorWords } from "./evidence.ts";
import { frame } from "./frame.ts";
import { says } from "./says.ts";

/** Of texts; values are kept whole, and bounded where they are read. */
const textMax = 600;
const nameMax = 80;

/** The card of a pipeline's step that waits for an answer: what it is about, who asks, and what became of it. */
export function gateCard(facts: CardFacts<GateParts>): Message {
  const { summary, parts, approval, name } = facts;
  const { question, author, step } = parts;
  const given = Object.entries(question?.arguments ?? {});
  const texts = given.filter(([, value]) => isText(value)).map(([label, value]) => textLine(label, value));
  const values = given
    .filter(([, value]) => !isText(value))
    .map(([label, value]) => [shown(label), code(value)] as const);
  const over = summary.endedAt !== undefined;
  return frame(
    { ...facts, acts: actsBeside(facts.acts, approval) },
    {
      trail: step && code(step.name),
      sentence: lines([sentenceOf(facts), approval && approvalLines(approval, "gate")]),
      evidence: [texts.length > 0 ? section(lines(texts)) : undefined, values.length > 0 ? fields(values) : undefined],
      // Of a rejection that was voted here, the lines above have the reason.
      reasonShown: approval?.is === "rejected",
      fromShown: true,
      quiet: [
        author && authorWords(author),
        executionOf(facts.arn),
        summary.startedAt === undefined ? undefined : mrkdwn`asked ${slackDate(summary.startedAt)}`,
        over ? waited(summary) : undefined,
      ],
      fallback: `The gate ${step ? `${step.name} of` : "of"} the pipeline ${shorten(name, 100)} ${says(summary.status)}`,
    },
  );
}

function sentenceOf({ summary, parts, name }: CardFacts<GateParts>): Mrkdwn | undefined {
  const pipeline = bold(shorten(name, 300));
  switch (summary.status.word) {
    case "Waiting":
      return join(
        [
          mrkdwn`${pipeline} goes on when this step is approved, and fails when it is rejected.`,
          parts.step ? undefined : "Which step it is could not be looked up yet.",
        ],
        " ",
      );
    case "Stopping":
      return mrkdwn`Somebody stopped ${pipeline}, but SageMaker waits for an answer to this step first. Reject it to let the execution end.`;
    case "Succeeded":
      return mrkdwn`${pipeline} went on.`;
    case "Failed":
      return mrkdwn`${pipeline} went no further.`;
    default:
      return mrkdwn`${pipeline} was stopped before anybody answered.`;
  }
}

/** What people read, while a path or a number is what they copy. */
const isText = (value: string): boolean => /\s/.test(value);
const shown = (label: string): string => shorten(label, nameMax);
const textLine = (label: string, text: string): Mrkdwn => mrkdwn`${bold(shown(label))}\n${shorten(text, textMax)}`;

const executionOf = (arn: string): Mrkdwn | undefined => {
  const [, id] = /\/execution\/([^/]+)\//.exec(arn) ?? [];
  return id === undefined ? undefined : mrkdwn`execution ${code(id)}`;
};

const waited = ({ startedAt, endedAt }: CardFacts["summary"]): Mrkdwn | undefined => {
  const spent = between(startedAt, endedAt);
  return spent === undefined ? undefined : mrkdwn`answered after ${spent}`;
};
