/** The part of a model package's card that a decision rests on. */
import type { KnownBlock } from "@slack/types";
import type { Author } from "../../src/domain/author.ts";
import type { Evidence } from "../../src/domain/evidence.ts";
import { context } from "../kit/basics.ts";
import { join, lines, type Mrkdwn, mrkdwn } from "../text.ts";
import { shorten } from "../words.ts";

const nameMax = 100;
const sentenceMax = 400;

/** "started by ana", "made by the service role SageMakerRole": who it was, and whether AWS calls that a person. */
export function authorWords({ name, kind, via }: Author): Mrkdwn {
  const who = kind === "person" ? mrkdwn`${shorten(name, nameMax)}` : mrkdwn`${shorten(name, nameMax)}, no person`;
  return join([via === undefined ? "made by" : "started by", who], " ");
}

/** What could not be looked up, said and not hidden. */
export const missingEvidence = ({ missing }: Evidence): KnownBlock | undefined =>
  missing.length === 0
    ? undefined
    : context(lines(missing.map((sentence) => mrkdwn`:warning: ${shorten(sentence, sentenceMax)}`)));
