import { setTimeout as delay } from "node:timers/promises";

/** Work that goes on after a person got their answer, such as the retries of an event. */
export interface Background {
  readonly run: (work: Promise<void>) => void;
  /** Waits; false when the workspace closed meanwhile. */
  readonly wait: (ms: number) => Promise<boolean>;
  /** Resolves once nothing is under way. */
  readonly settled: () => Promise<void>;
  readonly stop: () => void;
}

/** Waits in real time without keeping the process alive; rejects when the signal aborts. */
export const realDelay = (ms: number, signal: AbortSignal): Promise<unknown> =>
  delay(ms, undefined, { signal, ref: false });

/** Nothing is under way yet. */
export function createBackground(sleep: (ms: number, signal: AbortSignal) => Promise<unknown>): Background {
  const underWay = new Set<Promise<void>>();
  const closing = new AbortController();
  return {
    run(work) {
      const tracked: Promise<void> = work.finally(() => underWay.delete(tracked));
      underWay.add(tracked);
    },
    wait: (ms) =>
      sleep(ms, closing.signal).then(
        () => !closing.signal.aborted,
        () => false,
      ),
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    stop: () => closing.abort(),
  };
}
