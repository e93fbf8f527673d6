import type { Change } from "../domain/resource.ts";
import { decode } from "../events/decode.ts";
import type { Place } from "./clients.ts";

/**
 * An answer of Describe or List in the shape of the event that SageMaker sends about the same thing: nearly all fields
 * are the same, so both are decoded by the same readers.
 */
export interface AsEvent {
  readonly detailType: string;
  readonly detail: object;
  /** When the facts became true; counts where the detail carries no LastModifiedTime of its own. */
  readonly at: Date | undefined;
}

/** SageMaker answered with something that no reader understands. */
class UnreadableAnswer extends Error {
  override readonly name = "UnreadableAnswer";
}

/** The facts that an answer tells; throws UnreadableAnswer. */
export function toChanges({ detailType, detail, at }: AsEvent, place: Place): readonly Change[] {
  const event = { source: "aws.sagemaker", "detail-type": detailType, ...place, time: at, detail };
  // Through JSON, as events are: dates become ISO text, and what is undefined goes.
  const decoded = decode(JSON.parse(JSON.stringify(event)));
  if (decoded.is === "change") return decoded.changes;
  throw new UnreadableAnswer(decoded.is === "unknown-type" ? `no reader for ${detailType}` : decoded.why);
}
