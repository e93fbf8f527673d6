import type { CardFacts } from "../../src/domain/card.ts";
import type { TransformJobParts } from "../../src/events/kinds/transform-job.ts";
import { section } from "../kit/basics.ts";
import type { Message } from "../message.ts";
import { join } from "../text.ts";
import { instances, labelled, noReason, sentences, times, unknownStatus, value } from "./bits.ts";
import { frame } from "./frame.ts";

/** The card of a batch transform job: which model read what and wrote where. */
export function transformJobCard(facts: CardFacts<TransformJobParts>): Message {
  const { summary, parts } = facts;
  const { job } = parts;
  const way = join([value(job?.input), value(job?.output)], " → ");
  return frame(facts, {
    sentence: sentences([
      unknownStatus(summary),
      // A stopped transform keeps nothing (API reference, StopTransformJob).
      summary.status.phase === "stopped" ? "Its output is not kept." : undefined,
      noReason(summary),
    ]),
    evidence: [String(way) === "" ? undefined : section(way)],
    quiet: [labelled("model", job?.model), instances(job?.instanceType, job?.instanceCount), ...times(summary)],
  });
}
