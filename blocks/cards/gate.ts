import type { CardFacts } from "../../src/domain/card.ts";
import type { GateParts } from "../../src/events/kinds/gate.ts";
import { fields } from "../kit/basics.ts";
import type { Message } from "../message.ts";
import { bold, code, join, lines, type Mrkdwn, mrkdwn, prose, slackDate } from "../text.ts";
import { between, shorten } from "../words.ts";
import { authorWords } from "./evidence.ts";
import { frame } from "./frame.ts";
import { says } from "./says.ts";

/** A longer value is text to read, not a value to copy. */
const codeMax = 120;
const valueMax = 600;
const nameMax = 80;

/** The card of a pipeline's step that waits for an answer: what it is about, who asks, and what became of it. */
export function gateCard(facts: CardFacts<GateParts>): Message {
  const { summary, parts, acts, name } = facts;
  const { question, author, step } = parts;
  const given = Object.entries(question?.arguments ?? {}).map(
    ([label, text]) => [shorten(label, nameMax), shown(text)] as const,
  );
  const over = summary.endedAt !== undefined;
  return frame(facts, {
    trail: step && code(step.name),
    sentence: lines([sentenceOf(facts)]),
    evidence: [given.length > 0 ? fields(given) : undefined],
    // A reject made here stands below, with its reason.
    reasonShown: acts.some(({ verb }) => verb === "reject"),
    quiet: [
      author && authorWords(author),
      executionOf(facts.arn),
      summary.startedAt === undefined ? undefined : mrkdwn`asked ${slackDate(summary.startedAt)}`,
      over ? waited(summary) : undefined,
    ],
    fallback: `The gate ${step ? `${step.name} of` : "of"} the pipeline ${shorten(name, 100)} ${says(summary.status)}`,
  });
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

const shown = (text: string): Mrkdwn =>
  text.length <= codeMax && !text.includes("\n") ? code(text) : prose(shorten(text, valueMax));

const executionOf = (arn: string): Mrkdwn | undefined => {
  const [, id] = /\/execution\/([^/]+)\//.exec(arn) ?? [];
  return id === undefined ? undefined : mrkdwn`execution ${code(id)}`;
};

const waited = ({ startedAt, endedAt }: CardFacts["summary"]): Mrkdwn | undefined => {
  const spent = between(startedAt, endedAt);
  return spent === undefined ? undefined : mrkdwn`answered after ${spent}`;
};
