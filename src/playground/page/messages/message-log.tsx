import type { KeyboardEvent, ReactNode } from "react";
import type { Stick } from "./use-stick.ts";

interface MessageLogProps {
  readonly label: string;
  readonly stick: Stick;
  readonly children: ReactNode;
}

/** What scrolls in a channel or a thread: new messages are read out, the arrow keys walk from one to the next. */
export function MessageLog({ label, stick, children }: MessageLogProps): ReactNode {
  return (
    <div
      ref={stick.scroller}
      className="scroller"
      role="log"
      aria-label={label}
      aria-live="polite"
      aria-relevant="additions"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
      tabIndex={0}
      onKeyDown={walk}
    >
      <div ref={stick.content} className="messages">
        {children}
      </div>
    </div>
  );
}

function walk(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
  const messages = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-testid=message]")];
  const at = messages.findIndex((message) => message.matches(":focus"));
  if (at < 0 && event.target !== event.currentTarget) return;
  const next = at < 0 ? messages.at(-1) : messages[at + (event.key === "ArrowDown" ? 1 : -1)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
