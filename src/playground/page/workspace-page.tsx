import { type ReactNode, useEffect, useMemo, useState } from "react";
import { Composer } from "./composer/composer.tsx";
import { emptyMemory } from "./composer/memory.ts";
import { MessageList } from "./messages/message-list.tsx";
import { ThreadPane } from "./messages/thread-pane.tsx";
import { channelMessages, channelRows, threadMessages } from "./messages/timeline.ts";
import { ViewModal } from "./modal/view-modal.tsx";
import { Panel } from "./panel/panel.tsx";
import { ChannelHeader } from "./shell/channel-header.tsx";
import { ChannelIntro } from "./shell/channel-intro.tsx";
import { Home } from "./shell/home.tsx";
import { Sidebar } from "./shell/sidebar.tsx";
import { TopBar } from "./shell/top-bar.tsx";
import type { Theme } from "./state/address.ts";
import { NowContext, viewer, WorkspaceContext } from "./state/contexts.ts";
import { useClock } from "./state/use-clock.ts";
import { useNotices } from "./state/use-notices.ts";
import { usePlace } from "./state/use-place.ts";
import { useReads } from "./state/use-reads.ts";
import type { Latest } from "./state/use-stream.ts";
import { useWorkspaceValue } from "./state/use-workspace-value.ts";

interface WorkspacePageProps {
  readonly latest: Latest;
  readonly connected: boolean;
  readonly theme: Theme;
  readonly onTheme: () => void;
  readonly onReset: () => void;
}

const workspaceName = "Acme ML";

/** The workspace through one person's eyes, and the control panel beside it. */
export function WorkspacePage({ latest, connected, theme, onTheme, onReset }: WorkspacePageProps): ReactNode {
  const { snapshot, directory, edits } = latest;
  const now = useClock(latest);
  const where = usePlace(directory);
  const { me, channel: channelId, home, goTo } = where;
  const notices = useNotices();
  const workspace = useWorkspaceValue(latest, where, notices);
  const [memory] = useState(emptyMemory);
  const [panelOpen, setPanelOpen] = useState(() => !matchMedia("(max-width: 999px)").matches);
  /** Where there is room for one column at the right only, the one that was asked for last is shown. */
  const [rightmost, setRightmost] = useState<"thread" | "panel">("thread");

  const all = useMemo(() => [...snapshot.messages, ...notices.messages], [snapshot.messages, notices.messages]);
  const { unread, newSince } = useReads(snapshot.messages, directory, me, home ? "" : channelId);
  const rows = useMemo(
    () =>
      channelRows(all, channelMessages(all, channelId, me.id), channelId, {
        timeZone: viewer.timeZone,
        me: me.id,
        ...(newSince === undefined ? {} : { newSince }),
      }),
    [all, channelId, me.id, newSince],
  );
  const channel = directory.channels.find(({ id }) => id === channelId) ?? { id: channelId, name: "", topic: "" };
  const replies = where.thread === undefined ? [] : threadMessages(all, channelId, where.thread, me.id);
  // A thread whose messages are gone, after a reset or in an old link, is no thread.
  const thread = home || replies.length === 0 ? undefined : where.thread;
  const view = snapshot.views.findLast(({ user }) => user === me.id);
  const waiting = [...unread.values()].reduce((sum, { mentions }) => sum + mentions, 0);

  useEffect(() => {
    document.title = `${waiting > 0 ? `(${waiting}) ` : ""}${home ? directory.bot.name : `#${channel.name}`} - ${workspaceName}`;
  }, [waiting, home, directory.bot.name, channel.name]);
  useEffect(() => {
    if (thread !== undefined) setRightmost("thread");
  }, [thread]);

  const openPanel = (open: boolean) => {
    setPanelOpen(open);
    if (open) setRightmost("panel");
  };
  const composer = { commands: snapshot.commands, memory };

  return (
    <WorkspaceContext value={workspace}>
      <NowContext value={now}>
        <div className="page" data-panel={panelOpen} data-thread={thread !== undefined} data-rightmost={rightmost}>
          <TopBar
            speed={snapshot.switches.speed}
            theme={theme}
            onTheme={onTheme}
            panelOpen={panelOpen}
            onPanel={() => openPanel(!panelOpen || (thread !== undefined && rightmost === "thread" && isNarrow()))}
          />
          <div className="columns">
            <div className="window">
              <Sidebar
                workspace={workspaceName}
                current={home ? undefined : channelId}
                unread={unread}
                onBecome={where.become}
              />
              {home ? (
                <Home home={snapshot.homes.find(({ user }) => user === me.id)} />
              ) : (
                <main className="main" aria-label={`#${channel.name}`}>
                  <ChannelHeader channel={channel} />
                  {!connected && (
                    <p className="connection" role="status">
                      The playground's server does not answer. Trying again…
                    </p>
                  )}
                  <MessageList
                    place={`${me.id}/${channelId}`}
                    label={`Messages in #${channel.name}`}
                    rows={rows}
                    edits={edits}
                    intro={
                      <ChannelIntro channel={channel} isEmpty={rows.length === 0} onPanel={() => openPanel(true)} />
                    }
                  />
                  <Composer
                    key={`${me.id}/${channelId}`}
                    place={{ channel: channelId }}
                    placeholder={`Message #${channel.name}`}
                    testId="composer"
                    {...composer}
                  />
                </main>
              )}
              {thread !== undefined && (
                <ThreadPane
                  channel={channel}
                  rootTs={thread}
                  messages={replies}
                  edits={edits}
                  onClose={() => goTo({ channel: channelId })}
                  composer={
                    <Composer
                      key={`${me.id}/${channelId}/${thread}`}
                      place={{ channel: channelId, thread }}
                      placeholder="Reply…"
                      testId="thread-composer"
                      {...composer}
                    />
                  }
                />
              )}
            </div>
            {panelOpen && <Panel snapshot={snapshot} onClose={() => openPanel(false)} onReset={onReset} />}
          </div>
          {view !== undefined && <ViewModal key={view.id} view={view} />}
        </div>
      </NowContext>
    </WorkspaceContext>
  );
}

/** The stylesheet's width below which thread and panel take turns. */
function isNarrow(): boolean {
  return matchMedia("(max-width: 1439px)").matches;
}
