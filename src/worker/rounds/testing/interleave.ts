/** Runs several invocations at once and decides, call by call, whose turn it is. */
export interface Turns {
  /** Resolves when it is this caller's turn to make one call of the outside world. */
  readonly next: () => Promise<void>;
  /** Lets all of them run to their ends, in the order that `choose` picks; `choose(n)` answers a number below n. */
  readonly run: (invocations: readonly (() => Promise<void>)[], choose: (below: number) => number) => Promise<void>;
}

export function createTurns(): Turns {
  const waiting: (() => void)[] = [];
  return {
    next: () => new Promise((resolve) => waiting.push(resolve)),
    run: async (invocations, choose) => {
      let running = invocations.length;
      const all = invocations.map((invoke) => invoke().finally(() => running--));
      while (running > 0) {
        // All that does not wait for a turn goes on until it does.
        await new Promise((resolve) => setImmediate(resolve));
        const [turn] = waiting.splice(choose(waiting.length || 1), 1);
        turn?.();
      }
      await Promise.all(all);
    },
  };
}
