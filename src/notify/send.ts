import { basic, textOnly } from "../../blocks/degrade.ts";
import type { Message } from "../../blocks/message.ts";
import { SlackProblem } from "../slack/port.ts";

/** Told of each message that Slack would not take as it was drawn: `details` are Slack's own words. */
export type OnDegraded = (to: "basic" | "text", problem: SlackProblem) => void;

/**
 * Sends a message as it was drawn; when Slack refuses the blocks (an older client, a limit that moved), the same facts in
 * basic blocks, and in the end as text alone. A message is never lost to its looks.
 */
export async function sendDegrading<T>(
  message: Message,
  send: (message: Message) => Promise<T>,
  onDegraded: OnDegraded,
): Promise<T> {
  try {
    return await send(message);
  } catch (problem) {
    if (!isPayloadProblem(problem)) throw problem;
    onDegraded("basic", problem);
  }
  try {
    return await send(basic(message));
  } catch (problem) {
    if (!isPayloadProblem(problem)) throw problem;
    onDegraded("text", problem);
    return await send(textOnly(message));
  }
}

const isPayloadProblem = (problem: unknown): problem is SlackProblem =>
  problem instanceof SlackProblem && problem.kind === "payload";
