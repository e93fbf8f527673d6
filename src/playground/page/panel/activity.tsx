import { memo, type ReactNode } from "react";
import type { ActivityLine } from "../../protocol.ts";
import { Each } from "../shell/each.tsx";
import { viewer } from "../state/contexts.ts";
import { timeOfDay } from "../text/slack-date.ts";

const shown = 120;

const names: Readonly<Record<ActivityLine["from"], string>> = {
  sagemaker: "SageMaker",
  cloudwatch: "CloudWatch",
  bot: "Bot",
  slack: "Slack",
  person: "Person",
};

/** Who did what behind the scenes, the newest first. */
export function Activity({ lines }: { readonly lines: readonly ActivityLine[] }): ReactNode {
  return (
    <section className="panel-section" aria-labelledby="activity">
      <h3 id="activity">Activity</h3>
      {lines.length === 0 ? (
        <p className="panel-empty">Events, calls and clicks will be listed here.</p>
      ) : (
        <ol className="activity" data-testid="activity">
          <Each of={lines.slice(-shown).reverse()}>{(line) => <ActivityRow {...line} />}</Each>
        </ol>
      )}
    </section>
  );
}

const ActivityRow = memo(function ActivityRow({ at, from, text }: ActivityLine): ReactNode {
  return (
    <li>
      <time dateTime={new Date(at).toISOString()}>{timeOfDay(at, viewer, true)}</time>
      <span className={`from from-${from}`}>{names[from]}</span>
      <span className="activity-text">{text}</span>
    </li>
  );
});
