import { type ReactNode, useEffect, useRef } from "react";
import { Avatar } from "../shell/avatar.tsx";
import type { Suggestion } from "./suggest.ts";

interface SuggestionListProps {
  readonly id: string;
  readonly suggestions: readonly Suggestion[];
  readonly active: Suggestion;
  readonly isCommand: boolean;
  readonly onTake: (suggestion: Suggestion) => void;
}

/** What could be meant, above the message box; the keys stay with the box. */
export function SuggestionList({ id, suggestions, active, isCommand, onTake }: SuggestionListProps): ReactNode {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  });
  return (
    <div className="suggestions">
      <div className="suggestions-head">
        <span>{isCommand ? "Commands" : "People"}</span>
        <span aria-hidden="true">
          <kbd>↑</kbd> <kbd>↓</kbd> to choose, <kbd>Tab</kbd> to take
        </span>
      </div>
      <div
        ref={list}
        id={id}
        className="suggestions-list"
        role="listbox"
        aria-label={isCommand ? "Commands" : "People"}
      >
        {suggestions.map((suggestion, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the message box has the keys
          <div
            key={suggestion.key}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={suggestion === active}
            className="suggestion"
            // The pointer must not take the focus from the message box.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onTake(suggestion)}
          >
            {!isCommand && <Avatar user={suggestion.key} size={20} />}
            <span className="suggestion-title">{suggestion.title}</span>
            <span className="suggestion-usage">{suggestion.usage}</span>
            {suggestion.description !== "" && <span className="suggestion-text">{suggestion.description}</span>}
          </div>
        ))}
      </div>
    </div>
  );
}
