import type { ActivityLine } from "../protocol.ts";
import type { Clock } from "./clock.ts";

/** What happens inside the simulated AWS, for whoever watches. */
export interface Activity {
  say(from: ActivityLine["from"], text: string): void;
  /** Calls `listener` for each line, until the returned function is called. */
  listen(listener: (line: ActivityLine) => void): () => void;
}

/** Lines that carry the clock's time; nobody listening means that they are gone. */
export function createActivity(clock: Clock): Activity {
  const listeners = new Set<(line: ActivityLine) => void>();
  return {
    say(from, text) {
      for (const listener of listeners) listener({ at: clock.now(), from, text });
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
