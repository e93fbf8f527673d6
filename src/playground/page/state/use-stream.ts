import { useEffect, useReducer } from "react";
import type { Snapshot } from "../../protocol.ts";
import { mergeMessages } from "./changes.ts";
import { type Directory, directoryOf, sameDirectory } from "./directory.ts";

/** What the server has said last, and whether it is still there. */
export interface Stream {
  readonly connected: boolean;
  /** Undefined until the first snapshot has come. */
  readonly latest?: Latest;
}

/** The newest snapshot with what the page knows about it. */
export interface Latest {
  readonly snapshot: Snapshot;
  /** The same object as long as nobody joined and no channel was made. */
  readonly directory: Directory;
  /** `performance.now()` when the snapshot came, to carry its clock on until the next one. */
  readonly receivedAt: number;
  /** How often each message has changed its look before our eyes, by row key. */
  readonly edits: ReadonlyMap<string, number>;
}

type Happening =
  | { readonly is: "snapshot"; readonly snapshot: Snapshot; readonly at: number }
  | { readonly is: "lost" };

const retryMs = 2000;

/** The playground's stream of snapshots. It is opened again when it breaks; meanwhile the last snapshot stays. */
export function useStream(): Stream {
  const [stream, dispatch] = useReducer(next, { connected: true });
  useEffect(() => {
    let source: EventSource;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const open = () => {
      source = new EventSource("/playground/stream");
      source.addEventListener("snapshot", (event: MessageEvent<string>) => {
        dispatch({ is: "snapshot", snapshot: readSnapshot(event.data), at: performance.now() });
      });
      source.addEventListener("error", () => {
        dispatch({ is: "lost" });
        // The browser gives up when it is answered with something else than a stream, as while a server starts.
        if (source.readyState === EventSource.CLOSED) timer = setTimeout(open, retryMs);
      });
    };
    open();
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, []);
  return stream;
}

function next(before: Stream, happening: Happening): Stream {
  if (happening.is === "lost") return { ...before, connected: false };
  const old = before.latest;
  const merged = mergeMessages(old?.snapshot.messages ?? [], happening.snapshot.messages);
  const directory = directoryOf(happening.snapshot);
  const edits = new Map(old?.edits);
  for (const key of merged.changed) edits.set(key, (edits.get(key) ?? 0) + 1);
  return {
    connected: true,
    latest: {
      snapshot: { ...happening.snapshot, messages: merged.messages },
      directory: old !== undefined && sameDirectory(old.directory, directory) ? old.directory : directory,
      receivedAt: happening.at,
      edits: merged.changed.length === 0 && old !== undefined ? old.edits : edits,
    },
  };
}

/** The one place where bytes become a Snapshot: page and server are built from the same protocol.ts. */
function readSnapshot(data: string): Snapshot {
  return JSON.parse(data) as Snapshot;
}
