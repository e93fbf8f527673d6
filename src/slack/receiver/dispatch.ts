import type { Log } from "../../log.ts";
import { accepted, type LambdaResponse, refusal } from "./answer.ts";
import { errorName } from "./error-name.ts";
import type { Fields } from "./http.ts";

/** What Bolt calls a ReceiverEvent: one parsed request and the way to answer it. */
export type Delivery = {
  readonly body: Readonly<Record<string, unknown>>;
  readonly retryNum?: number;
  readonly retryReason?: string;
  readonly ack: (response?: unknown) => Promise<void>;
};

/** The one thing that the receiver needs of Bolt's App. */
export type Dispatcher = { processEvent(delivery: Delivery): Promise<void> };

/** Two listeners answered the same request; Slack can be given one answer only. */
export class AckedTwiceError extends Error {
  override readonly name = "AckedTwiceError";
}

/**
 * Gives a verified body to Bolt and turns what its listeners did into a response: 200 with what was acked, 404 if nothing
 * was, 500 if anything threw, even after an ack, so that Slack delivers an Events API event again. Never rejects.
 */
export async function dispatch(
  app: Dispatcher,
  headers: Fields,
  body: Readonly<Record<string, unknown>>,
  log: Log,
): Promise<LambdaResponse> {
  const acks: unknown[] = [];
  const ack = async (response?: unknown): Promise<void> => {
    if (acks.length > 0) throw new AckedTwiceError("ack was called twice for one request");
    acks.push(response);
  };
  try {
    await app.processEvent({ body, ack, ...retryOf(headers) });
    if (acks.length > 0) return accepted(acks[0]);
  } catch (error) {
    log.error("A listener failed", errorName(error));
    return refusal(500);
  }
  log.warn("No listener answered", { type: typeof body["type"] === "string" ? body["type"] : "command" });
  return refusal(404);
}

/** Events API only: which delivery this is, and what went wrong with the one before. */
function retryOf(headers: Fields): Pick<Delivery, "retryNum" | "retryReason"> {
  const retryNum = headers.get("x-slack-retry-num");
  const retryReason = headers.get("x-slack-retry-reason");
  return {
    ...(retryNum !== undefined && /^[0-9]{1,3}$/.test(retryNum) && { retryNum: Number(retryNum) }),
    ...(retryReason !== undefined && { retryReason }),
  };
}
