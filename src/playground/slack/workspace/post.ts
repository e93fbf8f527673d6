import type { Content } from "../content/content.ts";
import type { Message } from "./model.ts";
import type { Workspace } from "./workspace.ts";

/** Where a new message goes. */
interface Place {
  readonly channel: string;
  readonly user: string;
  readonly threadTs?: string | undefined;
  readonly broadcast?: boolean | undefined;
  readonly onlyFor?: string | undefined;
}

/** Posts a message and returns it as it is kept; content and place have been checked. */
export function post(workspace: Workspace, place: Place, content: Content): Message {
  const message: Message = {
    ...place,
    ts: workspace.mint.ts(),
    text: content.text ?? "",
    blocks: content.blocks ?? [],
    attachments: content.attachments ?? [],
    metadata: content.metadata ?? undefined,
  };
  workspace.apply({ what: "posted", message });
  return message;
}

/**
 * Gives a message new content: text without blocks takes the old blocks away, while attachments and metadata that are not
 * mentioned stay. The "edited" label appears only on messages without blocks.
 */
export function rewrite(workspace: Workspace, message: Message, content: Content): Message {
  const blocks = content.blocks ?? [];
  const rewritten: Message = {
    ...message,
    text: content.text ?? (blocks.length > 0 ? "" : message.text),
    blocks,
    attachments: content.attachments ?? message.attachments,
    metadata: content.metadata === undefined ? message.metadata : (content.metadata ?? undefined),
    editedAt: workspace.now(),
    labelledEdited: blocks.length === 0,
  };
  workspace.apply({ what: "rewritten", message: rewritten });
  return rewritten;
}

/** Takes a message away; a parent whose thread has replies stays as a tombstone. */
export function remove(workspace: Workspace, message: Message): void {
  const { channel, ts } = message;
  const hasReplies = workspace.state().messages.some((m) => m.channel === channel && m.threadTs === ts);
  workspace.apply(hasReplies ? { what: "rewritten", message: tombstone(message) } : { what: "removed", channel, ts });
}

function tombstone({ channel, ts, user }: Message): Message {
  return { channel, ts, user, text: "This message was deleted.", blocks: [], attachments: [], tombstone: true };
}
