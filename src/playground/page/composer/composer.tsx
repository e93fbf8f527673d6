import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import type { CommandHint } from "../../protocol.ts";
import { Icon } from "../shell/icons.tsx";
import { type Place, useWorkspace } from "../state/contexts.ts";
import { remember, walk } from "./history.ts";
import { type ComposerMemory, historyOf } from "./memory.ts";
import { refuseCommand } from "./refusal.ts";
import { type Suggestion, suggest } from "./suggest.ts";
import { SuggestionList } from "./suggestion-list.tsx";

interface ComposerProps {
  readonly place: Place;
  readonly placeholder: string;
  readonly testId: string;
  readonly commands: readonly CommandHint[];
  readonly memory: ComposerMemory;
}

/** The message box: words to the channel, a slash for commands, an @ for people. Mounted anew for each place and person. */
export function Composer({ place, placeholder, testId, commands, memory }: ComposerProps): ReactNode {
  const { directory, me, perform, tell } = useWorkspace();
  const draftKey = `${me.id}/${place.channel}/${place.thread ?? ""}`;
  const [text, setText] = useState(memory.drafts.get(draftKey) ?? "");
  const [caret, setCaret] = useState(text.length);
  const [selected, setSelected] = useState(0);
  /** The text for which the list was sent away with Escape, or which came from the history. */
  const [quiet, setQuiet] = useState<string>();
  const box = useRef<HTMLTextAreaElement>(null);
  const listId = useId();

  const bot = { id: directory.bot.userId, handle: directory.bot.name, name: directory.bot.name };
  const inThread = place.thread !== undefined;
  const found = quiet === text ? [] : suggest(text, caret, inThread ? [] : commands, [bot, ...directory.people]);
  const active = found[Math.min(selected, found.length - 1)];

  const change = (next: string, at: number) => {
    setText(next);
    setCaret(at);
    setSelected(0);
    memory.drafts.set(draftKey, next);
  };
  /** Puts text and caret where the person did not: the caret has to wait for the text. */
  const putText = (next: string, at: number) => {
    change(next, at);
    requestAnimationFrame(() => box.current?.setSelectionRange(at, at));
    box.current?.focus();
  };
  const take = (suggestion: Suggestion) => {
    putText(suggestion.text, suggestion.caret);
    if (suggestion.text === text) setQuiet(text);
  };
  const insert = (mark: "/" | "@") => {
    const next = mark === "/" ? `/${text.replace(/^\//, "")}` : `${text}${/(^|\s)$/.test(text) ? "" : " "}@`;
    setQuiet(undefined);
    putText(next, mark === "/" && text === "" ? 1 : next.length);
  };
  const send = () => {
    const line = text.trim();
    if (line === "") return;
    memory.histories.set(me.id, remember(historyOf(memory, me.id), line));
    change("", 0);
    const refusal = refuseCommand(line, commands, inThread);
    if (refusal !== undefined) tell(place, refusal);
    else if (line.startsWith("/"))
      void perform({ do: "command", user: me.id, channel: place.channel, text: line }, place);
    else {
      const thread = place.thread === undefined ? {} : { threadTs: place.thread };
      void perform({ do: "say", user: me.id, channel: place.channel, text: line, ...thread }, place);
    }
  };
  const recall = (step: -1 | 1): boolean => {
    const walked = walk(historyOf(memory, me.id), step, text);
    if (walked === undefined) return false;
    memory.histories.set(me.id, walked.history);
    setQuiet(walked.text);
    putText(walked.text, walked.text.length);
    return true;
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : undefined;
    const plain = !event.shiftKey && !event.altKey && !event.metaKey && !event.ctrlKey;
    const atEdge = step === -1 ? !text.slice(0, caret).includes("\n") : !text.slice(caret).includes("\n");
    if (step !== undefined && plain && active !== undefined) {
      setSelected((Math.min(selected, found.length - 1) + step + found.length) % found.length);
    } else if (step !== undefined && plain && atEdge) {
      if (!recall(step)) return;
    } else if (event.key === "Escape" && active !== undefined) {
      setQuiet(text);
    } else if (event.key === "Tab" && plain && active !== undefined) {
      take(active);
    } else if (event.key === "Enter" && !event.shiftKey) {
      if (active !== undefined && active.text !== text) take(active);
      else send();
    } else return;
    event.preventDefault();
  };

  return (
    <div className="composer">
      {active !== undefined && (
        <SuggestionList
          id={listId}
          suggestions={found}
          active={active}
          onTake={take}
          isCommand={text.startsWith("/")}
        />
      )}
      <div className="composer-box">
        <textarea
          ref={box}
          rows={Math.min(8, text.split("\n").length)}
          value={text}
          placeholder={placeholder}
          aria-label={placeholder}
          aria-autocomplete="list"
          aria-controls={active === undefined ? undefined : listId}
          aria-activedescendant={active === undefined ? undefined : `${listId}-${found.indexOf(active)}`}
          data-testid={testId}
          spellCheck={false}
          onChange={(event) => change(event.target.value, event.target.selectionStart)}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
          onKeyDown={onKeyDown}
        />
        <div className="composer-tools">
          {!inThread && (
            <button type="button" className="ghost" aria-label="Commands" title="Commands" onClick={() => insert("/")}>
              <Icon name="slash" />
            </button>
          )}
          <button
            type="button"
            className="ghost"
            aria-label="Mention someone"
            title="Mention someone"
            onClick={() => insert("@")}
          >
            <Icon name="at" />
          </button>
          <span className="composer-hint" aria-hidden="true">
            {text === "" ? "" : text.startsWith("/") ? "Enter runs the command" : "Shift + Enter adds a line"}
          </span>
          <button
            type="button"
            className="send"
            aria-label="Send"
            disabled={text.trim() === ""}
            onClick={() => {
              send();
              box.current?.focus();
            }}
          >
            <Icon name="send" size={16} />
          </button>
        </div>
      </div>
    </div>
  );
}
