import { type ReactNode, useEffect, useState } from "react";
import type { HomeView } from "../../protocol.ts";
import { Blocks } from "../blocks/block.tsx";
import { ClickContext } from "../blocks/click.ts";
import { useWorkspace } from "../state/contexts.ts";
import { Avatar } from "./avatar.tsx";

/** The app's Home tab as the app has published it for this person. */
export function Home({ home }: { readonly home: HomeView | undefined }): ReactNode {
  const { directory, me, perform } = useWorkspace();
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    setAsked(false);
    void perform({ do: "open-home", user: me.id }).then(() => setAsked(true));
  }, [perform, me.id]);
  return (
    <main className="main" aria-label={`${directory.bot.name} Home`} data-testid="home">
      <header className="channel-head">
        <h2>
          <Avatar user={directory.bot.userId} size={24} />
          {directory.bot.name}
        </h2>
        <p className="topic">Home</p>
      </header>
      <div className="scroller home">
        {home === undefined ? (
          <p className="home-wait" role="status">
            {asked ? `${directory.bot.name} has not published anything here yet.` : "Opening Home…"}
          </p>
        ) : (
          <ClickContext value={(click) => perform({ do: "click-view", user: me.id, viewId: home.id, ...click })}>
            <Blocks blocks={home.blocks} />
          </ClickContext>
        )}
      </div>
    </main>
  );
}
