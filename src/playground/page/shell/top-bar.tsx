import type { ReactNode } from "react";
import type { Switches } from "../../protocol.ts";
import type { Theme } from "../state/address.ts";
import { useNow, viewer } from "../state/contexts.ts";
import { formatSlackDate } from "../text/slack-date.ts";
import { Icon } from "./icons.tsx";

interface TopBarProps {
  readonly speed: Switches["speed"];
  readonly theme: Theme;
  readonly onTheme: () => void;
  readonly panelOpen: boolean;
  readonly onPanel: () => void;
}

/** The bar over everything: the playground's clock, light or dark, and the control panel. */
export function TopBar({ speed, theme, onTheme, panelOpen, onPanel }: TopBarProps): ReactNode {
  const now = useNow();
  const other = theme === "dark" ? "light" : "dark";
  return (
    <header className="top-bar">
      <div className="clock" data-testid="clock" title="The playground's clock">
        <Icon name="clock" size={14} />
        <span className="sr-only">Playground time: </span>
        <time dateTime={new Date(now).toISOString()}>
          {formatSlackDate(
            now / 1000,
            speed === 1 ? "{date_short_pretty}, {time_secs}" : "{date_short_pretty}, {time}",
            now,
            viewer,
          )}
        </time>
        <span className={speed === 1 ? "speed" : "speed fast"}>{speed}×</span>
      </div>
      <div className="top-tools">
        <a className="chrome-button wide" href={`/gallery?theme=${theme}`}>
          <Icon name="table" /> Gallery
        </a>
        <button
          type="button"
          className="chrome-button"
          data-testid="theme-toggle"
          aria-label={`Switch to the ${other} theme`}
          title={`Switch to the ${other} theme`}
          onClick={onTheme}
        >
          <Icon name={theme === "dark" ? "sun" : "moon"} />
        </button>
        <button
          type="button"
          className="chrome-button wide"
          aria-expanded={panelOpen}
          aria-controls="panel"
          onClick={onPanel}
        >
          <Icon name="flask" /> Playground
        </button>
      </div>
    </header>
  );
}
