import { asArn } from "../domain/ids.ts";
import { maskSecrets } from "../domain/mask.ts";
import type { Change } from "../domain/resource.ts";
import type { LetterFacts } from "../events/kinds/dead-letter.ts";
import { readBody } from "../notify/read.ts";
import type { Place } from "../sagemaker/clients.ts";
import type { LetterRecord } from "../store/letters.ts";
import type { Received } from "./queue.ts";

const prefix = "dead-letter:";

/** What stands for an ARN on a dead letter's card and in its buttons. */
export const letterArn = (id: string): string => `${prefix}${id}`;

/** The SQS message id that a button of a dead letter names. */
export const letterIdIn = (arn: string): string | undefined =>
  arn.startsWith(prefix) ? arn.slice(prefix.length) : undefined;

/** Bodies of more characters than this are not kept: an item of DynamoDB holds 400 kB, and text may take three bytes a letter. */
const maxKept = 120_000;

/** Whether the body fits the store, and with it a replay from Slack. */
export const isReplayable = ({ body }: Pick<Received, "body">): boolean => body.length <= maxKept;

/** What the clock found, as a change of the letter's card. `own` is where the bot runs, for bodies that name no place. */
export function letterChange(letter: Received, { why, tries }: LetterRecord, own: Place): Change {
  const { decoded, route, routed } = readBody(letter.id, letter.body, { id: "none", channel: "none", level: "all" });
  const [change] = "changes" in decoded ? decoded.changes : [];
  const facts: LetterFacts = {
    what: "detailType" in decoded ? decoded.detailType : (detailTypeIn(letter.body) ?? "Message"),
    channel: routed ? route.channel : undefined,
    why: why === undefined ? undefined : maskSecrets(why),
    tries: tries > 0 ? tries : undefined,
    sentAt: letter.sentAt,
    replayable: isReplayable(letter),
  };
  return {
    kind: "dead-letter",
    arn: asArn(letterArn(letter.id)),
    name: change?.name ?? letter.id,
    account: change?.account || own.account,
    region: change?.region || own.region,
    part: "letter",
    stamp: { final: 0, at: letter.sentAt, rank: tries },
    value: facts,
  };
}

/** `decode` keeps no detail-type of what it knows; the text of the event still has it. */
function detailTypeIn(body: string): string | undefined {
  return /"detail-type"\s*:\s*"([^"\\]{1,200})"/.exec(body)?.[1];
}
