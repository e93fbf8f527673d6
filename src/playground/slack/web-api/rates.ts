import type { Tier } from "./method.ts";

/** Counts calls; says how long to wait once there are too many. */
export interface Rates {
  /** Seconds to wait, or undefined when the call may go ahead (and is then counted). */
  readonly delay: (method: string, tier: Tier, channel: string) => number | undefined;
  readonly reset: () => void;
}

const MINUTE_MS = 60_000;
// Tiers: https://docs.slack.dev/apis/web-api/rate-limits. Slack lets bursts of messages through; the fake does not, so that
// whoever relies on bursts finds out here.
const LIMITS: Readonly<Record<Exclude<Tier, "special">, { readonly calls: number; readonly windowMs: number }>> = {
  message: { calls: 1, windowMs: 1_000 },
  2: { calls: 20, windowMs: MINUTE_MS },
  3: { calls: 50, windowMs: MINUTE_MS },
  4: { calls: 100, windowMs: MINUTE_MS },
};

/** Counts from nothing, by real time. */
export function createRates(realNow: () => number): Rates {
  const calls = new Map<string, readonly number[]>();
  return {
    delay(method, tier, channel) {
      if (tier === "special") return undefined;
      const limit = LIMITS[tier];
      const key = tier === "message" ? `${method} ${channel}` : method;
      const now = realNow();
      const recent = (calls.get(key) ?? []).filter((at) => now - at < limit.windowMs);
      const oldest = recent[0];
      if (oldest !== undefined && recent.length >= limit.calls) {
        calls.set(key, recent);
        return Math.max(1, Math.ceil((oldest + limit.windowMs - now) / 1000));
      }
      calls.set(key, [...recent, now]);
      return undefined;
    },
    reset: () => calls.clear(),
  };
}
