import { memo, type ReactNode, useState } from "react";
import type { MessageView } from "../../protocol.ts";
import { Blocks } from "../blocks/block.tsx";
import { ClickContext } from "../blocks/click.ts";
import { Avatar } from "../shell/avatar.tsx";
import { Icon } from "../shell/icons.tsx";
import { useWorkspace, viewer } from "../state/contexts.ts";
import { nameOf } from "../state/directory.ts";
import { MrkdwnText } from "../text/mrkdwn-text.tsx";
import { formatSlackDate, timeOfDay } from "../text/slack-date.ts";
import { MessageTools } from "./message-tools.tsx";
import { previewOf } from "./preview.ts";
import { ThreadBar } from "./thread-bar.tsx";
import { isReply, type ThreadSummary, timeOf } from "./timeline.ts";

interface MessageProps {
  readonly message: MessageView;
  readonly compact?: boolean;
  /** How often it has changed before our eyes; each change lights it up once. */
  readonly edits: number;
  readonly thread?: ThreadSummary | undefined;
  readonly root?: MessageView | undefined;
  /** Drawn in the thread pane. */
  readonly inThread?: boolean;
}

/** One message, with everything that Slack shows around it. */
export const Message = memo(function Message(props: MessageProps): ReactNode {
  const { message, compact = false, edits, thread, root, inThread = false } = props;
  const { directory, me, perform, dismiss, goTo } = useWorkspace();
  const name = nameOf(directory, message.user);
  /** Only what changes while it is in view lights up, not what changed elsewhere before. */
  const [seenEdits] = useState(edits);
  const at = timeOf(message.ts);
  const time = timeOfDay(at, viewer);
  const rootTs = message.threadTs ?? message.ts;
  const ephemeral = message.onlyFor !== undefined;
  const place = { channel: message.channel, ...(inThread ? { thread: rootTs } : {}) };
  const openThread = () => goTo({ channel: message.channel, thread: rootTs });

  return (
    <article
      className={`message${compact ? " compact" : ""}${ephemeral ? " ephemeral" : ""}`}
      data-testid="message"
      data-ts={message.ts}
      tabIndex={-1}
      aria-label={`${name}, ${time}: ${previewOf(message, directory)}`}
    >
      {edits > seenEdits && <span key={edits} className="flash" aria-hidden="true" />}
      {ephemeral && (
        <div className="above">
          <Icon name="eye" size={14} /> Only visible to you
          <span aria-hidden="true">·</span>
          <button type="button" className="text-button" onClick={() => dismiss(message)}>
            Dismiss
          </button>
        </div>
      )}
      <div className="gutter">
        {compact ? <time className="side-time">{time}</time> : <Avatar user={message.user} />}
      </div>
      <div className="message-main">
        {!compact && (
          <header className="message-head">
            <span className="author">{name}</span>
            {message.user === directory.bot.userId && <span className="app-tag">APP</span>}
            <time
              className="time"
              dateTime={new Date(at).toISOString()}
              title={formatSlackDate(at / 1000, "{date_long} at {time_secs}", at, viewer)}
            >
              {time}
            </time>
          </header>
        )}
        {!inThread && isReply(message) && root !== undefined && (
          <p className="broadcast">
            <span>replied to a thread:</span>
            <button type="button" className="text-button link" onClick={openThread}>
              {previewOf(root, directory)}
            </button>
          </p>
        )}
        <div className="message-body">
          <ClickContext
            value={(click) =>
              perform({ do: "click", user: me.id, channel: message.channel, ts: message.ts, ...click }, place)
            }
          >
            {message.blocks.length > 0 ? <Blocks blocks={message.blocks} /> : <MrkdwnText text={message.text} />}
          </ClickContext>
        </div>
        {inThread && message.broadcast === true && <p className="broadcast">Also sent to the channel</p>}
        {!inThread && thread !== undefined && <ThreadBar thread={thread} onOpen={openThread} />}
      </div>
      {!ephemeral && <MessageTools message={message} onReply={inThread ? undefined : openThread} />}
    </article>
  );
});
