import type { ReactNode } from "react";
import { Avatar } from "../shell/avatar.tsx";
import { Icon } from "../shell/icons.tsx";
import { useNow } from "../state/contexts.ts";
import { ago } from "../text/slack-date.ts";
import type { ThreadSummary } from "./timeline.ts";

/** "3 replies", who replied, and when last. */
export function ThreadBar({
  thread,
  onOpen,
}: {
  readonly thread: ThreadSummary;
  readonly onOpen: () => void;
}): ReactNode {
  const now = useNow();
  return (
    <button type="button" className="thread-bar" data-testid="thread-bar" onClick={onOpen}>
      {thread.repliers.slice(0, 4).map((user) => (
        <Avatar key={user} user={user} size={24} />
      ))}
      <span className="thread-count">
        {thread.count} {thread.count === 1 ? "reply" : "replies"}
      </span>
      <span className="thread-last">Last reply {ago(thread.lastAt, now)}</span>
      <span className="thread-view">View thread</span>
      <Icon name="chevronRight" size={14} />
    </button>
  );
}
