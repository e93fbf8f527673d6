/** What the lines log to: Powertools' Logger on Lambda, stderr in preview. Never give it a secret, a token or a body. */
export interface Log {
  info(message: string, facts?: Readonly<Record<string, unknown>>): void;
  warn(message: string, facts?: Readonly<Record<string, unknown>>): void;
  error(message: string, error: unknown): void;
}

/** A log that keeps silent, for tests of what is not about logging. */
export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };
