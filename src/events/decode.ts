import "../domain/english.ts";
import type * as z from "zod/mini";
import { parseArn } from "../domain/arn.ts";
import { gateIn } from "../domain/gate.ts";
import { asArn } from "../domain/ids.ts";
import type { Change } from "../domain/resource.ts";
import { callDetailType, readCall } from "./cloudtrail/read.ts";
import { type Envelope, envelopeSchema } from "./envelope.ts";
import { isRecord, tags } from "./fields.ts";
import type { Reading } from "./kind.ts";
import { readOther } from "./kinds/other.ts";
import { cameFrom, executionTag } from "./links.ts";
import { isKindName, readerOf } from "./registry.ts";

/**
 * What became of something that arrived. Every outcome reaches a person: changes on a card, an unknown type on a card
 * of its fields, the last two as a notice that says why. Only a call that changed nothing is `ignored`, and logged.
 */
export type Decoded =
  | { readonly is: "change"; readonly changes: readonly Change[] }
  | { readonly is: "unknown-type"; readonly detailType: string; readonly changes: readonly Change[] }
  | { readonly is: "ignored"; readonly detailType: string; readonly why: string }
  | {
      readonly is: "unreadable";
      readonly detailType: string;
      readonly eventId: string | undefined;
      readonly why: string;
    }
  | { readonly is: "not-an-event"; readonly why: string };

/** Reads any value as an EventBridge event from SageMaker. Never throws, never drops. */
export function decode(value: unknown): Decoded {
  if (!isRecord(value))
    return { is: "not-an-event", why: `an EventBridge event is a JSON object, this is ${article(value)}` };
  const envelope = envelopeSchema.safeParse(value);
  if (!envelope.success) return { is: "not-an-event", why: inWords(envelope.error) };
  return decodeEnvelope(envelope.data);
}

function decodeEnvelope(envelope: Envelope): Decoded {
  const detailType = envelope["detail-type"];
  if (envelope.source === "aws.sagemaker" && detailType === callDetailType) return decodeCall(envelope);
  const known = readerOf(envelope.source, detailType);
  if (!known)
    return {
      is: "unknown-type",
      detailType,
      changes: [toChange("other", readOther(envelope), envelope)].flatMap((each) => each ?? []),
    };
  const unreadable = (why: string): Decoded => ({ is: "unreadable", detailType, eventId: envelope.id, why });
  const decoded = known.reader.decode(envelope.detail, envelope);
  if ("problem" in decoded) return unreadable(inWords(decoded.problem));
  const changes = decoded.readings.map((reading) => toChange(known.kind, reading, envelope));
  const whole = changes.flatMap((change) => change ?? []);
  return whole.length === changes.length
    ? { is: "change", changes: [...whole, ...tagsOf(whole[0], envelope)] }
    : unreadable("neither its detail nor its resources name an ARN");
}

/** A call tells who did something to a resource, and nothing of the resource itself. */
function decodeCall(envelope: Envelope): Decoded {
  const read = readCall(envelope);
  if ("ignored" in read) return { is: "ignored", detailType: callDetailType, why: read.ignored };
  return { is: "change", changes: read.readings.flatMap((reading) => toChange("other", reading, envelope) ?? []) };
}

/** Tags stand beside the facts in most details; they are a part of their own, whatever the kind. One names an execution. */
function tagsOf(first: Change | undefined, envelope: Envelope): readonly Change[] {
  const value = tags.parse(envelope.detail["Tags"]);
  if (!first || Object.keys(value).length === 0) return [];
  const execution = value[executionTag];
  const links =
    execution !== undefined && isKindName(first.kind) && first.kind !== "endpoint"
      ? cameFrom(first.kind, first.arn, { arn: execution }, "tag")
      : [];
  return [
    { ...first, part: "tags", value },
    ...links.flatMap((link) => toChange(first.kind, { ...link, name: first.name }, envelope) ?? []),
  ];
}

function toChange(kind: string, reading: Reading, envelope: Envelope): Change | undefined {
  const arn =
    reading.arn ?? envelope.resources[0] ?? (kind === "other" ? `event:${envelope["detail-type"]}` : undefined);
  if (arn === undefined) return undefined;
  const parts = parseArn(arn) ?? gateIn(arn);
  return {
    kind: reading.kind ?? kind,
    arn: asArn(arn),
    name: reading.name ?? nameFrom(arn),
    // The resource's own account and region: a forwarded event's envelope may name the hub's.
    account: parts?.account || envelope.account || "",
    region: parts?.region || envelope.region || "",
    part: reading.part,
    stamp: { final: reading.final ? 1 : 0, at: reading.at ?? envelope.time ?? 0, rank: reading.rank },
    value: reading.value,
  };
}

const nameFrom = (arn: string): string => parseArn(arn)?.id ?? arn.split(/[/:]/).at(-1) ?? arn;

const article = (value: unknown): string =>
  value === null ? "null" : Array.isArray(value) ? "a list" : value === undefined ? "nothing" : `a ${typeof value}`;

/** The first things that are wrong, in words with the path of the field. */
function inWords(error: z.core.$ZodError): string {
  return error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.length > 0 ? `\`${issue.path.join(".")}\`` : "the event"}: ${issue.message}`)
    .join("; ");
}
