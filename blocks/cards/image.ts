import type { CardFacts } from "../../src/domain/card.ts";
import type { ImageParts } from "../../src/events/kinds/image.ts";
import type { Message } from "../message.ts";
import { created, noReason, sentences, unknownStatus, versionWords } from "./bits.ts";
import { frame } from "./frame.ts";

/** The card of a SageMaker image. */
export function imageCard(facts: CardFacts<ImageParts>): Message {
  const { summary, parts } = facts;
  const version = parts.image?.version;
  return frame(facts, {
    sentence: sentences([unknownStatus(summary), noReason(summary)]),
    quiet: [versionWords(version), created(summary)],
  });
}
