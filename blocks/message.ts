import type { KnownBlock } from "@slack/types";

/** A message as Slack takes it: `text` is a full sentence for notifications, screen readers and search. */
export interface Message {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}
