import type { ReactNode } from "react";
import type { ChannelView } from "../../protocol.ts";
import { placeHash } from "../state/address.ts";
import { useWorkspace } from "../state/contexts.ts";
import type { Unread } from "../state/reads.ts";
import { homePlace } from "../state/use-place.ts";
import { Avatar } from "./avatar.tsx";
import { Icon } from "./icons.tsx";
import { PersonSwitcher } from "./person-switcher.tsx";

interface SidebarProps {
  readonly workspace: string;
  /** The channel in view, or undefined on the App Home. */
  readonly current: string | undefined;
  readonly unread: ReadonlyMap<string, Unread>;
  readonly onBecome: (user: string) => void;
}

/** Channels, the app, and who one is. */
export function Sidebar({ workspace, current, unread, onBecome }: SidebarProps): ReactNode {
  const { directory } = useWorkspace();
  return (
    <nav className="sidebar" aria-label={workspace}>
      <h1 className="workspace">{workspace}</h1>
      <div className="sidebar-scroll">
        <h2>Channels</h2>
        <ul>
          {directory.channels.map((channel) => (
            <li key={channel.id}>
              <ChannelLink channel={channel} isCurrent={channel.id === current} unread={unread.get(channel.id)} />
            </li>
          ))}
        </ul>
        <h2>Apps</h2>
        <ul>
          <li>
            <a
              className="nav-item"
              href={`#${homePlace}`}
              aria-current={current === undefined ? "page" : undefined}
              data-testid="home-link"
            >
              <Avatar user={directory.bot.userId} size={20} />
              <span className="nav-name">{directory.bot.name}</span>
            </a>
          </li>
        </ul>
      </div>
      <PersonSwitcher onBecome={onBecome} />
    </nav>
  );
}

interface ChannelLinkProps {
  readonly channel: ChannelView;
  readonly isCurrent: boolean;
  readonly unread: Unread | undefined;
}

function ChannelLink({ channel, isCurrent, unread }: ChannelLinkProps): ReactNode {
  const { count, mentions } = isCurrent || unread === undefined ? { count: 0, mentions: 0 } : unread;
  return (
    <a
      className={count > 0 ? "nav-item unread" : "nav-item"}
      href={placeHash(channel.id)}
      aria-current={isCurrent ? "page" : undefined}
      data-testid="channel-link"
    >
      <Icon name="hash" size={16} />
      <span className="nav-name">{channel.name}</span>
      {count > 0 && <span className="sr-only">, {count} unread</span>}
      {mentions > 0 && (
        <span className="badge">
          {mentions}
          <span className="sr-only"> {mentions === 1 ? "mention" : "mentions"}</span>
        </span>
      )}
    </a>
  );
}
