import { type ReactNode, useEffect, useState } from "react";
import { Icon } from "../shell/icons.tsx";
import { useNow, viewer } from "../state/contexts.ts";
import { formatSlackDate } from "../text/slack-date.ts";
import { Message } from "./message.tsx";
import { MessageLog } from "./message-log.tsx";
import { byDay, type Row } from "./timeline.ts";
import { useStick } from "./use-stick.ts";

interface MessageListProps {
  /** What the list is of; another one begins at its end. */
  readonly place: string;
  readonly label: string;
  readonly rows: readonly Row[];
  readonly edits: ReadonlyMap<string, number>;
  /** Shown above the first message. */
  readonly intro: ReactNode;
}

/** A channel's messages, the newest at the bottom. */
export function MessageList({ place, label, rows, edits, intro }: MessageListProps): ReactNode {
  const stick = useStick(place);
  const { atBottom, jump } = stick;
  const missed = useMissed(rows.length, atBottom, place);
  return (
    <div className="list-frame">
      <MessageLog label={label} stick={stick}>
        {intro}
        {byDay(rows).map((day) => (
          <section key={day.key} className="day-rows">
            <DayDivider at={day.at} />
            {day.rows.map((row) =>
              row.kind === "new" ? (
                <div key={row.key} className="new-line">
                  <span>New</span>
                </div>
              ) : (
                <Message
                  key={row.key}
                  message={row.message}
                  compact={row.compact}
                  edits={edits.get(row.key) ?? 0}
                  thread={row.thread}
                  root={row.root}
                />
              ),
            )}
          </section>
        ))}
      </MessageLog>
      {!atBottom && (
        <button type="button" className={missed ? "jump fresh" : "jump"} onClick={jump}>
          <Icon name="arrowDown" size={14} /> {missed ? "New messages" : "Jump to latest"}
        </button>
      )}
    </div>
  );
}

/** Whether something came while the person was reading further up. */
function useMissed(count: number, atBottom: boolean, place: string): boolean {
  const [seen, setSeen] = useState({ count, place });
  useEffect(() => {
    if (atBottom || seen.place !== place) setSeen({ count, place });
  }, [atBottom, count, place, seen.place]);
  return !atBottom && seen.place === place && count > seen.count;
}

function DayDivider({ at }: { readonly at: number }): ReactNode {
  const now = useNow();
  return (
    <>
      <hr className="day-line" />
      <div className="day">
        <span className="day-pill">{formatSlackDate(at / 1000, "{day_divider_pretty}", now, viewer)}</span>
      </div>
    </>
  );
}
