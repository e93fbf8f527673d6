import type { ReactNode } from "react";
import type { Switches } from "../../protocol.ts";

interface SettingsProps {
  readonly switches: Switches;
  readonly onSwitch: (switches: Partial<Switches>) => Promise<void>;
}

const troubles = [
  { name: "doubles", title: "Doubles", text: "EventBridge delivers every event twice" },
  { name: "late", title: "Late events", text: "Some events arrive late and out of order" },
  { name: "deploymentEventsLost", title: "Lost events", text: "Endpoint deployment events never arrive" },
  { name: "slackRateLimited", title: "Slack 429", text: "Slack asks the bot to wait (Retry-After)" },
  { name: "slackDown", title: "Slack outage", text: "Slack answers 503; after three tries events become dead letters" },
  { name: "sagemakerThrottled", title: "SageMaker throttling", text: "SageMaker answers ThrottlingException" },
] as const;

const speeds = [1, 60] as const;

/** How fast the playground's clock goes. */
export function Speed({ switches, onSwitch }: SettingsProps): ReactNode {
  return (
    <fieldset className="segments">
      <legend className="sr-only">Speed of the clock</legend>
      {speeds.map((speed) => (
        <label key={speed} className="segment" data-testid={`speed-${speed}`}>
          <input
            type="radio"
            name="speed"
            className="sr-only"
            checked={switches.speed === speed}
            onChange={() => void onSwitch({ speed })}
          />
          <span>{speed}×</span>
        </label>
      ))}
    </fieldset>
  );
}

/** The troubles that a bot has to live with. */
export function Troubles({ switches, onSwitch }: SettingsProps): ReactNode {
  return (
    <section className="panel-section troubles" aria-labelledby="troubles">
      <h3 id="troubles">Make it hard</h3>
      <div className="trouble-grid">
        {troubles.map(({ name, title, text }) => (
          <button
            key={name}
            type="button"
            role="switch"
            className="switch"
            aria-checked={switches[name]}
            aria-description={text}
            title={text}
            data-testid={`switch-${name}`}
            onClick={() => void onSwitch({ [name]: !switches[name] })}
          >
            <span className="switch-track" aria-hidden="true" />
            {title}
          </button>
        ))}
      </div>
    </section>
  );
}
