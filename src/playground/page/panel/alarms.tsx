import type { ReactNode } from "react";
import type { AlarmView, PersonAction } from "../../protocol.ts";
import type { Tone } from "./tone.ts";

interface AlarmsProps {
  readonly alarms: readonly AlarmView[];
  readonly onMeasure: (action: PersonAction) => Promise<void>;
}

const words: Readonly<Record<AlarmView["state"], readonly [word: string, tone: Tone]>> = {
  OK: ["OK", "good"],
  ALARM: ["In alarm", "bad"],
  INSUFFICIENT_DATA: ["No data", "idle"],
};

/** CloudWatch's alarms, each with a button that lets its metric cross the threshold: deployments that bake under it go back. */
export function Alarms({ alarms, onMeasure }: AlarmsProps): ReactNode {
  if (alarms.length === 0) return undefined;
  return (
    <section className="panel-section" aria-labelledby="alarms">
      <h3 id="alarms">CloudWatch alarms</h3>
      <ul>
        {alarms.map(({ reason, state: now, ...alarm }) => {
          const [word, tone] = words[now];
          const state = now === "ALARM" ? "OK" : "ALARM";
          const verb = state === "ALARM" ? "Set off" : "Clear";
          return (
            <li key={`${alarm.account}/${alarm.region}/${alarm.name}`} className="alarm" title={reason}>
              <span className="alarm-name">{alarm.name}</span>
              <span className={`status ${tone}`}>{word}</span>
              <button
                type="button"
                className="panel-button"
                data-testid={`alarm-${alarm.name}`}
                aria-label={`${verb} ${alarm.name}`}
                onClick={() => void onMeasure({ do: "alarm", ...alarm, state })}
              >
                {verb}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
