/** Where the time comes from; milliseconds since the epoch. */
export interface Clock {
  now(): number;
}

/** Something that will happen unless it is cancelled; cancelling twice or too late does nothing. */
export interface Timer {
  cancel(): void;
}

/** A clock that stands still until it is advanced, and the only scheduler that the simulated AWS knows. */
export interface VirtualClock extends Clock {
  /** Runs `task` once, `milliseconds` from now. */
  after(milliseconds: number, task: () => void): Timer;
  /** Moves the time forward, running each due task at its own moment: by time, then in the order of scheduling. */
  advance(milliseconds: number): void;
  /** How many tasks still wait. */
  readonly pending: number;
}

interface Entry {
  readonly at: number;
  readonly task: () => void;
}

/** A virtual clock that shows `startAt` (milliseconds since the epoch). */
export function createClock(startAt: number): VirtualClock {
  let now = startAt;
  // Kept in the order in which the entries fall due, so that equal times keep the order of scheduling.
  const queue: Entry[] = [];

  return {
    now: () => now,
    after(milliseconds, task) {
      const entry: Entry = { at: now + Math.max(0, milliseconds), task };
      const later = queue.findIndex((other) => other.at > entry.at);
      queue.splice(later === -1 ? queue.length : later, 0, entry);
      return {
        cancel() {
          const index = queue.indexOf(entry);
          if (index !== -1) queue.splice(index, 1);
        },
      };
    },
    advance(milliseconds) {
      const until = now + milliseconds;
      for (let next = queue[0]; next && next.at <= until; next = queue[0]) {
        queue.shift();
        now = next.at;
        next.task();
      }
      now = until;
    },
    get pending() {
      return queue.length;
    },
  };
}
