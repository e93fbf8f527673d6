import type { MessageView } from "../../protocol.ts";
import { rowKey } from "../messages/timeline.ts";

/** A new snapshot's messages laid over the old ones. */
export interface Merged {
  readonly messages: readonly MessageView[];
  /** Keys of the messages whose look changed in place. */
  readonly changed: readonly string[];
}

/**
 * Lays a new snapshot's messages over the old ones. A message that says the same keeps its identity, so
 * that React leaves it alone; one that says something else is named in `changed`.
 */
export function mergeMessages(before: readonly MessageView[], next: readonly MessageView[]): Merged {
  const known = new Map(before.map((message) => [rowKey(message), message]));
  const changed: string[] = [];
  const messages = next.map((message) => {
    const old = known.get(rowKey(message));
    if (old === undefined) return message;
    if (look(old) !== look(message)) {
      changed.push(rowKey(message));
      return message;
    }
    return old.threadTs === message.threadTs && old.broadcast === message.broadcast ? old : message;
  });
  return { messages, changed };
}

function look(message: MessageView): string {
  return JSON.stringify([message.text, message.blocks]);
}
