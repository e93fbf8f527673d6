/** What the lines log to: Powertools' Logger on Lambda, stderr in preview. Never give it a secret, a token or a body. */
export interface Log {
  info(message: string, facts?: Readonly<Record<string, unknown>>): void;
  warn(message: string, facts?: Readonly<Record<string, unknown>>): void;
  error(message: string, error: unknown, facts?: Readonly<Record<string, unknown>>): void;
}

/**
 * The same log, whose every line carries `correlation_id`: the ids of the events, or the id of the work, that it is about.
 * The same id stands in the lines of every function on the way, in the audit record and in the bot's own event.
 */
export function about(log: Log, ...ids: readonly string[]): Log {
  const withId = (facts: Readonly<Record<string, unknown>> = {}) => ({ ...facts, correlation_id: ids.join(" ") });
  return {
    info: (message, facts) => log.info(message, withId(facts)),
    warn: (message, facts) => log.warn(message, withId(facts)),
    error: (message, error, facts) => log.error(message, error, withId(facts)),
  };
}

/** A log that keeps silent, for tests of what is not about logging. */
export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };
