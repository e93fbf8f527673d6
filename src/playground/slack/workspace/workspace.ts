import { createMint, type Mint } from "./mint.ts";
import type { Cast } from "./model.ts";
import { type Change, emptyState, reduce, type State } from "./state.ts";

/** The fake Slack's memory. Everything that happens goes through `apply`. */
export interface Workspace {
  readonly cast: Cast;
  readonly mint: Mint;
  /** The clock that dates messages, milliseconds since the epoch; the playground may let it run fast. */
  readonly now: () => number;
  /** The clock that measures triggers, response_urls, rates and signatures; these run in real time. */
  readonly realNow: () => number;
  readonly state: () => State;
  /** Applies the changes in order and then tells every listener once. */
  readonly apply: (...changes: readonly Change[]) => void;
  /** Calls the listener after every change; the returned function stops that. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** A workspace in which nothing has happened yet. `realNow` is `now` unless given. */
export function createWorkspace(options: {
  readonly cast: Cast;
  readonly now: () => number;
  readonly realNow?: (() => number) | undefined;
}): Workspace {
  const { cast, now, realNow = now } = options;
  const listeners = new Set<() => void>();
  let state = emptyState;

  return {
    cast,
    now,
    realNow,
    mint: createMint(now),
    state: () => state,
    apply(...changes) {
      state = changes.reduce(reduce, state);
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
