import { useState } from "react";
import type { MessageView } from "../../protocol.ts";
import type { Place } from "./contexts.ts";
import { slackbotId } from "./directory.ts";

/** What Slackbot has told, and how to have it told more. */
export interface Notices {
  /** As ephemeral messages of Slackbot, to be shown among the others. */
  readonly messages: readonly MessageView[];
  readonly tell: (user: string, place: Place, text: string, now: number) => void;
  readonly dismiss: (ts: string) => void;
}

/** What Slack itself tells a person: an unknown command, an app that did not answer. The server knows nothing of it. */
export function useNotices(): Notices {
  const [messages, setMessages] = useState<readonly MessageView[]>([]);
  return {
    messages,
    tell: (user, place, text, now) =>
      setMessages((before) => [
        ...before,
        {
          // The number in the last places keeps two notices of one moment apart.
          ts: `${(now / 1000).toFixed(3)}${String(before.length % 1000).padStart(3, "0")}`,
          channel: place.channel,
          user: slackbotId,
          text,
          blocks: [],
          onlyFor: user,
          ...(place.thread === undefined ? {} : { threadTs: place.thread }),
        },
      ]),
    dismiss: (ts) => setMessages((before) => before.filter((message) => message.ts !== ts)),
  };
}
