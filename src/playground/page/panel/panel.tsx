import { type ReactNode, useState } from "react";
import type { Snapshot, Switches } from "../../protocol.ts";
import { ConfirmDialog } from "../modal/confirm-dialog.tsx";
import { Icon } from "../shell/icons.tsx";
import { useWorkspace } from "../state/contexts.ts";
import { Activity } from "./activity.tsx";
import { Alarms } from "./alarms.tsx";
import { Resources } from "./resources.tsx";
import { Scenarios } from "./scenarios.tsx";
import { Speed, Troubles } from "./settings.tsx";

interface PanelProps {
  readonly snapshot: Snapshot;
  readonly onClose: () => void;
  /** What the page itself remembers has to go too. */
  readonly onReset: () => void;
}

/** The control panel: no part of Slack, so it stands beside the window. */
export function Panel({ snapshot, onClose, onReset }: PanelProps): ReactNode {
  const { perform } = useWorkspace();
  const [problem, setProblem] = useState<string>();
  const [asking, setAsking] = useState(false);
  const run = async (action: Parameters<typeof perform>[0]) => {
    const result = await perform(action);
    setProblem(result.ok ? undefined : (result.problem ?? "That did not work."));
  };
  const onSwitch = (switches: Partial<Switches>) => run({ do: "switch", switches });
  return (
    <aside className="panel" id="panel" aria-label="Playground" data-testid="panel">
      <header className="panel-head">
        <h2>Playground</h2>
        <Speed switches={snapshot.switches} onSwitch={onSwitch} />
        <button type="button" className="panel-button" onClick={() => setAsking(true)}>
          <Icon name="undo" size={14} /> Reset
        </button>
        <button type="button" className="ghost" aria-label="Close the Playground panel" onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      {problem !== undefined && (
        <p className="panel-problem" role="alert">
          {problem}
        </p>
      )}
      <Scenarios scenarios={snapshot.scenarios} onPlay={(id) => run({ do: "scenario", id })} />
      <Troubles switches={snapshot.switches} onSwitch={onSwitch} />
      <div className="panel-body">
        <Resources resources={snapshot.resources} />
        <Alarms alarms={snapshot.alarms} onMeasure={run} />
        <Activity lines={snapshot.activity} />
      </div>
      {asking && (
        <ConfirmDialog
          confirm={{
            title: { type: "plain_text", text: "Reset the playground?" },
            text: {
              type: "plain_text",
              text: "Every message, resource and running scenario goes. The switches go back to normal.",
            },
            confirm: { type: "plain_text", text: "Reset" },
            deny: { type: "plain_text", text: "Cancel" },
            style: "danger",
          }}
          onAnswer={(yes) => {
            setAsking(false);
            if (!yes) return;
            onReset();
            void run({ do: "reset" });
          }}
        />
      )}
    </aside>
  );
}
