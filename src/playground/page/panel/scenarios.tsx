import { type ReactNode, useState } from "react";
import type { ScenarioView } from "../../protocol.ts";
import { Icon } from "../shell/icons.tsx";

interface ScenariosProps {
  readonly scenarios: readonly ScenarioView[];
  readonly onPlay: (id: string) => Promise<void>;
}

/** Stories to play: each lets things happen in SageMaker, and the bot tells of them. */
export function Scenarios({ scenarios, onPlay }: ScenariosProps): ReactNode {
  const [starting, setStarting] = useState<string>();
  const play = async (id: string) => {
    setStarting(id);
    await onPlay(id);
    setStarting(undefined);
  };
  return (
    <section className="panel-section scenario-section" aria-labelledby="scenarios">
      <h3 id="scenarios">Scenarios</h3>
      <ul className="scenarios">
        {scenarios.map(({ id, title, description, running }) => {
          const busy = running || starting === id;
          return (
            <li key={id} className={busy ? "scenario running" : "scenario"}>
              <div className="scenario-words">
                <span className="scenario-title">{title}</span>
                <span className="scenario-text" title={description}>
                  {description}
                </span>
              </div>
              <button
                type="button"
                className="panel-button play"
                data-testid={`scenario-${id}`}
                aria-label={running ? `${title} is running` : `Play ${title}`}
                aria-disabled={busy}
                onClick={busy ? undefined : () => void play(id)}
              >
                {busy ? <span className="spinner" aria-hidden="true" /> : <Icon name="play" size={12} />}
                {running ? "Running" : "Play"}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
