const minuteMs = 60_000;

/** Runs `tick` now and each minute, never two at a time; `tick` must not reject. `stop` waits for the one under way. */
export function everyMinute(tick: () => Promise<void>): { readonly stop: () => Promise<void> } {
  let running: Promise<void> | undefined;
  const run = (): void => {
    running ??= tick().finally(() => {
      running = undefined;
    });
  };
  const timer = setInterval(run, minuteMs);
  run();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
