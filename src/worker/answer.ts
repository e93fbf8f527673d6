import type { Message } from "../../blocks/message.ts";

/** What a person is told, and who sees it. */
export interface Answer {
  readonly message: Message;
  /** `thread`: everybody, under the card that was clicked; where nothing was clicked, the person alone. */
  readonly to: "person" | "thread";
}

export const toPerson = (message: Message): Answer => ({ message, to: "person" });
