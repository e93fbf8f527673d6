import type { CardFacts } from "../../src/domain/card.ts";
import type { ImageVersionParts } from "../../src/events/kinds/image-version.ts";
import type { Message } from "../message.ts";
import { created, labelled, noReason, sentences, unknownStatus, versionWords } from "./bits.ts";
import { frame } from "./frame.ts";

/** The card of one version of a SageMaker image. */
export function imageVersionCard(facts: CardFacts<ImageVersionParts>): Message {
  const { summary, parts } = facts;
  const { version } = parts;
  return frame(facts, {
    sentence: sentences([unknownStatus(summary), noReason(summary)]),
    quiet: [labelled("image", version?.imageArn?.split("/").at(-1)), versionWords(version?.version), created(summary)],
  });
}
