import type { Message } from "../../blocks/message.ts";
import type { Intent } from "../domain/intent.ts";

/** What a person is told, and who sees it. */
export interface Answer {
  readonly message: Message;
  /** `thread`: everybody, under the card that was clicked; where nothing was clicked, the person alone. */
  readonly to: "person" | "thread";
  /** What asks for the same once more, for everybody in the channel; absent where it would interest nobody else. */
  readonly share?: Intent;
}

export const toPerson = (message: Message): Answer => ({ message, to: "person" });

/** An answer to a question that others may have too; `share` is the question, for everybody. */
export const shareable = (message: Message, share: Intent): Answer => ({ message, to: "person", share });
