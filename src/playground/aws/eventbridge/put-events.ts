import * as z from "zod";
import { operation, timestamp } from "../http/constraints.ts";
import type { Caller } from "../http/identity.ts";
import type { Operation } from "../http/service.ts";
import type { EventBridgeContext } from "./context.ts";
import { type EventEnvelope, isObject, isoSeconds, readEventJson } from "./event.ts";

const entry = z.object({
  Time: timestamp.optional(),
  Source: z.string().optional(),
  Resources: z.array(z.string()).optional(),
  DetailType: z.string().optional(),
  Detail: z.string().optional(),
  EventBusName: z.string().optional(),
});
type Entry = z.output<typeof entry>;
type Result = { readonly EventId: string } | { readonly ErrorCode: string; readonly ErrorMessage: string };

/** PutEvents: each entry succeeds or fails for itself, and the call itself succeeds. */
export function putEvents(context: EventBridgeContext): Operation {
  return operation(z.object({ Entries: z.array(entry).min(1).max(10) }), ({ Entries }, caller) => {
    const results = Entries.map((one) => put(one, caller, context));
    return { FailedEntryCount: results.filter((result) => "ErrorCode" in result).length, Entries: results };
  });
}

function put(one: Entry, caller: Caller, { buses, clock, ids, onCustomEvent }: EventBridgeContext): Result {
  if (!one.Source)
    return failure("InvalidArgument", "Parameter Source is not valid. Reason: Source is a required argument.");
  if (!one.DetailType) {
    return failure("InvalidArgument", "Parameter DetailType is not valid. Reason: DetailType is a required argument.");
  }
  if (one.Source.startsWith("aws.")) {
    return failure("NotAuthorizedForSourceException", "Not authorized for the source.");
  }
  const detail = readEventJson(one.Detail ?? "");
  if (!isObject(detail)) return failure("MalformedDetail", "Detail is malformed.");
  const bus = buses.find(one.EventBusName ?? "default", caller.account, caller.region);
  const event: EventEnvelope = {
    version: "0",
    id: ids.uuid(),
    "detail-type": one.DetailType,
    source: one.Source,
    account: caller.account,
    time: isoSeconds(one.Time?.getTime() ?? clock.now()),
    region: caller.region,
    resources: one.Resources ?? [],
    detail,
  };
  // An unknown bus swallows the event and still answers with an id; that is how the real service behaves.
  if (bus) {
    onCustomEvent(event);
    bus.put(event);
  }
  return { EventId: event.id };
}

const failure = (ErrorCode: string, ErrorMessage: string): Result => ({ ErrorCode, ErrorMessage });
