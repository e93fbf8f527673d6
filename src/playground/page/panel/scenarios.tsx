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
  const groups = Map.groupBy(scenarios, ({ group }) => group);
  return (
    <section className="panel-section scenario-section" aria-labelledby="scenarios">
      <h3 id="scenarios" className="sr-only">
        Scenarios
      </h3>
      {[...groups].map(([title, members]) => (
        <details key={title} className="scenario-group" open>
          <summary>
            <Icon name="chevronDown" size={12} />
            {title} <span className="scenario-count">{members.length}</span>
          </summary>
          <ul className="scenarios">
            {members.map((scenario) => (
              <ScenarioRow key={scenario.id} scenario={scenario} starting={starting === scenario.id} onPlay={play} />
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}

interface ScenarioRowProps {
  readonly scenario: ScenarioView;
  readonly starting: boolean;
  readonly onPlay: (id: string) => Promise<void>;
}

function ScenarioRow({ scenario, starting, onPlay }: ScenarioRowProps): ReactNode {
  const { id, title, description, running } = scenario;
  const busy = running || starting;
  return (
    <li className={busy ? "scenario running" : "scenario"}>
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
        onClick={busy ? undefined : () => void onPlay(id)}
      >
        {busy ? <span className="spinner" aria-hidden="true" /> : <Icon name="play" size={12} />}
        {running ? "Running" : "Play"}
      </button>
    </li>
  );
}
