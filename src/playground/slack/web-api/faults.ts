/**
 * A failure to be had once. A text is a Slack error, as in `{ ok: false, error }`. A status is an HTTP failure; with `applied`, the
 * call is carried out first, so that the app cannot know: that is what a lost answer looks like.
 */
export type Fault = string | { readonly status: number; readonly retryAfter?: number; readonly applied?: boolean };

/** The failures that are still to come, method by method. */
export interface Faults {
  readonly failNext: (method: string, fault: Fault) => void;
  /** The next failure of a method; it is then used up. */
  readonly take: (method: string) => Fault | undefined;
  readonly reset: () => void;
}

/** No failures yet. */
export function createFaults(): Faults {
  const waiting = new Map<string, readonly Fault[]>();
  return {
    failNext: (method, fault) => void waiting.set(method, [...(waiting.get(method) ?? []), fault]),
    take(method) {
      const [next, ...rest] = waiting.get(method) ?? [];
      waiting.set(method, rest);
      return next;
    },
    reset: () => waiting.clear(),
  };
}
