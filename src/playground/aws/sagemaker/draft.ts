import { isoSeconds, type Json } from "../eventbridge/event.ts";

/** The part of an event that the resource decides; the rest of the envelope is added when it is sent. */
export interface EventDraft {
  readonly "detail-type": string;
  readonly resources: readonly string[];
  readonly detail: Readonly<Record<string, Json>>;
}

/** How a kind of event writes its times: real events differ in this by kind. */
export type TimeForm = "epoch milliseconds" | "ISO 8601";

/**
 * The named members of a Describe answer in the form of event details. With `nulls`, unset members are sent as
 * null; without, they are left out. SageMaker does both, by kind.
 */
export function details<Api extends object>(
  api: Api,
  members: readonly (keyof Api & string)[],
  { times, nulls = false }: { readonly times: TimeForm; readonly nulls?: boolean },
): Record<string, Json> {
  const entries = members.map((member): [string, Json | undefined] => [member, toJson(api[member], times)]);
  return Object.fromEntries(
    entries.flatMap(([member, value]): [string, Json][] => {
      if (value !== undefined) return [[member, value]];
      return nulls ? [[member, null]] : [];
    }),
  );
}

/** A value of a Describe answer as JSON, its Dates in the wanted form; undefined when it is unset. */
export function toJson(value: unknown, times: TimeForm): Json | undefined {
  if (value instanceof Date) return times === "ISO 8601" ? isoSeconds(value.getTime()) : value.getTime();
  if (Array.isArray(value)) return value.map((element) => toJson(element, times) ?? null);
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).map(([name, member]) => [name, toJson(member, times)] as const);
    return Object.fromEntries(
      members.filter(([, member]) => member !== undefined).map(([name, member]) => [name, member ?? null]),
    );
  }
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return undefined;
}
