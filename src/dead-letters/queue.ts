/** A message of the dead-letter queue, as one look at it found it. */
export interface Received {
  /** The same as it had in the queue that gave it up. */
  readonly id: string;
  readonly body: string;
  /** Milliseconds since the epoch: when it first came into a queue. */
  readonly sentAt: number;
  /** By which it can be deleted until somebody else receives it. */
  readonly receipt: string;
}

/** The dead-letter queue, as the clock sees it. */
export interface DeadLetterQueue {
  /** About how many wait in it. */
  count(): Promise<number>;
  /** Up to ten of them, hidden from others for half a minute. */
  receive(): Promise<readonly Received[]>;
  delete(letter: Received): Promise<void>;
}

/** The queue in front of `notify`, as the worker sees it. */
export interface EventQueue {
  send(body: string): Promise<void>;
}
