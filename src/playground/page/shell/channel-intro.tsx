import type { ReactNode } from "react";
import type { ChannelView } from "../../protocol.ts";
import { Icon } from "./icons.tsx";

interface ChannelIntroProps {
  readonly channel: ChannelView;
  readonly isEmpty: boolean;
  readonly onPanel: () => void;
}

/** Where a channel begins; an empty one says how to get something into it. */
export function ChannelIntro({ channel, isEmpty, onPanel }: ChannelIntroProps): ReactNode {
  return (
    <div className="intro">
      <h3>
        <Icon name="hash" size={26} />
        {channel.name}
      </h3>
      <p>
        This is the very beginning of the <b>#{channel.name}</b> channel.
      </p>
      {channel.topic !== "" && <p>{channel.topic}</p>}
      {isEmpty && (
        <p>
          Nothing has happened yet. Play a scenario in the{" "}
          <button type="button" className="text-button link" onClick={onPanel}>
            Playground panel
          </button>{" "}
          or type <code className="code">/sagemaker help</code> below.
        </p>
      )}
    </div>
  );
}
