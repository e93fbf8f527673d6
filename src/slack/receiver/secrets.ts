/** Signing secrets that are fetched when first needed, kept for ten minutes, and fetched again when they seem to have rotated. */
export type Secrets = {
  /** The secrets in hand. Rejects as the source does while there are none, and asks the source again next time. */
  readonly current: () => Promise<readonly string[]>;
  /** Fetched afresh, or undefined if that was done less than a minute ago, so that forged requests cannot cause a flood. */
  readonly refreshed: () => Promise<readonly string[] | undefined>;
};

/** How long a secret that was withdrawn can still be accepted. */
const KEEP_MS = 10 * 60_000;
const REFRESH_EVERY_MS = 60_000;

/** Keeps what `source` gives; `now` is in milliseconds. A source with a cache of its own makes a rotation seen that much later. */
export function keepSecrets(source: () => Promise<readonly string[]>, now: () => number): Secrets {
  type Kept = { readonly at: number; readonly secrets: Promise<readonly string[]> };
  let kept: Kept | undefined;
  let refreshedAt = Number.NEGATIVE_INFINITY;

  const current = (): Promise<readonly string[]> => {
    if (kept !== undefined && now() - kept.at < KEEP_MS) return kept.secrets;
    const before = kept;
    const secrets = source().catch((error: unknown) => {
      // The first fetch must not fail for as long as the sandbox lives; a later one must not take working secrets away.
      kept = before === undefined ? undefined : { at: now(), secrets: before.secrets };
      if (before === undefined) throw error;
      return before.secrets;
    });
    kept = { at: now(), secrets };
    return secrets;
  };

  const refreshed = async (): Promise<readonly string[] | undefined> => {
    if (now() - refreshedAt < REFRESH_EVERY_MS) return undefined;
    refreshedAt = now();
    const secrets = await source();
    kept = { at: now(), secrets: Promise.resolve(secrets) };
    return secrets;
  };

  return { current, refreshed };
}
