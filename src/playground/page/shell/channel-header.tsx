import type { ReactNode } from "react";
import type { ChannelView } from "../../protocol.ts";
import { useWorkspace } from "../state/contexts.ts";
import { Avatar } from "./avatar.tsx";
import { Icon } from "./icons.tsx";

/** The channel's name, its topic, and who is in it. */
export function ChannelHeader({ channel }: { readonly channel: ChannelView }): ReactNode {
  const { directory } = useWorkspace();
  const members = directory.people.length + 1;
  return (
    <header className="channel-head">
      <h2>
        <Icon name="hash" size={18} />
        {channel.name}
      </h2>
      <p className="topic" title={channel.topic}>
        {channel.topic}
      </p>
      <div className="members" title={`${members} members`}>
        {directory.people.slice(0, 3).map(({ id }) => (
          <Avatar key={id} user={id} size={20} />
        ))}
        <span>
          {members}
          <span className="sr-only"> members</span>
        </span>
      </div>
    </header>
  );
}
