/** Options of `startPacer`. */
export interface PacerOptions {
  /** Virtual milliseconds for each real one, asked anew at each tick. */
  readonly speed: () => number;
  /** Moves the virtual clock, such as `FakeAws.tick`. */
  readonly tick: (milliseconds: number) => void;
  /** The real time, in milliseconds. */
  readonly realNow: () => number;
  /** Real milliseconds between ticks. @default 100 */
  readonly everyMs?: number;
}

/**
 * Drives a virtual clock by real time: how the playground lives, while tests advance the clock themselves.
 * Returns what stops it.
 */
export function startPacer({ speed, tick, realNow, everyMs = 100 }: PacerOptions): () => void {
  let last = realNow();
  const timer = setInterval(() => {
    const now = realNow();
    const elapsed = now - last;
    last = now;
    tick(Math.round(elapsed * speed()));
  }, everyMs);
  return () => clearInterval(timer);
}
