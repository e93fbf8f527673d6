import { type ReactNode, useState } from "react";
import type { MessageView } from "../../protocol.ts";
import { Icon } from "../shell/icons.tsx";

interface MessageToolsProps {
  readonly message: MessageView;
  readonly onReply: (() => void) | undefined;
}

/** The little toolbar at a message's corner, there when the pointer or the focus is. */
export function MessageTools({ message, onReply }: MessageToolsProps): ReactNode {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(JSON.stringify({ blocks: message.blocks }, null, 2));
      setCopied(true);
    } catch {
      // Without the clipboard's permission there is nothing to say: the sign simply does not turn into a tick.
    }
  };
  if (onReply === undefined && message.blocks.length === 0) return null;
  return (
    <div className="tools">
      {onReply !== undefined && (
        <button type="button" className="ghost" aria-label="Reply in thread" title="Reply in thread" onClick={onReply}>
          <Icon name="reply" />
        </button>
      )}
      {message.blocks.length > 0 && (
        <button
          type="button"
          className="ghost"
          aria-label={copied ? "Blocks copied" : "Copy blocks as JSON"}
          title="Copy blocks as JSON"
          onClick={() => void copy()}
          onBlur={() => setCopied(false)}
          onPointerLeave={() => setCopied(false)}
        >
          <Icon name={copied ? "check" : "copy"} />
        </button>
      )}
    </div>
  );
}
