import * as z from "zod/mini";
import { parseArn } from "../../domain/arn.ts";
import type { Change } from "../../domain/resource.ts";
import type { Envelope } from "../envelope.ts";
import { group, isRecord, read, text, time } from "../fields.ts";
import type { Reading } from "../kind.ts";
import { type Call, callOf, type DeedWord } from "./calls.ts";
import { callerOf, userIdentity } from "./identity.ts";

/** The detail-type of what CloudTrail records; the only events that say who did something. */
export const callDetailType = "AWS API Call via CloudTrail";

const record = read((value) => (isRecord(value) ? value : {}));

const detail = group({
  eventSource: text,
  eventName: text,
  eventTime: time,
  awsRegion: text,
  errorCode: text,
  readOnly: read((value) => value === true || value === "true"),
  userIdentity,
  requestParameters: record,
  responseElements: record,
});

/** What somebody did to a resource through AWS itself. */
export const actorSchema = z.object({
  deed: z.string(),
  by: z.string(),
  at: z.number(),
  through: z.enum(["AWS", "the console or CLI"]),
});

/** True for what only adds to a card that is there: it never posts one. */
export const onlyEnriches = ({ kind, part }: Pick<Change, "kind" | "part">): boolean =>
  part.startsWith("actors/") || (kind === "endpoint" && part === "asked");

type Read = { readonly readings: readonly Reading[] } | { readonly ignored: string };

/** Who did what to which resource and what an update asked for, or why the call is of no interest to a card. */
export function readCall(envelope: Envelope): Read {
  const call = detail.parse(envelope.detail);
  const name = call.eventName ?? "a call without a name";
  if (call.eventSource !== "sagemaker.amazonaws.com") return { ignored: `${name} is no call of SageMaker's` };
  if (call.errorCode !== undefined) return { ignored: `${name} was refused by AWS (${call.errorCode})` };
  if (call.readOnly || /^(Describe|List|Get|Search|BatchDescribe|BatchGet|Query|Render)/.test(name))
    return { ignored: `${name} only reads` };
  const what = callOf(name);
  if (what === undefined) return { ignored: `${name} names no resource that has a card` };
  const sources = [call.responseElements, call.requestParameters];
  const place = { account: envelope.account ?? call.userIdentity.accountId, region: call.awsRegion ?? envelope.region };
  const arn = arnIn(what, sources, place);
  if (arn === undefined) return { ignored: `${name} does not name its resource` };
  const deed = deedOf(what, call.requestParameters);
  const at = call.eventTime ?? envelope.time ?? 0;
  const value = { deed, at, ...callerOf(call.userIdentity) } satisfies z.input<typeof actorSchema>;
  const base = { arn, name: nameIn(what, arn, call.requestParameters), kind: what.kind, at, rank: 0 };
  const config = name === "UpdateEndpoint" ? text.parse(call.requestParameters["endpointConfigName"]) : undefined;
  return {
    readings: [
      { ...base, part: `actors/${deed}`, value },
      // Some updates are told by nothing but their call (facts: deployment guardrails, exclusions).
      ...(config === undefined ? [] : [{ ...base, part: "asked", value: { config, since: at } }]),
    ],
  };
}

type Parameters = Readonly<Record<string, unknown>>;

/** An approval is an update whose new status says so. */
function deedOf({ kind, deed }: Call, request: Parameters): DeedWord {
  if (kind !== "model-package" || deed !== "updated") return deed;
  const approval = request["modelApprovalStatus"];
  return approval === "Approved" ? "approved" : approval === "Rejected" ? "rejected" : deed;
}

/** The ARN that the call answers with or asks by; else the one that the name makes in the call's own place. */
function arnIn(
  { field, type }: Call,
  sources: readonly Parameters[],
  { account, region }: { readonly account: string | undefined; readonly region: string | undefined },
): string | undefined {
  const given = sources.flatMap((each) => [text.parse(each[`${field}Arn`]), text.parse(each[`${field}Name`])]);
  const arn = given.find((each) => each !== undefined && parseArn(each) !== undefined);
  const name = given.find((each) => each !== undefined && !each.startsWith("arn:"));
  if (arn !== undefined || type === undefined || !name || !account || !region) return arn;
  return `arn:${partitionOf(region)}:sagemaker:${region}:${account}:${type}/${name}`;
}

/** The name as the resource's own events have it. */
function nameIn({ kind, field }: Call, arn: string, request: Parameters): string | undefined {
  const id = parseArn(arn)?.id ?? "";
  switch (kind) {
    case "pipeline-execution":
      return id.split("/")[0];
    case "image-version":
      return id.replace(/\/(\d+)$/, ":$1");
    case "model-package":
      return undefined;
    default: {
      const name = text.parse(request[`${field}Name`]);
      return name?.startsWith("arn:") ? undefined : name;
    }
  }
}

const partitionOf = (region: string): string =>
  region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
