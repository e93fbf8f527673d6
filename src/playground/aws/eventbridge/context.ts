import type { Clock } from "../clock.ts";
import { text, whole } from "../http/constraints.ts";
import { AwsError } from "../http/errors.ts";
import type { Caller } from "../http/identity.ts";
import type { Ids } from "../ids.ts";
import type { EventBus, EventBuses, Rule } from "./bus.ts";
import type { EventEnvelope } from "./event.ts";
import { InvalidPattern } from "./invalid-pattern.ts";

/** What EventBridge's operations need around them. */
export interface EventBridgeContext {
  readonly buses: EventBuses;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Hears of every custom event that PutEvents accepted. */
  readonly onCustomEvent: (event: EventEnvelope) => void;
}

/** Names of rules and buses, and the members of a paged list, as the service model constrains them. */
export const ruleName = text({ min: 1, max: 64, pattern: "[\\.\\-_A-Za-z0-9]+" });
export const busName = text({
  min: 1,
  max: 1600,
  pattern: "(arn:aws[\\w-]*:events:[a-z]+-[a-z]+-[\\w-]+:[0-9]{12}:event-bus\\/)?[\\/\\.\\-_A-Za-z0-9]+",
});
export const page = { Limit: whole(1, 100).optional(), NextToken: text({ min: 1, max: 2048 }).optional() };

/** The bus that a call names, or the caller's default bus. Throws ResourceNotFoundException. */
export function busOf({ buses }: EventBridgeContext, name: string | undefined, caller: Caller): EventBus {
  const bus = buses.find(name ?? "default", caller.account, caller.region);
  if (!bus) throw new AwsError("ResourceNotFoundException", `Event bus ${name} does not exist.`);
  return bus;
}

/** A rule of a bus. Throws ResourceNotFoundException. */
export function ruleOf(name: string, bus: EventBus): Rule {
  const rule = bus.rules.get(name);
  if (!rule) throw new AwsError("ResourceNotFoundException", `Rule ${name} does not exist on EventBus ${bus.name}.`);
  return rule;
}

/** What a call gets that would exceed a quota. */
export const limitExceeded = () =>
  new AwsError("LimitExceededException", "The requested resource exceeds the maximum number allowed.");

/** Runs what compiles a pattern and words its refusal as EventBridge does. */
export function checkedPattern<Result>(compile: () => Result): Result {
  try {
    return compile();
  } catch (error) {
    if (!(error instanceof InvalidPattern) && !(error instanceof SyntaxError)) throw error;
    const reason = error instanceof SyntaxError ? "Filter is not a valid JSON" : error.message;
    throw new AwsError("InvalidEventPatternException", `Event pattern is not valid. Reason: ${reason}`);
  }
}

/** One page of a list; `NextToken` is the place to go on. */
export function pageOf<Item>(
  all: readonly Item[],
  { Limit = 100, NextToken = "0" }: { readonly Limit?: number | undefined; readonly NextToken?: string | undefined },
): { readonly items: readonly Item[]; readonly NextToken: string | undefined } {
  const from = Number(NextToken) || 0;
  const to = from + Limit;
  return { items: all.slice(from, to), NextToken: to < all.length ? String(to) : undefined };
}
