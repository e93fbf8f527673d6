import type { CardFacts } from "../../src/domain/card.ts";
import type { ProcessingJobParts } from "../../src/events/kinds/processing-job.ts";
import { fitLines, section } from "../kit/basics.ts";
import type { Message } from "../message.ts";
import { code, join, type Mrkdwn, mrkdwn, prose } from "../text.ts";
import { duration, shorten } from "../words.ts";
import { imageName, instances, noReason, sentences, times, unknownStatus, value } from "./bits.ts";
import { frame } from "./frame.ts";

/** A container may write up to 1,024 characters as its last words. */
const exitMessageMax = 500;
const inOutMax = 2000;

/** The card of a processing job: its exit message, what it reads and writes. */
export function processingJobCard(facts: CardFacts<ProcessingJobParts>): Message {
  const { summary, parts } = facts;
  const { job } = parts;
  const channels = [...named("in", job?.inputs), ...named("out", job?.outputs)];
  const exit = job?.exitMessage;
  return frame(facts, {
    sentence: sentences([
      unknownStatus(summary),
      exit && exit !== summary.reason ? mrkdwn`Exit message: ${prose(shorten(exit, exitMessageMax))}` : undefined,
      noReason(summary),
    ]),
    evidence: [channels.length > 0 ? section(fitLines(channels, inOutMax)) : undefined],
    quiet: [
      instances(job?.instanceType, job?.instanceCount),
      ...times(summary),
      job?.maxRuntimeSeconds === undefined ? undefined : `limit ${duration(job.maxRuntimeSeconds * 1000)}`,
      imageName(job?.image),
    ],
  });
}

const named = (
  way: "in" | "out",
  channels: readonly { readonly name: string; readonly uri?: string | undefined }[] = [],
): readonly Mrkdwn[] => channels.map(({ name, uri }) => join([mrkdwn`${way} ${code(name)}`, value(uri)], " "));
