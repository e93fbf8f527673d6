import { type ReactNode, useEffect, useRef } from "react";
import type { ChannelView, MessageView } from "../../protocol.ts";
import { Icon } from "../shell/icons.tsx";
import { Message } from "./message.tsx";
import { MessageLog } from "./message-log.tsx";
import { rowKey } from "./timeline.ts";
import { useStick } from "./use-stick.ts";

interface ThreadPaneProps {
  readonly channel: ChannelView;
  readonly rootTs: string;
  /** The root first, then the replies. */
  readonly messages: readonly MessageView[];
  readonly edits: ReadonlyMap<string, number>;
  readonly onClose: () => void;
  readonly composer: ReactNode;
}

/** A thread beside its channel. */
export function ThreadPane({ channel, rootTs, messages, edits, onClose, composer }: ThreadPaneProps): ReactNode {
  const stick = useStick(`${channel.id}/${rootTs}`);
  const pane = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every thread that opens takes the focus once
  useEffect(() => pane.current?.querySelector("textarea")?.focus(), [rootTs]);
  const replies = messages.filter(({ ts, onlyFor }) => ts !== rootTs && onlyFor === undefined).length;
  return (
    <aside
      ref={pane}
      className="thread-pane"
      aria-label="Thread"
      data-testid="thread-pane"
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) onClose();
      }}
    >
      <header className="pane-head">
        <h2>Thread</h2>
        <span className="pane-place"># {channel.name}</span>
        <button type="button" className="ghost" aria-label="Close thread" onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <MessageLog label={`Thread in ${channel.name}`} stick={stick}>
        {messages.map((message) => (
          <div key={rowKey(message)}>
            <Message message={message} edits={edits.get(rowKey(message)) ?? 0} inThread />
            {message.ts === rootTs && replies > 0 && (
              <div className="reply-count">
                <span>
                  {replies} {replies === 1 ? "reply" : "replies"}
                </span>
              </div>
            )}
          </div>
        ))}
      </MessageLog>
      {composer}
    </aside>
  );
}
