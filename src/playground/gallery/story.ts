import type { Act } from "../../domain/card.ts";
import type { Change, ResourceState } from "../../domain/resource.ts";
import { decode } from "../../events/decode.ts";
import { isRecord } from "../../events/fields.ts";
import { foldAll } from "../../notify/fold.ts";
import { eventOf } from "../../testing/fixtures.ts";

/** One state of one resource, as its events and what people did through the bot tell it. */
export interface Story {
  /** Said of the card in the index, such as "in progress". */
  readonly title: string;
  readonly events: readonly unknown[];
  /** What is told by the bot's own parts rather than by an event. */
  readonly changes?: readonly Change[];
  readonly acts?: readonly Act[];
}

/** When the fixtures happen. */
export const start = Date.parse("2026-03-02T14:00:00Z");
export const minutes = (count: number): number => start + count * 60_000;

/** The fixture of a detail-type with some fields of its detail changed, and perhaps of its envelope. */
export function told(detailType: string, detail: object = {}, envelope: object = {}): Record<string, unknown> {
  const event = eventOf(detailType);
  return { ...event, ...envelope, detail: { ...(isRecord(event["detail"]) ? event["detail"] : {}), ...detail } };
}

/** One story for each status of a kind whose fixture bears it in `field`; what failed says why. */
export function statuses(
  detailType: string,
  field: string,
  words: readonly string[],
  reason: Readonly<Record<string, string>> = {},
): readonly Story[] {
  return words.map((word) => ({
    title: word,
    events: [told(detailType, { [field]: word, ...(/fail/i.test(word) ? reason : {}) })],
  }));
}

/** What one event tells of its resource; undefined when it tells nothing. */
export function stateAfter(event: Readonly<Record<string, unknown>>): ResourceState | undefined {
  const decoded = decode(event);
  const [first, ...rest] = decoded.is === "change" ? decoded.changes : [];
  return first && foldAll(undefined, [first, ...rest]);
}
