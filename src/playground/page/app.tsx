import { type ReactNode, useState } from "react";
import { useStream } from "./state/use-stream.ts";
import { useTheme } from "./state/use-theme.ts";
import { WorkspacePage } from "./workspace-page.tsx";

/** The whole page: the stream decides what there is to see. */
export function App(): ReactNode {
  const stream = useStream();
  const [theme, toggleTheme] = useTheme();
  // A reset starts the page's own memory anew as well.
  const [life, setLife] = useState(0);
  if (stream.latest === undefined) {
    return (
      <div className="loading" role="status">
        <span className="spinner" aria-hidden="true" />
        {stream.connected ? "Opening the workspace…" : "Waiting for the playground's server…"}
      </div>
    );
  }
  return (
    <WorkspacePage
      key={life}
      latest={stream.latest}
      connected={stream.connected}
      theme={theme}
      onTheme={toggleTheme}
      onReset={() => setLife(life + 1)}
    />
  );
}
